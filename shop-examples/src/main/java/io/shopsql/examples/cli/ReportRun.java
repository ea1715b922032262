package io.shopsql.examples.cli;

import io.shopsql.Shop;
import io.shopsql.report.Explained;
import io.shopsql.report.Report;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Asks one report and prints its rows.
 *
 * @param <R> what a row is
 */
abstract class ReportRun<R extends Record> implements Runnable {

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(names = "--sql", description = "Print the report's SQL rather than its rows.")
    private boolean sql;

    @Option(names = "--explain", description = "Print the report's SQL, and the engine's plan for it.")
    private boolean explain;

    private final Shell shell;
    private final Database database;
    private final Class<R> rowType;

    ReportRun(Shell shell, Database database, Class<R> rowType) {
        this.shell = shell;
        this.database = database;
        this.rowType = rowType;
    }

    /** The question, with what was asked for. */
    abstract Report<List<R>> report();

    /** What was asked, with the filter. */
    abstract String caption();

    @Override
    public void run() {
        try (Shop shop = database.open()) {
            if (sql || explain) {
                shop.explain(report()).forEach(this::print);
            } else {
                output.print(shell.out(), caption(), rowType, shop.report(report()));
            }
        }
    }

    private void print(Explained statement) {
        shell.out().println(statement.sql() + ";");
        if (explain) {
            shell.out().println();
            shell.out().println(statement.plan().indent(2).stripTrailing());
        }
        shell.out().println();
    }
}
