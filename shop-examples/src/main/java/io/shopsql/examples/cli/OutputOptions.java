package io.shopsql.examples.cli;

import io.shopsql.examples.render.OutputFormat;
import io.shopsql.examples.render.Rows;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine.Option;

/** How rows are printed. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "${COMPLETION-CANDIDATES}. Default: table. Only a table shows the currency.")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(
            names = "--currency",
            paramLabel = "SYMBOL",
            defaultValue = "$",
            description = "What stands before an amount in a table. Default: $.")
    private String currency = "$";

    /** The caption is for the eye: it stands above a table alone. */
    <R extends Record> void print(PrintWriter out, String caption, Class<R> type, List<R> rows) {
        if (format == OutputFormat.TABLE) {
            out.println(caption);
            out.println();
        }
        format.write(out, Rows.of(type, rows), currency);
    }

    /** One record; as a table, a line for each of its fields. */
    <R extends Record> void printOne(PrintWriter out, String caption, Class<R> type, R row) {
        Rows rows = Rows.of(type, List.of(row));
        if (format == OutputFormat.TABLE) {
            out.println(caption);
            rows.fields(currency).forEach((name, value) -> out.printf("  %-22s %15s%n", name.replace('_', ' '), value));
            out.flush();
        } else {
            format.write(out, rows, currency);
        }
    }
}
