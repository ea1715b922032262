package io.shopsql.examples.cli;

import io.shopsql.Shop;
import java.util.List;
import picocli.CommandLine.Mixin;

/**
 * Asks one report and prints its rows.
 *
 * @param <R> what a row is
 */
abstract class ReportRun<R extends Record> implements Runnable {

    @Mixin
    private final OutputOptions output = new OutputOptions();

    private final Shell shell;
    private final Database database;
    private final Class<R> rowType;

    ReportRun(Shell shell, Database database, Class<R> rowType) {
        this.shell = shell;
        this.database = database;
        this.rowType = rowType;
    }

    abstract List<R> rows(Shop shop);

    /** What was asked, with the filter. */
    abstract String caption();

    @Override
    public void run() {
        try (Shop shop = database.open()) {
            output.print(shell.out(), caption(), rowType, rows(shop));
        }
    }
}
