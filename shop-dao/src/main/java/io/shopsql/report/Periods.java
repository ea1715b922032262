package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.falseCondition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import io.shopsql.schema.type.InstantBinding;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;

/**
 * Periods of time as a derived table, for your own reports that also show periods without rows: the days, weeks,
 * months, quarters or years of a range in its time zone, or custom periods. Immutable and thread-safe.
 *
 * <p>New users per month, including months without any:
 *
 * <pre>{@code
 * Periods months = Periods.of(db, Bucket.MONTH, range, USERS.CREATED_AT, noCondition());
 * return db.select(months.place(), count(USERS.ID))
 *         .from(months.table())
 *         .leftJoin(USERS)
 *         .on(months.hold(USERS.CREATED_AT))
 *         .groupBy(months.place())
 *         .orderBy(months.place())
 *         .fetch(r -> new Row(months.at(r.value1()).label(), r.value2()));
 * }</pre>
 */
public final class Periods {

    /**
     * A period, half-open [from, to).
     *
     * @param label such as {@code 2010-12}
     * @param from the first instant in it
     * @param to the first instant after it
     */
    public record Period(String label, Instant from, Instant to) {}

    private static final DataType<Instant> TIME = ORDERS.CREATED_AT.getDataType();

    private final List<Period> all;
    private final Table<?> table;

    private Periods(List<Period> all) {
        this.all = List.copyOf(all);
        this.table = (all.isEmpty() ? none() : values(rows(all))).as("buckets", "place", "starts", "ends");
    }

    /**
     * The buckets of a range, the first and the last clipped to it. If the range lacks a bound, one statement finds the
     * first and the last row, and the periods start or end with the whole bucket of that row.
     *
     * @param time the column that assigns a row to a bucket
     * @param rows the rows of its table to include
     * @return no periods if the range is empty, or lacks a bound and no row is included
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     */
    public static Periods of(
            DSLContext db, Bucket bucket, TimeRange range, TableField<?, Instant> time, Condition rows) {
        Instant from = range.from();
        Instant to = range.to();
        if (from == null || to == null) {
            Condition counts = rows.and(range.contains(time));
            // two subqueries, each one index look-up: SQLite scans the index for min and max in one select
            var ends = db.select(
                            field(select(min(time)).from(time.getTable()).where(counts)),
                            field(select(max(time)).from(time.getTable()).where(counts)))
                    .fetchSingle();
            if (ends.value1() == null) {
                return new Periods(List.of());
            }
            from = from == null ? InstantBinding.nearest(bucket.startOf(ends.value1(), range.zone())) : from;
            to = to == null ? InstantBinding.nearest(bucket.endOf(ends.value2(), range.zone())) : to;
        }
        return new Periods(bucket.between(from, to, range.zone()));
    }

    /** Custom periods, such as seasons or campaigns, in the order of the list. They may overlap. */
    public static Periods of(List<Period> periods) {
        return new Periods(periods);
    }

    /** The periods, by index from 0. */
    public List<Period> all() {
        return all;
    }

    /**
     * The period at an index, as {@link #place} returns it in SQL.
     *
     * @throws IndexOutOfBoundsException if there is no such period
     */
    public Period at(int place) {
        return all.get(place);
    }

    /** The table to select from, named {@code buckets}: one row per period. */
    public Table<?> table() {
        return table;
    }

    /**
     * In SQL: the index of a period, from 0. Group and sort by it: it is an integer, while a time is text on SQLite.
     */
    public Field<Integer> place() {
        return table.field("place", SQLDataType.INTEGER);
    }

    /** In SQL: whether the time is in the period. As the condition of an outer join, it keeps periods without rows. */
    public Condition hold(Field<Instant> time) {
        return time.ge(table.field("starts", TIME)).and(time.lt(table.field("ends", TIME)));
    }

    private static RowN[] rows(List<Period> periods) {
        return IntStream.range(0, periods.size())
                .mapToObj(i -> row(List.of(
                        inline(i),
                        val(periods.get(i).from(), TIME),
                        val(periods.get(i).to(), TIME))))
                .toArray(RowN[]::new);
    }

    /** An empty table; SQL has no {@code VALUES} without rows. */
    private static Table<?> none() {
        return select(inline(0), val(InstantBinding.MIN, TIME), val(InstantBinding.MIN, TIME))
                .where(falseCondition())
                .asTable();
    }
}
