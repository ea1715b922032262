package io.shopsql.report;

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
 * How time is cut into pieces. Each piece goes from its first midnight in the zone to the first midnight of the next, so
 * a day has 23, 24 or 25 hours where the clocks change; where they skip midnight, it begins when they go on. A day that
 * a zone never had (2011-12-30 in Pacific/Apia) is no bucket.
 */
@SuppressWarnings("ImmutableEnumChecker") // its functions keep nothing
public enum Bucket {
    /** {@code 2010-12-01}. */
    DAY(ChronoUnit.DAYS, day -> day, LocalDate::toString),
    /** {@code 2010-W48}: Monday to Sunday; the year is that of its Thursday. */
    ISO_WEEK(
            ChronoUnit.WEEKS,
            day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
            first -> String.format(
                    Locale.ROOT,
                    "%04d-W%02d",
                    first.get(IsoFields.WEEK_BASED_YEAR),
                    first.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))),
    /** {@code 2010-12}. */
    MONTH(
            ChronoUnit.MONTHS,
            day -> day.withDayOfMonth(1),
            first -> String.format(Locale.ROOT, "%04d-%02d", first.getYear(), first.getMonthValue())),
    /** {@code 2010-Q4}. */
    QUARTER(
            IsoFields.QUARTER_YEARS,
            day -> day.with(IsoFields.DAY_OF_QUARTER, 1),
            first -> String.format(Locale.ROOT, "%04d-Q%d", first.getYear(), first.get(IsoFields.QUARTER_OF_YEAR))),
    /** {@code 2010}. */
    YEAR(ChronoUnit.YEARS, day -> day.withDayOfYear(1), first -> String.format(Locale.ROOT, "%04d", first.getYear()));

    /** The most buckets that a report takes: 27 years by day. Their bounds are bound in one statement. */
    public static final int MAX_BUCKETS = 10_000;

    private final TemporalUnit unit;
    private final UnaryOperator<LocalDate> first;
    private final Function<LocalDate, String> label;

    /**
     * A bucket.
     *
     * @param first the first day of the bucket that a day is in
     * @param label of the bucket with this first day
     */
    Bucket(TemporalUnit unit, UnaryOperator<LocalDate> first, Function<LocalDate, String> label) {
        this.unit = unit;
        this.first = first;
        this.label = label;
    }

    /**
     * All buckets from one instant to another, the first and the last clipped to them; none if they are the same.
     *
     * @throws InvalidInput if they are more than {@link #MAX_BUCKETS}
     */
    List<Period> between(Instant from, Instant to, ZoneId zone) {
        List<Period> periods = new ArrayList<>();
        LocalDate first = first(from, zone);
        Instant start = from;
        while (start.isBefore(to)) {
            LocalDate next = first.plus(1, unit);
            Instant end = earlier(Days.start(next, zone), to);
            // empty where the zone skipped the day
            if (end.isAfter(start)) {
                if (periods.size() == MAX_BUCKETS) {
                    throw new InvalidInput(
                            "range",
                            "must be at most " + MAX_BUCKETS + " buckets, was more from " + from + " to " + to,
                            "narrow the range, or take a larger bucket.");
                }
                periods.add(new Period(label.apply(first), start, end));
                start = end;
            }
            first = next;
        }
        return periods;
    }

    /** When the bucket begins that an instant is in. */
    public Instant startOf(Instant time, ZoneId zone) {
        return Days.start(first(time, zone), zone);
    }

    /** When the bucket ends that an instant is in. */
    public Instant endOf(Instant time, ZoneId zone) {
        return Days.start(first(time, zone).plus(1, unit), zone);
    }

    private LocalDate first(Instant time, ZoneId zone) {
        LocalDate first = this.first.apply(time.atZone(zone).toLocalDate());
        // the next has begun already where the clocks went back, after midnight, to the evening before
        while (!Days.start(first.plus(1, unit), zone).isAfter(time)) {
            first = first.plus(1, unit);
        }
        return first;
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
