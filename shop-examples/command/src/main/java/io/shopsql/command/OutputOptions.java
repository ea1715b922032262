package io.shopsql.command;

import io.shopsql.output.OutputFormat;
import io.shopsql.output.Rows;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The output format of rows. */
final class OutputOptions {

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "${COMPLETION-CANDIDATES}. Default: table. CSV and JSON have plain amounts without the currency. In CSV,"
                            + " text that a spreadsheet would run as a formula gets a leading apostrophe.")
    private @Nullable OutputFormat format;

    @Option(
            names = "--currency",
            paramLabel = "SYMBOL",
            defaultValue = "$",
            description = "The currency symbol before an amount. Default: $.")
    private String currency = "$";

    String currency() {
        return currency;
    }

    /** The format; empty if --format is not given. */
    Optional<OutputFormat> format() {
        return Optional.ofNullable(format);
    }

    void print(PrintWriter out, Rows rows) {
        format().orElse(OutputFormat.TABLE).write(out, rows, currency);
    }

    <R extends Record> void print(PrintWriter out, String caption, Class<R> type, List<R> rows) {
        print(out, Rows.of(type, rows).captioned(caption));
    }

    /** Prints one record; as a table, one line per field. */
    <R extends Record> void printOne(PrintWriter out, String caption, Class<R> type, R row) {
        Rows rows = Rows.of(type, List.of(row));
        if (format().orElse(OutputFormat.TABLE) == OutputFormat.TABLE) {
            out.println(caption);
            rows.fields(currency).forEach((name, value) -> out.printf("  %-22s %15s%n", name.replace('_', ' '), value));
            out.flush();
        } else {
            print(out, rows.captioned(caption));
        }
    }
}
