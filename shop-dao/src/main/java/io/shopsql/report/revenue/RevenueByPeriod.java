package io.shopsql.report.revenue;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.shopsql.report.Bucket;
import io.shopsql.report.Chart;
import io.shopsql.report.Periods;
import io.shopsql.report.Periods.Period;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
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

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "revenue-by-period",
                    "How much was sold each day, week, month, quarter or year?",
                    "for each bucket the number of sales, their pieces and the sum of their totals.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "by time.",
                    "a range that lacks a bound is empty without a sale in it; so is one that ends where it "
                            + "begins.",
                    List.of(
                            new Column("label", "2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010", "text"),
                            new Column("from", "the first instant in it", "UTC"),
                            new Column("to", "the first instant after it", "UTC"),
                            new Column("orders", "number of sales", "orders"),
                            new Column("units", "pieces sold", "pieces"),
                            new Column("net", "sum of the totals", "currency")))
            .withChart(Chart.lines("label", "net"));

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

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public RevenueByPeriod {
        statuses = Sales.checked(statuses);
    }

    /** Of all time, by day. */
    public RevenueByPeriod() {
        this(Bucket.DAY, TimeRange.ALL);
    }

    /** Of completed orders. */
    public RevenueByPeriod(Bucket bucket, TimeRange range) {
        this(bucket, range, Sales.COMPLETED);
    }

    @Override
    public int statements() {
        return range.from() == null || range.to() == null ? 2 : 1;
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    /**
     * Asks.
     *
     * @throws io.shopsql.error.InvalidInput if the buckets are more than {@link Bucket#MAX_BUCKETS}
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    @Override
    public List<Row> run(DSLContext db) {
        Periods buckets = Periods.of(db, bucket, range, ORDERS.CREATED_AT, Sales.of(statuses));
        if (buckets.all().isEmpty()) {
            return List.of();
        }
        return db.select(
                        buckets.place(),
                        // columns of the covering index alone
                        count(ORDERS.CREATED_AT).coerce(SQLDataType.BIGINT),
                        coalesce(sum(ORDERS.UNITS).cast(SQLDataType.BIGINT), inline(0L)),
                        MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(buckets.table())
                .leftJoin(ORDERS)
                .on(buckets.hold(ORDERS.CREATED_AT).and(Sales.of(statuses)))
                .groupBy(buckets.place())
                .orderBy(buckets.place())
                .fetch(sums -> {
                    Period p = buckets.at(sums.value1());
                    return new Row(p.label(), p.from(), p.to(), sums.value2(), sums.value3(), sums.value4());
                });
    }
}
