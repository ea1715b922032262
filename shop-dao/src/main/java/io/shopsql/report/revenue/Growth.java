package io.shopsql.report.revenue;

import io.shopsql.report.Bucket;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Revenue growth over the previous period and over the previous year. Buckets are those of {@link RevenueByPeriod}.
 *
 * <pre>{@code
 * List<Growth.Row> months = shop.report(new Growth(Bucket.MONTH, TimeRange.ALL));
 * }</pre>
 *
 * @param bucket the unit by which time is grouped
 * @param range the time of the orders, the time zone of the days, and the statuses that count as sales
 */
@ReportContract(
        question = "Does the shop grow, compared with the previous bucket and with the previous year?",
        definition = """
                for each bucket, (net − earlier net) / earlier net, half-up at four decimals: 0.2500 is a quarter \
                more. The same bucket of the previous year has the same label except for the year: 2010-12 and \
                2009-12, 2010-W48 and 2009-W48.""",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "by time.",
        empty = "growth is null if the earlier bucket is not in the range, does not exist (29 February, week 53)"
                + " or has a net of zero. "
                + Sales.UNBOUNDED,
        lines = {"label", "sincePrevious", "sinceYear"})
public record Growth(Bucket bucket, TimeRange range) implements Report<List<Growth.Row>> {

    /** A bucket. */
    public record Row(
            String label,
            Instant from,
            Instant to,
            Money net,

            @Meaning("growth over the previous bucket; null if that is missing or zero") @Nullable
            BigDecimal sincePrevious,

            @Meaning("growth over the same bucket of the previous year; null if that is missing or zero") @Nullable
            BigDecimal sinceYear,

            @Meaning("whether the range clips the bucket") boolean partial) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if there are more than {@link Bucket#MAX_BUCKETS} buckets
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Row> rows = new ArrayList<>();
        Map<String, Money> nets = new HashMap<>();
        Money previous = null;
        for (RevenueByPeriod.Row r : new RevenueByPeriod(bucket, range).run(db)) {
            BigDecimal sincePrevious = growth(r.net(), previous);
            BigDecimal sinceYear = growth(r.net(), nets.get(Labels.yearBefore(r.label())));
            rows.add(new Row(r.label(), r.from(), r.to(), r.net(), sincePrevious, sinceYear, partial(r)));
            previous = r.net();
            nets.put(r.label(), previous);
        }
        return rows;
    }

    private static @Nullable BigDecimal growth(Money now, @Nullable Money before) {
        return before == null ? null : Ratio.growth(now, before);
    }

    private boolean partial(RevenueByPeriod.Row row) {
        return bucket.startOf(row.from(), range.zone()).isBefore(row.from())
                || bucket.endOf(row.from(), range.zone()).isAfter(row.to());
    }
}
