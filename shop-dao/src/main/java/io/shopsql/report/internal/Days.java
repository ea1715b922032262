package io.shopsql.report.internal;

import io.shopsql.error.InvalidInput;
import io.shopsql.schema.type.InstantBinding;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Computes the start of days in a zone. All conversions from a date to an instant go through here. */
public final class Days {

    /** The day after the last possible order date in zones ahead of UTC. */
    private static final LocalDate LATEST = LocalDate.of(10_000, 1, 2);

    private Days() {}

    /**
     * Validates a day given by the user.
     *
     * @throws InvalidInput if it is outside the stored years
     */
    public static LocalDate checked(String field, LocalDate day) {
        if (day.getYear() < 1 || day.isAfter(LATEST)) {
            throw new InvalidInput(field, "must be in the years 1 to 9999, was " + day);
        }
        return day;
    }

    /**
     * The first instant of the day: midnight, or later if the clocks skip midnight. It may be out of range for the
     * engines.
     */
    public static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The start of the day, limited to the instants that both engines store. */
    public static Instant storedStart(LocalDate day, ZoneId zone) {
        return InstantBinding.nearest(start(day, zone));
    }
}
