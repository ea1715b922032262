package io.shopsql.imports;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses times strictly. Belongs to one pass over a file: it caches the last time, which an order's lines share. */
final class OrderTimes {

    private static final int MAX_LENGTH = 64;
    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant END = Instant.parse("+10000-01-01T00:00:00Z");

    private final String pattern;
    private final DateTimeFormatter formatter;
    private final ZoneId zone;
    private @Nullable String lastText;
    private Instant last = Instant.EPOCH;

    OrderTimes(String pattern, ZoneId zone) {
        this.pattern = pattern;
        this.formatter = formatter(pattern);
        this.zone = zone;
    }

    /** Strict: 31 November is refused, not made 1 December. */
    @CanIgnoreReturnValue
    static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(yearsWithoutEra(pattern), Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT);
    }

    /** Replaces {@code yyyy} by {@code uuuu}: strict parsing would require an era with {@code yyyy}. */
    private static String yearsWithoutEra(String pattern) {
        StringBuilder text = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\'') {
                quoted = !quoted;
            } else if (text.charAt(i) == 'y' && !quoted) {
                text.setCharAt(i, 'u');
            }
        }
        return text.toString();
    }

    Instant parse(String text) {
        if (!text.equals(lastText)) {
            last = read(text);
            lastText = text;
        }
        return last;
    }

    private Instant read(String text) {
        Instant time;
        try {
            if (text.length() > MAX_LENGTH) {
                throw new DateTimeException("too long");
            }
            time = instant(formatter.parse(text));
        } catch (DateTimeException | ArithmeticException e) {
            throw new Malformed("must be a time written as " + pattern);
        }
        if (time.isBefore(FIRST) || !time.isBefore(END)) {
            throw new Malformed("must be in the years 1 to 9999");
        }
        return time;
    }

    private Instant instant(TemporalAccessor parsed) {
        LocalTime clock = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = LocalDate.from(parsed).atTime(clock == null ? LocalTime.MIDNIGHT : clock);
        ZoneId stated = parsed.query(TemporalQueries.zone());
        ZoneId meant = stated == null ? zone : stated;
        List<ZoneOffset> offsets = meant.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Malformed("is a time that " + meant + " skipped when its clocks were set forward");
        }
        // when clocks were set back, a local time occurs twice: take the earlier
        return local.toInstant(offsets.get(0));
    }
}
