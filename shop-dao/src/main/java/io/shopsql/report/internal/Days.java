package io.shopsql.report.internal;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.InstantBinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Where the days of a zone begin. Nothing else turns a date into an instant. */
public final class Days {

    /** The day after the last that an order can have, east of Greenwich. */
    private static final LocalDate LATEST = LocalDate.of(10_000, 1, 2);

    private Days() {}

    /**
     * A day that a user gives.
     *
     * @throws InvalidInput if it is not in the years that are stored
     */
    public static LocalDate checked(String field, LocalDate day) {
        if (day.getYear() < 1 || day.isAfter(LATEST)) {
            throw new InvalidInput(field, "must be in the years 1 to 9999, was " + day);
        }
        return day;
    }

    /** The first instant of the day, later than midnight where the clocks skip it. It may be one that no engine stores. */
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The same, or the nearest instant that both engines store. */
    public static Instant storedStart(LocalDate day, ZoneId zone) {
        return InstantBinding.nearest(start(day, zone));
    }
}
