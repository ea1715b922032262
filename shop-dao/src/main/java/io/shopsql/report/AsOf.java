package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Days counted back from the beginning of a day. */
final class AsOf {

    /** A century: what is older is asked for without a limit. */
    private static final int MAX_DAYS = 36_525;

    private AsOf() {}

    static int checked(int days) {
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidInput("days", "must be 1.." + MAX_DAYS + ", was " + days);
        }
        return days;
    }

    /** The day that it is in UTC. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Whole days in the zone; the day itself is not in it. */
    static TimeRange daysBefore(LocalDate day, int days, ZoneId zone) {
        return TimeRange.of(day.minusDays(days), day, zone);
    }

    /** All before the day. */
    static TimeRange before(LocalDate day, ZoneId zone) {
        return TimeRange.until(day.atStartOfDay(zone).toInstant()).in(zone);
    }

    /** How many dates later the day is than the one that the clocks of the zone showed at the time. */
    static long daysSince(Instant time, LocalDate day, ZoneId zone) {
        return ChronoUnit.DAYS.between(time.atZone(zone).toLocalDate(), day);
    }
}
