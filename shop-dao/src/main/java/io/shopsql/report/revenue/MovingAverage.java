package io.shopsql.report.revenue;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Bucket;
import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How much comes in, with the ups and downs smoothed?
 *
 * <ul>
 *   <li><b>Definition</b>: for each bucket the mean of its net and those of the buckets before it, so many in all, half-up at four
 *       decimals. Buckets without a sale count as zero; clipped ones count as they are.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Buckets</b>: as {@link RevenueByPeriod} has them: every bucket of the range, also those without a sale.
 *   <li><b>Order</b>: by time.
 *   <li><b>Nulls and empty</b>: the average is null in the first buckets, until there are enough.
 *       A range that lacks a bound is empty without a sale in it.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * List<MovingAverage.Row> weeks = shop.report(new MovingAverage(Bucket.DAY, TimeRange.ALL, 7));
 * }</pre>
 *
 * @param bucket how time is cut
 * @param range when the orders were placed, and in which zone days begin
 * @param statuses which orders count as sales; at least one
 * @param buckets how many the mean is of, at least 1
 */
public record MovingAverage(Bucket bucket, TimeRange range, Set<OrderStatus> statuses, int buckets)
        implements Report<List<MovingAverage.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "moving-average",
                    "How much comes in, with the ups and downs smoothed?",
                    "for each bucket the mean of its net and those of the buckets before it, so many in all, "
                            + "half-up at four decimals. Buckets without a sale count as zero; clipped ones count as "
                            + "they are.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "by time.",
                    "the average is null in the first buckets, until there are enough. A range that lacks a "
                            + "bound is empty without a sale in it.",
                    List.of(
                            new Column("label", "2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010", "text"),
                            new Column("from", "the first instant in it", "UTC"),
                            new Column("to", "the first instant after it", "UTC"),
                            new Column("net", "sum of the totals of the sales in it", "currency"),
                            new Column(
                                    "average",
                                    "of the net over the last buckets, half-up at four decimals; null while there are too few",
                                    "currency")))
            .withParameter("buckets", "how many buckets a mean is of")
            .withChart(Chart.lines("label", "net", "average"));

    /**
     * A bucket.
     *
     * @param label as {@link RevenueByPeriod.Row#label}
     * @param from the first instant in it
     * @param to the first instant after it
     * @param net sum of the totals of the sales in it
     * @param average of the net over the last buckets, half-up at four decimals; null while there are too few
     */
    public record Row(
            String label,
            Instant from,
            Instant to,
            Money net,
            @Nullable Money average) {}

    /**
     * Checks the components.
     *
     * @throws InvalidInput if the buckets are fewer than one, or there is no status
     */
    public MovingAverage {
        statuses = Sales.checked(statuses);
        if (buckets < 1) {
            throw new InvalidInput("buckets", "must be at least 1, was " + buckets);
        }
    }

    /** Of all time, by day, over seven days. */
    public MovingAverage() {
        this(Bucket.DAY, TimeRange.ALL, 7);
    }

    /** Of completed orders. */
    public MovingAverage(Bucket bucket, TimeRange range, int buckets) {
        this(bucket, range, Sales.COMPLETED, buckets);
    }

    /** The same over orders of other statuses, at least one. */
    public MovingAverage counting(Set<OrderStatus> statuses) {
        return new MovingAverage(bucket, range, statuses, buckets);
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
        List<RevenueByPeriod.Row> nets = revenue().run(db);
        List<Row> rows = new ArrayList<>();
        // wider than 64 bits: the sum of the last few may be, their mean is not
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < nets.size(); i++) {
            RevenueByPeriod.Row r = nets.get(i);
            sum = sum.add(BigInteger.valueOf(r.net().tenThousandths()));
            if (i >= buckets) {
                sum = sum.subtract(
                        BigInteger.valueOf(nets.get(i - buckets).net().tenThousandths()));
            }
            rows.add(new Row(r.label(), r.from(), r.to(), r.net(), i + 1 < buckets ? null : mean(sum)));
        }
        return rows;
    }

    private Money mean(BigInteger sum) {
        return new Money(new BigDecimal(sum)
                .divide(BigDecimal.valueOf(buckets), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    private RevenueByPeriod revenue() {
        return new RevenueByPeriod(bucket, range, statuses);
    }
}
