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

/** Which orders count. */
public final class Sales {

    /** A sale, unless a report is told otherwise. */
    public static final Set<OrderStatus> COMPLETED = Set.of(OrderStatus.COMPLETED);

    /** What most reports look at unless told otherwise. */
    public static final TimeRange EVER = TimeRange.ALL.counting(COMPLETED);

    /** Rows that a report which streams takes from a server at a time; SQLite streams by itself. */
    public static final int FETCH_SIZE = 1000;

    /** The filter of most reports by the order. */
    public static final String IN_RANGE =
            "orders placed in the range with one of the given statuses (completed unless given).";

    /** The filter of most reports by the line. */
    public static final String LINES_IN_RANGE = "lines of " + IN_RANGE;

    private Sales() {}

    /** A copy in the order of the declaration, so that a report always prints and asks the same. */
    public static Set<OrderStatus> checked(Set<OrderStatus> statuses) {
        return TimeRange.ALL.counting(statuses).statuses();
    }

    /** A range of a report on orders of every status: it must not choose some. */
    public static TimeRange ofEveryStatus(TimeRange range) {
        if (!range.statuses().isEmpty()) {
            throw new InvalidInput(
                    "range", "must not choose statuses for a report on all of them, chose " + range.statuses());
        }
        return range;
    }

    /** In SQL: whether an order counts and was placed in the range. */
    public static Condition in(TimeRange range) {
        return of(range).and(range.contains(ORDERS.CREATED_AT));
    }

    /** In SQL: whether an order has a status that counts in the range, whenever it was placed. */
    public static Condition of(TimeRange range) {
        Set<OrderStatus> statuses = range.statuses().isEmpty() ? COMPLETED : range.statuses();
        // literals: a planner that sees a parameter cannot tell that the partial indexes will do
        List<Field<OrderStatus>> literals = statuses.stream()
                .<Field<OrderStatus>>map(status -> inline(status, ORDERS.STATUS.getDataType()))
                .toList();
        return literals.size() == 1 ? ORDERS.STATUS.eq(literals.get(0)) : ORDERS.STATUS.in(literals);
    }
}
