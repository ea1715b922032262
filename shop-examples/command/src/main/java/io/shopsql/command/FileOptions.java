package io.shopsql.command;

import io.shopsql.error.BadConfiguration;
import io.shopsql.imports.Column;
import io.shopsql.imports.ImportOptions;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The format of an order-line file. */
final class FileOptions {

    @Option(
            names = "--column",
            paramLabel = "KEY=HEADER",
            description = {
                "The header of a column, e.g. price=Price; may be repeated. The keys and their usual headers:"
                        + " invoice=InvoiceNo, product=StockCode, description=Description, quantity=Quantity,"
                        + " date=InvoiceDate, price=UnitPrice, customer=CustomerID, country=Country.",
                "Headers are matched ignoring case and spaces."
            })
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "The field separator: one character, or 'tab'. Default: a comma.")
    private String separator = ",";

    @Option(
            names = "--charset",
            paramLabel = "CHARSET",
            description =
                    "The file's charset, e.g. windows-1252. Default: UTF-8, or UTF-16 if the file begins with its byte"
                            + " order mark. A file with bytes that are invalid in the charset is refused.")
    private @Nullable Charset charset;

    @Option(
            names = "--date-pattern",
            paramLabel = "PATTERN",
            defaultValue = "yyyy-MM-dd HH:mm:ss",
            description =
                    "The pattern of times, e.g. M/d/yyyy H:mm; parsed strictly. Without a time of day it is midnight."
                            + " Default: ${DEFAULT-VALUE}.")
    private String datePattern = "";

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(names = "--decimal-comma", description = "Prices use a decimal comma: 2,55 instead of 2.55.")
    private boolean decimalComma;

    @ArgGroup
    private final Cancellations cancellations = new Cancellations();

    /** Which invoice numbers are cancellations. */
    private static final class Cancellations {

        @Option(
                names = "--cancellation-pattern",
                paramLabel = "REGEX",
                description = "A regular expression for the invoice numbers of cancellations; it must match the whole"
                        + " number, case-sensitively. Default: C[0-9]+.")
        private @Nullable String pattern;

        @Option(names = "--no-cancellations", description = "Treat no invoice as a cancellation.")
        private boolean none;
    }

    /**
     * The options for the importer.
     *
     * @throws BadConfiguration naming the invalid option
     */
    ImportOptions asImportOptions() {
        ImportOptions options = ImportOptions.DEFAULT
                .separator(separatorChar())
                .datePattern(datePattern)
                .zone(zone.zone())
                .decimalComma(decimalComma);
        if (charset != null) {
            options = options.charset(charset);
        }
        if (cancellations.none) {
            options = options.cancellationPattern(null);
        } else if (cancellations.pattern != null) {
            options = options.cancellationPattern(cancellations.pattern);
        }
        for (Map.Entry<String, String> column : columns.entrySet()) {
            Column known = Column.named(column.getKey())
                    .orElseThrow(() -> new BadConfiguration(
                            "--column has no key '" + column.getKey() + "'.", "use one of " + Column.keys() + "."));
            options = options.header(known, column.getValue());
        }
        return options;
    }

    private char separatorChar() {
        if (separator.equals("tab") || separator.equals("\\t")) {
            return '\t';
        }
        if (separator.length() != 1) {
            throw new BadConfiguration(
                    "--separator must be one character or 'tab', was '" + separator + "'.", "correct it.");
        }
        return separator.charAt(0);
    }
}
