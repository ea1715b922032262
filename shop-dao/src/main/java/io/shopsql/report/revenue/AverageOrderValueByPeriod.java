package io.shopsql.report.revenue;

import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The average order value by period. Buckets are those of {@link RevenueByPeriod}.
 *
 * <pre>{@code
 * List<AverageOrderValueByPeriod.Row> months = shop.report(new AverageOrderValueByPeriod(Bucket.MONTH, TimeRange.ALL));
 * }</pre>
 *
 * @param bucket the unit by which time is grouped
 * @param range the time of the orders, the time zone of the days, and the statuses that count as sales
 */
@ReportContract(
        question = "What is the average order value per day, week, month, quarter or year?",
        definition = "for each bucket, net / orders, half-up at four decimals.",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "by time.",
        empty = "the average of a bucket without sales is null, not zero. " + Sales.UNBOUNDED,
        lines = {"label", "averageOrderValue"})
public record AverageOrderValueByPeriod(Bucket bucket, TimeRange range)
        implements Report<List<AverageOrderValueByPeriod.Row>> {

    /** A bucket. */
    public record Row(
            String label,
            Instant from,
            Instant to,
            long orders,
            Money net,
            @Nullable Money averageOrderValue) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Row> rows = new ArrayList<>();
        for (RevenueByPeriod.Row r : new RevenueByPeriod(bucket, range).run(db)) {
            Money average = Ratio.average(r.net(), r.orders());
            rows.add(new Row(r.label(), r.from(), r.to(), r.orders(), r.net(), average));
        }
        return rows;
    }
}
