package io.shopsql.imports;

import io.shopsql.error.BadConfiguration;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The format of an order-line file. Immutable and thread-safe; start with {@link #DEFAULT}. Each method returns a changed copy
 * and throws {@link BadConfiguration} if the value is invalid.
 *
 * <pre>{@code
 * ImportOptions options = ImportOptions.DEFAULT.separator(';').decimalComma(true).zone(ZoneId.of("Europe/London"));
 * }</pre>
 */
public final class ImportOptions {

    /** The placeholder for the customer's number in {@link #emailPattern}. */
    public static final String CODE = "{code}";

    /** Comma-separated UTF-8 with the usual headers, times as {@code 2010-12-01 08:26:00} in UTC, strict. */
    public static final ImportOptions DEFAULT = new ImportOptions(new Values());

    private static final int MAX_EMAIL_PATTERN = 200;

    private final Values values;

    private ImportOptions(Values values) {
        this.values = values;
    }

    /** The header of a column in this file. Default: {@link Column#header}. */
    public ImportOptions header(Column column, String header) {
        return with(v -> v.headers.put(column, header));
    }

    /** The character between two fields. Default: a comma. */
    public ImportOptions separator(char separator) {
        if (separator == '"' || separator == '\r' || separator == '\n' || separator == 0) {
            throw new BadConfiguration("The separator must not be a quote, a line end or NUL.", "choose another.");
        }
        return with(v -> v.separator = separator);
    }

    /** The charset of the file. Default: by its byte order mark, else UTF-8. */
    public ImportOptions charset(Charset charset) {
        return with(v -> v.charset = charset);
    }

    /**
     * The pattern of a time, in the letters of {@link java.time.format.DateTimeFormatter}, parsed strictly. Default: {@code
     * yyyy-MM-dd HH:mm:ss}.
     */
    public ImportOptions datePattern(String pattern) {
        try {
            OrderTimes.formatter(pattern);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadConfiguration(
                    "'" + pattern + "' is not a date pattern: " + e.getMessage() + ".",
                    "use the letters of java.time's DateTimeFormatter, e.g. yyyy-MM-dd HH:mm:ss.");
        }
        return with(v -> v.datePattern = pattern);
    }

    /** The zone of times without an offset. Default: UTC. */
    public ImportOptions zone(ZoneId zone) {
        return with(v -> v.zone = zone);
    }

    /** Whether prices are written 2,55 rather than 2.55. Default: false. */
    public ImportOptions decimalComma(boolean decimalComma) {
        return with(v -> v.decimalComma = decimalComma);
    }

    /** Whether to skip and report invoices that cannot be imported, instead of refusing the file. Default: false. */
    public ImportOptions lenient(boolean lenient) {
        return with(v -> v.lenient = lenient);
    }

    /**
     * The e-mail address of a new customer, with {@link #CODE} for the customer's number; at most 200 characters. Default:
     * {@code customer-{code}@import.invalid}.
     */
    public ImportOptions emailPattern(String pattern) {
        if (!pattern.contains(CODE) || pattern.length() > MAX_EMAIL_PATTERN) {
            throw new BadConfiguration(
                    "The e-mail pattern must contain " + CODE + " and have at most " + MAX_EMAIL_PATTERN
                            + " characters.",
                    "use e.g. " + CODE + "@example.com.");
        }
        return with(v -> v.emailPattern = pattern);
    }

    /**
     * The regular expression for invoice numbers of cancellations; it must match the whole number, case-sensitively. Default:
     * {@code C[0-9]+}.
     *
     * @param pattern null if no invoice is a cancellation
     */
    public ImportOptions cancellationPattern(@Nullable String pattern) {
        try {
            Predicate<String> cancellations =
                    pattern == null ? number -> false : Pattern.compile(pattern).asMatchPredicate();
            return with(v -> v.cancellations = cancellations);
        } catch (PatternSyntaxException e) {
            throw new BadConfiguration(
                    "The cancellation pattern is not a regular expression: " + e.getDescription() + ".",
                    "use e.g. C[0-9]+.");
        }
    }

    String headerOf(Column column) {
        return values.headers.getOrDefault(column, column.header());
    }

    char separator() {
        return values.separator;
    }

    @Nullable
    Charset charset() {
        return values.charset;
    }

    OrderTimes times() {
        return new OrderTimes(values.datePattern, values.zone);
    }

    char decimalPoint() {
        return values.decimalComma ? ',' : '.';
    }

    boolean lenient() {
        return values.lenient;
    }

    String emailOf(String customer) {
        return values.emailPattern.replace(CODE, customer);
    }

    boolean isCancellation(String invoice) {
        return values.cancellations.test(invoice);
    }

    private ImportOptions with(Consumer<Values> change) {
        Values changed = new Values(values);
        change.accept(changed);
        return new ImportOptions(changed);
    }

    /** Holds the values; mutable only while a copy is being built. */
    private static final class Values {
        private final Map<Column, String> headers = new EnumMap<>(Column.class);
        private char separator = ',';
        private @Nullable Charset charset;
        private String datePattern = "yyyy-MM-dd HH:mm:ss";
        private ZoneId zone = ZoneOffset.UTC;
        private boolean decimalComma;
        private boolean lenient;
        private String emailPattern = "customer-" + CODE + "@import.invalid";
        private Predicate<String> cancellations = Pattern.compile("C[0-9]+").asMatchPredicate();

        private Values() {}

        private Values(Values other) {
            headers.putAll(other.headers);
            separator = other.separator;
            charset = other.charset;
            datePattern = other.datePattern;
            zone = other.zone;
            decimalComma = other.decimalComma;
            lenient = other.lenient;
            emailPattern = other.emailPattern;
            cancellations = other.cancellations;
        }
    }
}
