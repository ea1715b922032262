package io.shopsql.report.internal;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Set;

/** Time ranges before an as-of day. */
public final class AsOf {

    /** The maximum number of days: a century. */
    private static final int MAX_DAYS = 36_525;

    private AsOf() {}

    /**
     * Checks the parameters of a report as of a day and returns the statuses in declaration order.
     *
     * @throws InvalidInput if the day is not in the years 1 to 9999, or {@code statuses} is empty
     */
    public static Set<OrderStatus> checked(LocalDate day, Set<OrderStatus> statuses) {
        Days.checked("asOf", day);
        return Sales.checked(statuses);
    }

    /**
     * Like the other method, with a number of days before it.
     *
     * @throws InvalidInput if the day is not in the years 1 to 9999, the days are not 1 to 36,525, or {@code statuses}
     *     is empty
     */
    public static Set<OrderStatus> checked(LocalDate day, int days, Set<OrderStatus> statuses) {
        if (days < 1 || days > MAX_DAYS) {
            throw new InvalidInput("days", "must be 1.." + MAX_DAYS + ", was " + days);
        }
        return checked(day, statuses);
    }

    /** Today in UTC. */
    public static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    /** The given number of whole days before the day, in the zone; excludes the day itself. */
    public static TimeRange daysBefore(LocalDate day, int days, ZoneId zone) {
        return new TimeRange(start(day, days, zone), Days.storedStart(day, zone), zone);
    }

    /** Everything before the day. */
    public static TimeRange before(LocalDate day, ZoneId zone) {
        return new TimeRange(null, Days.storedStart(day, zone), zone);
    }

    /** The start of the first of these days. */
    public static Instant start(LocalDate day, int days, ZoneId zone) {
        return Days.storedStart(day.minusDays(days), zone);
    }
}
