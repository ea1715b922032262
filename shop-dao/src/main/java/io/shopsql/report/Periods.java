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
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;

/**
 * Periods of time, as a table to join rows to, for a report of your own that shows the periods without rows too: the days,
 * weeks, months, quarters or years of a range, in its time zone, or spans of your own. Immutable and thread-safe.
 *
 * <p>New users of each month, with the months that have none:
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
     * @param label what it is called: {@code 2010-12}
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
     * The buckets of a range, the first and the last clipped to it. Where the range lacks a bound, one statement finds the
     * first and the last of the rows, and the periods go from or to the whole bucket of that.
     *
     * @param time the column by which rows are put into the buckets
     * @param rows which rows of its table count
     * @return none if the range lacks a bound and no row counts, or if it ends where it begins
     * @throws io.shopsql.error.InvalidInput if the buckets are more than {@link Bucket#MAX_BUCKETS}
     */
    public static Periods of(
            DSLContext db, Bucket bucket, TimeRange range, TableField<?, Instant> time, Condition rows) {
        Instant from = range.from();
        Instant to = range.to();
        if (from == null || to == null) {
            Condition counts = rows.and(range.contains(time));
            // two look-ups at the ends of the index: SQLite reads all of it for min and max in one
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

    /** Periods of your own, such as seasons or campaigns, in the order of the list. They may overlap. */
    public static Periods of(List<Period> periods) {
        return new Periods(periods);
    }

    /** The periods, in the order of their places. */
    public List<Period> all() {
        return all;
    }

    /**
     * The period at a place, as {@link #place} gives it in SQL.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public Period at(int place) {
        return all.get(place);
    }

    /** The table, to select from; a row for each period. It is called {@code buckets}. */
    public Table<?> table() {
        return table;
    }

    /** In SQL: the place of a period, from 0. Group and sort by it: it is a number, and a time is text on SQLite. */
    public Field<Integer> place() {
        return table.field("place", SQLDataType.INTEGER);
    }

    /** In SQL: whether the time is in the period. The condition of an outer join keeps the periods without rows. */
    public Condition hold(Field<Instant> time) {
        return time.ge(table.field("starts", TIME)).and(time.lt(table.field("ends", TIME)));
    }

    private static RowN[] rows(List<Period> periods) {
        RowN[] rows = new RowN[periods.size()];
        for (int i = 0; i < rows.length; i++) {
            Period p = periods.get(i);
            rows[i] = row(List.of(inline(i), val(p.from(), TIME), val(p.to(), TIME)));
        }
        return rows;
    }

    /** SQL has no {@code VALUES} without a row. */
    private static Table<?> none() {
        return select(inline(0), val(InstantBinding.MIN, TIME), val(InstantBinding.MIN, TIME))
                .where(falseCondition())
                .asTable();
    }
}
