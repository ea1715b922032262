package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import io.shopsql.report.Bucket.Period;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.impl.SQLDataType;

/** The buckets of a range, as rows to join orders to. */
record Periods(Table<?> table, Field<Integer> place, Field<Instant> starts, Field<Instant> ends) {

    /** How many statements {@link #of} takes. */
    static int statements(TimeRange range) {
        return range.from() == null || range.to() == null ? 1 : 0;
    }

    /** The buckets of the range; where it lacks a bound, from or to the whole bucket of the first or the last sale. */
    static List<Period> of(DSLContext db, Bucket bucket, TimeRange range, Set<OrderStatus> statuses) {
        return of(db, bucket, range, statuses, Bucket.MAX_BUCKETS);
    }

    /** The same, but so many at most. */
    static List<Period> of(DSLContext db, Bucket bucket, TimeRange range, Set<OrderStatus> statuses, int most) {
        Instant from = range.from();
        Instant to = range.to();
        if (from == null || to == null) {
            Condition sale = Sales.in(range, statuses);
            // two look-ups at the ends of the index: SQLite reads all of it for min and max in one
            var ends = db.select(
                            field(select(min(ORDERS.CREATED_AT)).from(ORDERS).where(sale)),
                            field(select(max(ORDERS.CREATED_AT)).from(ORDERS).where(sale)))
                    .fetchSingle();
            if (ends.value1() == null) {
                return List.of();
            }
            from = from == null ? InstantBinding.nearest(bucket.startOf(ends.value1(), range.zone())) : from;
            to = to == null ? InstantBinding.nearest(bucket.endOf(ends.value2(), range.zone())) : to;
        }
        return bucket.between(from, to, range.zone(), most);
    }

    /** In SQL; the first is at place 0. By the place one groups and sorts: it is a number, and a time is text on SQLite. */
    static Periods rows(List<Period> periods) {
        return rows(periods, 0);
    }

    /** The same, with the first at another place. */
    static Periods rows(List<Period> periods, int first) {
        DataType<Instant> time = ORDERS.CREATED_AT.getDataType();
        RowN[] rows = new RowN[periods.size()];
        for (int i = 0; i < rows.length; i++) {
            Period p = periods.get(i);
            rows[i] = row(List.of(inline(first + i), val(p.from(), time), val(p.to(), time)));
        }
        var table = values(rows).as("buckets", "place", "starts", "ends");
        return new Periods(
                table,
                table.field("place", SQLDataType.INTEGER),
                table.field("starts", time),
                table.field("ends", time));
    }

    /** Whether an order that counts was placed in the bucket. */
    Condition hold(Set<OrderStatus> statuses) {
        return ORDERS.CREATED_AT.ge(starts).and(ORDERS.CREATED_AT.lt(ends)).and(Sales.of(statuses));
    }
}
