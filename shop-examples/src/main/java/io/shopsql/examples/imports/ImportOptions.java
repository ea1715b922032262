package io.shopsql.examples.imports;

import io.shopsql.error.BadConfiguration;
import java.nio.charset.Charset;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
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
 * @param lenient whether malformed lines are skipped and counted, rather than refusing the file
 * @param emailPattern the e-mail address of a new customer; {@code {code}} stands for the customer's number
 */
public record ImportOptions(
        Map<Column, String> headers,
        char separator,
        @Nullable Charset charset,
        String datePattern,
        ZoneId zone,
        boolean decimalComma,
        boolean lenient,
        String emailPattern) {

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
            "customer-" + CODE + "@import.invalid");

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
    }

    /** The same, with a column found by another header. */
    public ImportOptions header(Column column, String header) {
        Map<Column, String> more = new EnumMap<>(Column.class);
        more.putAll(headers);
        more.put(column, header);
        return new ImportOptions(more, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions separator(char separator) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions charset(Charset charset) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions datePattern(String datePattern) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions zone(ZoneId zone) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions decimalComma(boolean decimalComma) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions lenient(boolean lenient) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    public ImportOptions emailPattern(String emailPattern) {
        return new ImportOptions(headers, separator, charset, datePattern, zone, decimalComma, lenient, emailPattern);
    }

    String headerOf(Column column) {
        return headers.getOrDefault(column, column.header());
    }

    String emailOf(String customer) {
        return emailPattern.replace(CODE, customer);
    }
}
