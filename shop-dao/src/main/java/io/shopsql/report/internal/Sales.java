package io.shopsql.report.internal;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.inline;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;

/** Selects the orders that count as sales. */
public final class Sales {

    /** The statuses that count as sales by default. */
    public static final Set<OrderStatus> COMPLETED = Set.of(OrderStatus.COMPLETED);

    /** The default range of most reports. */
    public static final TimeRange EVER = TimeRange.ALL.counting(COMPLETED);

    /** Rows per fetch from a server in streaming reports; SQLite always streams. */
    public static final int FETCH_SIZE = 1000;

    /** The filter text of most reports by order. */
    public static final String IN_RANGE =
            "orders placed in the range with one of the given statuses (completed unless given).";

    /** The filter text of most reports by order line. */
    public static final String LINES_IN_RANGE = "lines of " + IN_RANGE;

    /** The filter text of reports as of a day. */
    public static final String BEFORE_DAY =
            "orders placed before the day with one of the given statuses (completed unless given).";

    /** What reports by period say about a range without bounds. */
    public static final String UNBOUNDED = "Without sales, a range that lacks a bound has no rows.";

    private Sales() {}

    /** A copy in declaration order, so that a report always prints the same text and sends the same SQL. */
    public static Set<OrderStatus> checked(Set<OrderStatus> statuses) {
        return TimeRange.ALL.counting(statuses).statuses();
    }

    /** Validates the range of a report on orders of every status: it must not choose statuses. */
    public static TimeRange ofEveryStatus(TimeRange range) {
        if (!range.statuses().isEmpty()) {
            throw new InvalidInput(
                    "range", "must not choose statuses: the report covers all; chose " + range.statuses());
        }
        return range;
    }

    /** In SQL: whether an order was placed in the range and has a status that counts. */
    public static Condition in(TimeRange range) {
        return of(range).and(range.contains(ORDERS.CREATED_AT));
    }

    /** In SQL: whether an order has a status that counts in the range; ignores its time. */
    public static Condition of(TimeRange range) {
        Set<OrderStatus> statuses = range.statuses().isEmpty() ? COMPLETED : range.statuses();
        // literals: with parameters the planner cannot use the partial indexes
        List<Field<OrderStatus>> literals = statuses.stream()
                .<Field<OrderStatus>>map(status -> inline(status, ORDERS.STATUS.getDataType()))
                .toList();
        return literals.size() == 1 ? ORDERS.STATUS.eq(literals.get(0)) : ORDERS.STATUS.in(literals);
    }
}
