package io.shopsql.report.revenue;

import io.shopsql.report.Bucket;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Limits;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Revenue by period, smoothed by a moving average. Buckets are those of {@link RevenueByPeriod}.
 *
 * <pre>{@code
 * List<MovingAverage.Row> weeks = shop.report(new MovingAverage(Bucket.DAY, TimeRange.ALL, 7));
 * }</pre>
 *
 * @param bucket the unit by which time is grouped
 * @param range the time of the orders, the time zone of the days, and the statuses that count as sales
 */
@ReportContract(
        question = "How much comes in, smoothed?",
        definition = """
                for each bucket, the mean net of the last n buckets including itself, half-up at four decimals. \
                Buckets without sales count as zero, clipped buckets as they are.""",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "by time.",
        empty = "the average is null until there are n buckets. " + Sales.UNBOUNDED,
        lines = {"label", "net", "average"})
public record MovingAverage(
        Bucket bucket,
        TimeRange range,
        @Meaning("number of buckets to average") int buckets) implements Report<List<MovingAverage.Row>> {

    /** A bucket. */
    public record Row(
            String label,
            Instant from,
            Instant to,
            Money net,

            @Meaning("mean of the last nets; null while there are too few") @Nullable
            Money average) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if {@code buckets} is below 1
     */
    public MovingAverage {
        Limits.atLeast(1, "buckets", buckets);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<RevenueByPeriod.Row> nets = new RevenueByPeriod(bucket, range).run(db);
        List<Row> rows = new ArrayList<>();
        // a BigInteger: the sum may exceed 64 bits, the mean does not
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < nets.size(); i++) {
            RevenueByPeriod.Row r = nets.get(i);
            Money leaving = i < buckets ? Money.ZERO : nets.get(i - buckets).net();
            sum = sum.add(Ratio.exact(r.net())).subtract(Ratio.exact(leaving));
            rows.add(new Row(r.label(), r.from(), r.to(), r.net(), i + 1 < buckets ? null : mean(sum)));
        }
        return rows;
    }

    private Money mean(BigInteger sum) {
        return new Money(new BigDecimal(sum)
                .divide(BigDecimal.valueOf(buckets), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }
}
