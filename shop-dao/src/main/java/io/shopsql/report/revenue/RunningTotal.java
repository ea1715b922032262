package io.shopsql.report.revenue;

import io.shopsql.report.Bucket;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/**
 * Cumulative revenue by period. Buckets are those of {@link RevenueByPeriod}.
 *
 * <pre>{@code
 * List<RunningTotal.Row> days = shop.report(new RunningTotal(Bucket.DAY, TimeRange.ALL).resetEachYear());
 * }</pre>
 *
 * @param bucket the unit by which time is grouped
 * @param range the time of the orders, the time zone of the days, and the statuses that count as sales
 */
@ReportContract(
        question = "How much has come in so far?",
        definition = "for each bucket, its net and the sum of all nets up to it, in the range or in the year.",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "by time.",
        empty = "a bucket without sales repeats the previous total. " + Sales.UNBOUNDED,
        lines = {"label", "running"})
public record RunningTotal(
        Bucket bucket,
        TimeRange range,

        @Meaning("whether to reset each year; a week belongs to the year of its Thursday")
        boolean perYear)
        implements Report<List<RunningTotal.Row>> {

    /** A bucket. */
    public record Row(
            String label,
            Instant from,
            Instant to,
            Money net,
            @Meaning("sum of the nets up to this bucket") Money running) {}

    /** Accumulates over the whole range. */
    public RunningTotal(Bucket bucket, TimeRange range) {
        this(bucket, range, false);
    }

    /** Resets the total at the first bucket of each year. */
    public RunningTotal resetEachYear() {
        return new RunningTotal(bucket, range, true);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Row> rows = new ArrayList<>();
        Money running = Money.ZERO;
        String year = "";
        for (RevenueByPeriod.Row r : new RevenueByPeriod(bucket, range).run(db)) {
            if (perYear && !Labels.yearOf(r.label()).equals(year)) {
                running = Money.ZERO;
                year = Labels.yearOf(r.label());
            }
            running = running.plus(r.net());
            rows.add(new Row(r.label(), r.from(), r.to(), r.net(), running));
        }
        return rows;
    }
}
