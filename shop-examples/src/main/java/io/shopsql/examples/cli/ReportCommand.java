package io.shopsql.examples.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

@Command(
        name = "report",
        description = {
            "Answers a question in rows.",
            "A sale is a completed order, unless --status says otherwise. 'shop report NAME --help' tells more."
        },
        synopsisSubcommandLabel = "NAME",
        commandListHeading = "%nReports:%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop report sales-by-customer --from 2010-12-01 --to 2011-01-01",
            "  shop report revenue-by-period --bucket month --zone Europe/London --format csv",
            "  shop report top-products --by units --limit 25 --format json"
        })
final class ReportCommand implements Runnable {

    private final CommandLine line = new CommandLine(this);

    /** With a subcommand for each report. */
    static CommandLine withReports(Shell shell, Database database) {
        CommandLine line = new ReportCommand().line;
        line.addSubcommand(new CurrentStockCommand(shell, database));
        line.addSubcommand(new KpiSummaryCommand(shell, database));
        line.addSubcommand(new RevenueByPeriodCommand(shell, database));
        line.addSubcommand(new SalesByCustomerCommand(shell, database));
        line.addSubcommand(new TopProductsCommand(shell, database));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                line, "Which report? " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
}
