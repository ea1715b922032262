package io.shopsql.report;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.InstantBinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;

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

    /** The day after the last that an order can have, east of Greenwich. */
    private static final LocalDate LATEST = LocalDate.of(10_000, 1, 2);

    static LocalDate checked(LocalDate day) {
        if (day.getYear() < 1 || day.isAfter(LATEST)) {
            throw new InvalidInput("asOf", "must be in the years 1 to 9999, was " + day);
        }
        return day;
    }

    /** The day that it is in UTC. */
    static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** Whole days in the zone; the day itself is not in it. */
    static TimeRange daysBefore(LocalDate day, int days, ZoneId zone) {
        return new TimeRange(start(day.minusDays(days), zone), start(day, zone), zone);
    }

    /** All before the day. */
    static TimeRange before(LocalDate day, ZoneId zone) {
        return new TimeRange(null, start(day, zone), zone);
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return InstantBinding.nearest(day.atStartOfDay(zone).toInstant());
    }
}
