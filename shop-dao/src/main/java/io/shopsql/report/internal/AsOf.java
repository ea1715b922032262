package io.shopsql.report.internal;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A number of whole days before an as-of day. */
public final class AsOf {

    /** A century: what is older is asked for without a limit. */
    private static final int MAX_DAYS = 36_525;

    private AsOf() {}

    public static int checked(int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidInput("days", "must be 1.." + MAX_DAYS + ", was " + days);
        }
        return days;
    }

    public static LocalDate checked(LocalDate day) {
        return Days.checked("asOf", day);
    }

    /** The day that it is in UTC. */
    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Whole days in the zone; the day itself is not in it. */
    public static TimeRange daysBefore(LocalDate day, int days, ZoneId zone) {
        return new TimeRange(start(day, days, zone), Days.storedStart(day, zone), zone);
    }

    /** All before the day. */
    public static TimeRange before(LocalDate day, ZoneId zone) {
        return new TimeRange(null, Days.storedStart(day, zone), zone);
    }

    /** When the first of the days before the day begins. */
    public static Instant start(LocalDate day, int days, ZoneId zone) {
        return Days.storedStart(day.minusDays(days), zone);
    }
}
