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

/** How an order-line file is written. */
final class FileOptions {

    @Option(
            names = "--column",
            paramLabel = "KEY=HEADER",
            description = {
                "A column that has another header, as price=Price; may be repeated. The keys and their usual headers:"
                        + " invoice=InvoiceNo, product=StockCode, description=Description, quantity=Quantity,"
                        + " date=InvoiceDate, price=UnitPrice, customer=CustomerID, country=Country.",
                "Case and spaces in headers do not matter."
            })
    private Map<String, String> columns = new LinkedHashMap<>();

    @Option(
            names = "--separator",
            paramLabel = "CHAR",
            defaultValue = ",",
            description = "What stands between two fields: one character, or 'tab'. Default: a comma.")
    private String separator = ",";

    @Option(
            names = "--charset",
            paramLabel = "CHARSET",
            description =
                    "As windows-1252. Default: UTF-8, or UTF-16 where the file begins with its mark. A file that is"
                            + " not of its charset is refused.")
    private @Nullable Charset charset;

    @Option(
            names = "--date-pattern",
            paramLabel = "PATTERN",
            defaultValue = "yyyy-MM-dd HH:mm:ss",
            description =
                    "How a time is written, as M/d/yyyy H:mm; read strictly. Without a time of day, it is midnight."
                            + " Default: ${DEFAULT-VALUE}.")
    private String datePattern = "";

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    @Option(names = "--decimal-comma", description = "Prices are written 2,55 rather than 2.55.")
    private boolean decimalComma;

    @ArgGroup
    private final Cancellations cancellations = new Cancellations();

    /** Which invoices are no sales by their number. */
    private static final class Cancellations {

        @Option(
                names = "--cancellation-pattern",
                paramLabel = "REGEX",
                description = "What the whole number of a cancellation matches; upper and lower case differ. Default:"
                        + " C[0-9]+.")
        private @Nullable String pattern;

        @Option(names = "--no-cancellations", description = "No invoice is a cancellation, whatever its number.")
        private boolean none;
    }

    /**
     * The options as the importer takes them.
     *
     * @throws BadConfiguration naming the one that cannot work
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
                            "--column knows no '" + column.getKey() + "'.", "name one of " + Column.keys() + "."));
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
