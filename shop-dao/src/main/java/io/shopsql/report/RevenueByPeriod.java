package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.sum;
import static org.jooq.impl.DSL.val;
import static org.jooq.impl.DSL.values;

import io.shopsql.report.Bucket.Period;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.DataType;
import org.jooq.Field;
import org.jooq.RowN;
import org.jooq.impl.SQLDataType;

/**
 * How much was sold each day, week, month, quarter or year?
 *
 * <ul>
 *   <li><b>Definition</b>: for each bucket the number of sales, their pieces and the sum of their totals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Buckets</b>: every bucket of the range, in the time zone of the range, also those without a sale, with zeros;
 *       the first and the last are clipped to the range. At most {@value Bucket#MAX_BUCKETS}.
 *   <li><b>Without a bound</b>: a range that lacks one goes from, or to, the whole bucket of the first or the last sale.
 *   <li><b>Order</b>: by time.
 *   <li><b>Nulls and empty</b>: a range that lacks a bound is empty without a sale in it; so is one that ends where it
 *       begins.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * TimeRange advent = TimeRange.of(LocalDate.of(2010, 12, 1), LocalDate.of(2010, 12, 25), ZoneId.of("Europe/London"));
 * List<RevenueByPeriod.Row> days = shop.report(new RevenueByPeriod(Bucket.DAY, advent));
 * }</pre>
 *
 * @param bucket how time is cut
 * @param range when the orders were placed, and in which zone days begin
 * @param statuses which orders count as sales; at least one
 */
public record RevenueByPeriod(Bucket bucket, TimeRange range, Set<OrderStatus> statuses)
        implements Report<List<RevenueByPeriod.Row>> {

    /**
     * A bucket.
     *
     * @param label {@code 2010-12-01}, {@code 2010-W48}, {@code 2010-12}, {@code 2010-Q4} or {@code 2010}
     * @param from the first instant in it
     * @param to the first instant after it
     * @param orders number of sales
     * @param units pieces sold
     * @param net sum of the totals
     */
    public record Row(String label, Instant from, Instant to, long orders, long units, Money net) {}

    public RevenueByPeriod {
        statuses = Sales.checked(statuses);
    }

    /** Of completed orders. */
    public RevenueByPeriod(Bucket bucket, TimeRange range) {
        this(bucket, range, Sales.COMPLETED);
    }

    @Override
    public int statements() {
        return range.from() == null || range.to() == null ? 2 : 1;
    }

    /**
     * Asks.
     *
     * @throws io.shopsql.error.InvalidInput if the buckets are more than {@link Bucket#MAX_BUCKETS}
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Period> periods = periods(db);
        return periods.isEmpty() ? List.of() : sums(db, periods);
    }

    private List<Period> periods(DSLContext db) {
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
            from = from == null ? bucket.startOf(ends.value1(), range.zone()) : from;
            to = to == null ? bucket.endOf(ends.value2(), range.zone()) : to;
        }
        return bucket.between(from, to, range.zone());
    }

    private List<Row> sums(DSLContext db, List<Period> periods) {
        DataType<Instant> time = ORDERS.CREATED_AT.getDataType();
        var buckets = values(periods.stream()
                        .map(p -> row(List.of(val(p.from(), time), val(p.to(), time))))
                        .toArray(RowN[]::new))
                .as("buckets", "starts", "ends");
        Field<Instant> starts = buckets.field("starts", time);
        Field<Instant> ends = buckets.field("ends", time);
        List<Row> rows = new ArrayList<>(periods.size());
        db.select(
                        starts,
                        // columns of the covering index alone
                        count(ORDERS.CREATED_AT).coerce(SQLDataType.BIGINT),
                        coalesce(sum(ORDERS.UNITS).cast(SQLDataType.BIGINT), inline(0L)),
                        MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(buckets)
                .leftJoin(ORDERS)
                .on(ORDERS.CREATED_AT.ge(starts).and(ORDERS.CREATED_AT.lt(ends)).and(Sales.of(statuses)))
                .groupBy(starts)
                .orderBy(starts)
                .forEach(sums -> {
                    Period p = periods.get(rows.size());
                    rows.add(new Row(p.label(), p.from(), p.to(), sums.value2(), sums.value3(), sums.value4()));
                });
        return rows;
    }
}
