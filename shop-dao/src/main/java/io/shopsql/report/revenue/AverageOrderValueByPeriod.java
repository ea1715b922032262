package io.shopsql.report.revenue;

import io.shopsql.report.Bucket;
import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How large is an order, each day, week, month, quarter or year?
 *
 * <ul>
 *   <li><b>Definition</b>: for each bucket net / orders, half-up at four decimals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Buckets</b>: as {@link RevenueByPeriod} has them: every bucket of the range, also those without a sale.
 *   <li><b>Order</b>: by time.
 *   <li><b>Nulls and empty</b>: the average of a bucket without a sale is null, not zero.
 *       A range that lacks a bound is empty without a sale in it.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * List<AverageOrderValueByPeriod.Row> months = shop.report(new AverageOrderValueByPeriod(Bucket.MONTH, TimeRange.ALL));
 * }</pre>
 *
 * @param bucket how time is cut
 * @param range when the orders were placed, and in which zone days begin
 * @param statuses which orders count as sales; at least one
 */
public record AverageOrderValueByPeriod(Bucket bucket, TimeRange range, Set<OrderStatus> statuses)
        implements Report<List<AverageOrderValueByPeriod.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "average-order-value-by-period",
                    "How large is an order, each day, week, month, quarter or year?",
                    "for each bucket net / orders, half-up at four decimals.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "by time.",
                    "the average of a bucket without a sale is null, not zero. A range that lacks a bound is "
                            + "empty without a sale in it.",
                    List.of(
                            new Column("label", "2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010", "text"),
                            new Column("from", "the first instant in it", "UTC"),
                            new Column("to", "the first instant after it", "UTC"),
                            new Column("orders", "number of sales", "orders"),
                            new Column("net", "sum of the totals", "currency"),
                            new Column(
                                    "averageOrderValue",
                                    "net / orders, half-up at four decimals; null without a sale",
                                    "currency")))
            .withChart(Chart.lines("label", "averageOrderValue"));

    /**
     * A bucket.
     *
     * @param label as {@link RevenueByPeriod.Row#label}
     * @param from the first instant in it
     * @param to the first instant after it
     * @param orders number of sales
     * @param net sum of the totals
     * @param averageOrderValue net / orders, half-up at four decimals; null without a sale
     */
    public record Row(
            String label,
            Instant from,
            Instant to,
            long orders,
            Money net,
            @Nullable Money averageOrderValue) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public AverageOrderValueByPeriod {
        statuses = Sales.checked(statuses);
    }

    /** Of all time, by month. */
    public AverageOrderValueByPeriod() {
        this(Bucket.MONTH, TimeRange.ALL);
    }

    /** Of completed orders. */
    public AverageOrderValueByPeriod(Bucket bucket, TimeRange range) {
        this(bucket, range, Sales.COMPLETED);
    }

    @Override
    public int statements() {
        return revenue().statements();
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
        return revenue().run(db).stream()
                .map(r -> new Row(
                        r.label(),
                        r.from(),
                        r.to(),
                        r.orders(),
                        r.net(),
                        r.orders() == 0 ? null : r.net().averageOver(r.orders())))
                .toList();
    }

    private RevenueByPeriod revenue() {
        return new RevenueByPeriod(bucket, range, statuses);
    }
}
