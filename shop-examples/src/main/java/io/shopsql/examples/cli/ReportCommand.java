package io.shopsql.examples.cli;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
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
        Map<String, CommandLine> reports = new TreeMap<>();
        Stream.of(
                        new CurrentStockCommand(shell, database),
                        new KpiSummaryCommand(shell, database),
                        new RevenueByPeriodCommand(shell, database),
                        new SalesByCustomerCommand(shell, database),
                        new TopProductsCommand(shell, database))
                .map(CommandLine::new)
                .forEach(report -> reports.put(report.getCommandName(), report));
        new Catalogue(shell, database)
                .reports().stream()
                        .map(CatalogueReport::line)
                        .forEach(report -> reports.put(report.getCommandName(), report));
        reports.forEach(line::addSubcommand);
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                line, "Which report? " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
}
