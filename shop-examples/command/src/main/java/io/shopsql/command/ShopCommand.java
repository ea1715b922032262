package io.shopsql.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;

/** The {@code shop} command: a shop's database from the command line. */
@Command(
        name = "shop",
        description = "A web shop's database, on SQLite or Postgres.",
        synopsisSubcommandLabel = "COMMAND",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:success", "1:failure", "2:wrong usage"},
        footerHeading = "%nExamples:%n",
        footer = {
            "  shop demo",
            "  shop import orders.csv",
            "  shop copy --from jdbc:sqlite:shop.db --to jdbc:postgresql://db/shop --to-user shop",
            "  shop report sales-by-customer --from 2010-12-01 --to 2011-01-01",
            "  shop report top-products --format csv > top.csv",
            "  SHOP_PASSWORD=… shop report kpi-summary --url jdbc:postgresql://db/shop --user shop"
        })
public final class ShopCommand implements Runnable {

    @Mixin
    private final Database database;

    private final CommandLine line;

    private ShopCommand(Shell shell) {
        database = new Database(shell);
        line = new CommandLine(this);
        line.getCommandSpec()
                .addOption(OptionSpec.builder("-h", "--help")
                        .usageHelp(true)
                        .scopeType(ScopeType.INHERIT)
                        .description("Show this help.")
                        .build());
        line.addSubcommand(new DemoCommand(shell, database));
        line.addSubcommand(new ExampleCommand(shell, database));
        line.addSubcommand(new ImportCommand(shell, database));
        line.addSubcommand(new CopyCommand(shell, database));
        line.addSubcommand(ReportCommand.withReports(shell, database));
        line.addSubcommand(new DashboardCommand(shell, database));
        line.addSubcommand(new RollupCommand(shell, database));
        line.addSubcommand(new MigrateCommand(shell, database));
        Values.registerWith(line);
        Errors errors = new Errors(shell, database);
        line.setOut(shell.out())
                .setErr(shell.err())
                .setUsageHelpWidth(100)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionStrategy(parsed -> errors.afterPrinting(new RunLast().execute(parsed)))
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
    }

    public static void main(String[] args) {
        System.exit(in(Shell.system()).execute(args));
    }

    /** The command line, ready to execute. */
    static CommandLine in(Shell shell) {
        return new ShopCommand(shell).line;
    }

    @Override
    public void run() {
        throw new ParameterException(
                line,
                "Which command? " + String.join(", ", line.getSubcommands().keySet()) + ".");
    }
}
