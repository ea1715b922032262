package io.shopsql.report;

import static java.time.temporal.IsoFields.QUARTER_OF_YEAR;
import static java.time.temporal.IsoFields.WEEK_BASED_YEAR;
import static java.time.temporal.IsoFields.WEEK_OF_WEEK_BASED_YEAR;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Periods.Period;
import io.shopsql.report.internal.Days;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.TemporalUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The unit by which time is grouped. A bucket runs from midnight of its first day in the zone to midnight of the next
 * bucket's first day, so a day may have 23, 24 or 25 hours. If the clocks skip midnight, the day begins at the first
 * instant after the gap. A day that a zone skipped (2011-12-30 in Pacific/Apia) has no bucket.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions are stateless
public enum Bucket {
    /** {@code 2010-12-01}. */
    DAY(ChronoUnit.DAYS, day -> day, LocalDate::toString),
    /** {@code 2010-W48}: Monday to Sunday; the year of its Thursday. */
    ISO_WEEK(
            ChronoUnit.WEEKS,
            day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
            first -> text("%04d-W%02d", first.get(WEEK_BASED_YEAR), first.get(WEEK_OF_WEEK_BASED_YEAR))),
    /** {@code 2010-12}. */
    MONTH(
            ChronoUnit.MONTHS,
            day -> day.withDayOfMonth(1),
            first -> text("%04d-%02d", first.getYear(), first.getMonthValue())),
    /** {@code 2010-Q4}. */
    QUARTER(
            IsoFields.QUARTER_YEARS,
            day -> day.with(IsoFields.DAY_OF_QUARTER, 1),
            first -> text("%04d-Q%d", first.getYear(), first.get(QUARTER_OF_YEAR))),
    /** {@code 2010}. */
    YEAR(ChronoUnit.YEARS, day -> day.withDayOfYear(1), first -> text("%04d", first.getYear()));

    /** Maximum number of buckets of a report: 27 years of days. One statement binds all their bounds. */
    public static final int MAX_BUCKETS = 10_000;

    private final TemporalUnit unit;
    private final UnaryOperator<LocalDate> first;
    private final Function<LocalDate, String> label;

    /**
     * A bucket.
     *
     * @param first maps a day to the first day of its bucket
     * @param label maps the first day of a bucket to its label
     */
    Bucket(TemporalUnit unit, UnaryOperator<LocalDate> first, Function<LocalDate, String> label) {
        this.unit = unit;
        this.first = first;
        this.label = label;
    }

    /**
     * Lists the buckets between two instants, the first and the last clipped to them; empty if the instants are equal.
     *
     * @throws InvalidInput if there are more than {@link #MAX_BUCKETS}
     */
    List<Period> between(Instant from, Instant to, ZoneId zone) {
        List<Period> periods = new ArrayList<>();
        LocalDate first = first(from, zone);
        Instant start = from;
        while (start.isBefore(to)) {
            LocalDate next = first.plus(1, unit);
            Instant begin = Days.start(next, zone);
            Instant end = begin.isBefore(to) ? begin : to;
            // empty where the zone skipped the day
            if (end.isAfter(start)) {
                if (periods.size() == MAX_BUCKETS) {
                    throw new InvalidInput(
                            "range",
                            "must have at most " + MAX_BUCKETS + " buckets, had more: from " + from + " to " + to,
                            "narrow the range or use a larger bucket.");
                }
                periods.add(new Period(label.apply(first), start, end));
                start = end;
            }
            first = next;
        }
        return periods;
    }

    /** Returns the start of the bucket that contains the instant. */
    public Instant startOf(Instant time, ZoneId zone) {
        return Days.start(first(time, zone), zone);
    }

    /** Returns the end (exclusive) of the bucket that contains the instant. */
    public Instant endOf(Instant time, ZoneId zone) {
        return Days.start(first(time, zone).plus(1, unit), zone);
    }

    private LocalDate first(Instant time, ZoneId zone) {
        LocalDate first = this.first.apply(time.atZone(zone).toLocalDate());
        // clocks set back across midnight show the old date again, although the next bucket has begun
        while (!Days.start(first.plus(1, unit), zone).isAfter(time)) {
            first = first.plus(1, unit);
        }
        return first;
    }

    private static String text(String format, Object... numbers) {
        return String.format(Locale.ROOT, format, numbers);
    }
}
