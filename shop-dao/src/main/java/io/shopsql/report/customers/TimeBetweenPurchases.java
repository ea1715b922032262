package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.Tally;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The days between consecutive purchases of a customer: mean, median and 90th percentile. The percentile p of n gaps is
 * at rank (n − 1) p from 0, interpolated linearly: definition 7 of Hyndman and Fan, <i>Sample Quantiles in Statistical
 * Packages</i> (1996). Rows are streamed: memory grows with the number of distinct gaps, not with orders or users.
 *
 * <pre>{@code
 * TimeBetweenPurchases.Row gaps = shop.report(new TimeBetweenPurchases(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "How many days pass until a customer buys again?",
        definition = """
                the days from each sale to the next sale of the same user, in the time zone of the range: two sales on \
                one day are 0 days apart. The mean, the median and the 90th percentile of these gaps, half-up at four \
                decimals. Percentiles are interpolated linearly between closest ranks (SQL's PERCENTILE_CONT, \
                Hyndman-Fan type 7).""",
        filter = Sales.IN_RANGE + " Users with one sale have no gap and are not counted.",
        grain = "the order, then the gap between two orders; days are those of DAY.",
        order = "one row.",
        empty = "always one row; without a gap, the counts are zero and the days are null.")
public record TimeBetweenPurchases(TimeRange range) implements Report<TimeBetweenPurchases.Row> {

    /** The figures. */
    public record Row(
            long repeatBuyers,

            @Meaning(value = "pairs of consecutive sales of a user", unit = "gaps")
            long gaps,

            @Meaning(value = "mean of the gaps; null without a gap", unit = "days") @Nullable
            BigDecimal mean,

            @Meaning(value = "50th percentile of the gaps; null without a gap", unit = "days") @Nullable
            BigDecimal median,

            @Meaning(value = "90th percentile of the gaps; null without a gap", unit = "days") @Nullable
            BigDecimal p90) {}

    @Override
    public Row run(DSLContext db) {
        WallClock clock = new WallClock(range.zone());
        Tally gaps = new Tally();
        long repeatBuyers = 0;
        UserId user = null;
        boolean repeats = false;
        long before = 0;
        // no LAG: it would send each time twice, and the previous row is already here
        try (var sales = db.select(ORDERS.USER_ID, ORDERS.CREATED_AT)
                .from(ORDERS)
                .where(Sales.in(range))
                .orderBy(ORDERS.USER_ID, ORDERS.CREATED_AT)
                .fetchSize(Sales.FETCH_SIZE)
                .fetchLazy()) {
            for (var sale : sales) {
                long day = clock.day(sale.value2());
                if (sale.value1().equals(user)) {
                    gaps.add(day - before);
                    repeatBuyers += repeats ? 0 : 1;
                    repeats = true;
                } else {
                    user = sale.value1();
                    repeats = false;
                }
                before = day;
            }
        }
        return new Row(repeatBuyers, gaps.count(), gaps.mean(), gaps.percentile(50), gaps.percentile(90));
    }
}
