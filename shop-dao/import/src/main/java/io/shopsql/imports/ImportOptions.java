package io.shopsql.imports;

import io.shopsql.error.BadConfiguration;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * How an order-line file is to be read. Immutable; begin with {@link #DEFAULT}. What cannot work is refused with a {@link
 * BadConfiguration} that names it.
 *
 * @param headers the headers of columns that are named otherwise than usual
 * @param separator between two fields
 * @param charset of the file; null: the byte order mark decides, UTF-8 without one
 * @param datePattern of a time, as {@link java.time.format.DateTimeFormatter} has it, read strictly
 * @param zone in which times without an offset are meant
 * @param decimalComma whether prices are written 2,55
 * @param lenient whether invoices that cannot be imported are left out and told, rather than refusing the file
 * @param emailPattern the e-mail address of a new customer; {@code {code}} stands for the customer's number
 * @param cancellationPattern the regular expression that the number of a cancellation matches as a whole, case-sensitive; null:
 *     no number is one
 */
public record ImportOptions(
        Map<Column, String> headers,
        char separator,
        @Nullable Charset charset,
        String datePattern,
        ZoneId zone,
        boolean decimalComma,
        boolean lenient,
        String emailPattern,
        @Nullable String cancellationPattern) {

    /** Where the customer's number stands in {@link #emailPattern}. */
    public static final String CODE = "{code}";

    /** Comma-separated UTF-8 with the usual headers, {@code 2010-12-01 08:26:00} in UTC, nothing malformed. */
    public static final ImportOptions DEFAULT = new ImportOptions(
            Map.of(),
            ',',
            null,
            "yyyy-MM-dd HH:mm:ss",
            ZoneOffset.UTC,
            false,
            false,
            "customer-" + CODE + "@import.invalid",
            "C[0-9]+");

    private static final int MAX_EMAIL_PATTERN = 200;

    public ImportOptions {
        headers = Map.copyOf(headers);
        if (separator == '"' || separator == '\r' || separator == '\n' || separator == 0) {
            throw new BadConfiguration("The separator must not be a quote, a line end or NUL.", "state another.");
        }
        try {
            OrderTimes.formatter(datePattern);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new BadConfiguration(
                    "'" + datePattern + "' is not a date pattern: " + e.getMessage() + ".",
                    "write it with the letters of java.time's DateTimeFormatter, as yyyy-MM-dd HH:mm:ss.");
        }
        if (!emailPattern.contains(CODE) || emailPattern.length() > MAX_EMAIL_PATTERN) {
            throw new BadConfiguration(
                    "The e-mail pattern must contain " + CODE + " and have at most " + MAX_EMAIL_PATTERN
                            + " characters.",
                    "write it as " + CODE + "@example.com.");
        }
        try {
            cancellations(cancellationPattern);
        } catch (PatternSyntaxException e) {
            throw new BadConfiguration(
                    "The cancellation pattern is not a regular expression: " + e.getDescription() + ".",
                    "write it as C[0-9]+.");
        }
    }

    /** The same, with a column found by another header. */
    public ImportOptions header(Column column, String header) {
        Map<Column, String> more = new EnumMap<>(Column.class);
        more.putAll(headers);
        more.put(column, header);
        return new ImportOptions(
                more, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern, cancellationPattern);
    }

    public ImportOptions separator(char separator) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions charset(Charset charset) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions datePattern(String datePattern) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions zone(ZoneId zone) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions decimalComma(boolean decimalComma) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions lenient(boolean lenient) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions emailPattern(String emailPattern) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    public ImportOptions cancellationPattern(@Nullable String cancellationPattern) {
        return new ImportOptions(
                headers,
                separator,
                charset,
                datePattern,
                zone,
                decimalComma,
                lenient,
                emailPattern,
                cancellationPattern);
    }

    String headerOf(Column column) {
        return headers.getOrDefault(column, column.header());
    }

    /** Tells the numbers of cancellations. */
    Predicate<String> cancellations() {
        return cancellations(cancellationPattern);
    }

    private static Predicate<String> cancellations(@Nullable String pattern) {
        return pattern == null ? number -> false : Pattern.compile(pattern).asMatchPredicate();
    }

    String emailOf(String customer) {
        return emailPattern.replace(CODE, customer);
    }
}
