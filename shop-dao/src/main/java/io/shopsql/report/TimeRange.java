package io.shopsql.report;

import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.internal.Days;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * A half-open span of time [from, to), the time zone of its days, and the statuses of the orders that count as sales.
 * The default zone is UTC, never the zone of the machine. By default completed orders count, unless the report
 * documents otherwise. Bounds are truncated to the microsecond, like the times of orders.
 *
 * <pre>{@code
 * TimeRange.ALL
 * TimeRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2011, 1, 1)) // December 2010, in UTC
 * TimeRange.since(Instant.parse("2011-01-01T00:00:00Z"))
 * TimeRange.ALL.in(ZoneId.of("Europe/London"))
 * TimeRange.ALL.counting(OrderStatus.COMPLETED, OrderStatus.REFUNDED)
 * }</pre>
 *
 * @param from the first instant in it, in the years 1 to 9999; null for no bound
 * @param to the first instant after it, in the years 1 to 9999; null for no bound
 * @param zone the time zone of its days
 * @param statuses the orders that count as sales, in declaration order; empty for the default of the report
 */
public record TimeRange(@Nullable Instant from, @Nullable Instant to, ZoneId zone, Set<OrderStatus> statuses) {

    /** All time, in UTC. */
    public static final TimeRange ALL = new TimeRange(null, null, ZoneOffset.UTC);

    /**
     * Checks the bounds.
     *
     * @throws InvalidInput if a bound is not in the years 1 to 9999, or the range ends before it begins
     */
    public TimeRange {
        from = from == null ? null : InstantBinding.checked(from);
        to = to == null ? null : InstantBinding.checked(to);
        if (from != null && to != null && from.isAfter(to)) {
            throw new InvalidInput("range", "must not end before it begins, was " + from + " to " + to);
        }
        // in declaration order, so that a report always prints the same text and sends the same SQL
        statuses = statuses.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(statuses));
    }

    /**
     * Creates a range with the report's default statuses.
     *
     * @throws InvalidInput if a bound is not in the years 1 to 9999, or the range ends before it begins
     */
    public TimeRange(@Nullable Instant from, @Nullable Instant to, ZoneId zone) {
        this(from, to, zone, Set.of());
    }

    /**
     * Between two instants, in UTC.
     *
     * @throws InvalidInput if a bound is not in the years 1 to 9999, or the range ends before it begins
     */
    public static TimeRange of(Instant from, Instant to) {
        return new TimeRange(from, to, ZoneOffset.UTC);
    }

    /**
     * Whole days in UTC; {@code to} is the first day after them.
     *
     * @throws InvalidInput if a day is not in the years 1 to 9999, or the range ends before it begins
     */
    public static TimeRange of(LocalDate from, LocalDate to) {
        return of(from, to, ZoneOffset.UTC);
    }

    /**
     * Whole days in a zone, with 23 to 25 hours if its clocks change; {@code to} is the first day after them.
     *
     * @throws InvalidInput if a day is not in the years 1 to 9999, or the range ends before it begins
     */
    public static TimeRange of(LocalDate from, LocalDate to, ZoneId zone) {
        return new TimeRange(
                Days.storedStart(Days.checked("from", from), zone),
                Days.storedStart(Days.checked("to", to), zone),
                zone);
    }

    /**
     * Returns the start of a day in a zone: midnight, or the first instant after it if the clocks skip midnight,
     * limited to the instants that both engines store. The limit lets a range end with the last day of the year 9999.
     *
     * @throws InvalidInput if the day is not in the years 1 to 9999
     */
    public static Instant startOf(LocalDate day, ZoneId zone) {
        return Days.storedStart(Days.checked("day", day), zone);
    }

    /**
     * From an instant onwards, in UTC.
     *
     * @throws InvalidInput if it is not in the years 1 to 9999
     */
    public static TimeRange since(Instant from) {
        return new TimeRange(from, null, ZoneOffset.UTC);
    }

    /**
     * Everything before an instant, in UTC.
     *
     * @throws InvalidInput if it is not in the years 1 to 9999
     */
    public static TimeRange until(Instant to) {
        return new TimeRange(null, to, ZoneOffset.UTC);
    }

    /** Changes the zone of the days and keeps the instants. */
    public TimeRange in(ZoneId zone) {
        return new TimeRange(from, to, zone, statuses);
    }

    /** Counts orders of these statuses as sales. */
    public TimeRange counting(OrderStatus status, OrderStatus... others) {
        return new TimeRange(from, to, zone, EnumSet.of(status, others));
    }

    /**
     * Counts orders of these statuses as sales.
     *
     * @throws InvalidInput if the set is empty
     */
    public TimeRange counting(Set<OrderStatus> statuses) {
        if (statuses.isEmpty()) {
            throw new InvalidInput("statuses", "must not be empty");
        }
        return new TimeRange(from, to, zone, statuses);
    }

    /** In SQL: whether the time is in the range; ignores the statuses. */
    public Condition contains(Field<Instant> time) {
        Condition lower = from == null ? noCondition() : time.ge(from);
        return to == null ? lower : lower.and(time.lt(to));
    }
}
