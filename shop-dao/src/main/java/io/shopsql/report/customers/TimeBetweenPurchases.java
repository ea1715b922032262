package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.Tally;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * After how many days does a customer buy again?
 *
 * <ul>
 *   <li><b>Definition</b>: the days between each sale and the next one of the same user: the later date less the earlier, in
 *       the time zone of the range, so that two sales of one day are 0 days apart; of all of them the mean, the median and
 *       the 90th percentile, half-up at four decimals. A percentile p of n gaps in ascending order, the first of them number
 *       0, is the one at (n − 1) p, between two of them on the straight line: PERCENTILE_CONT of SQL, definition 7 of Hyndman
 *       and Fan, Sample Quantiles in Statistical Packages (1996).
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given. Users with one
 *       sale have no gap and are not counted.
 *   <li><b>Grain</b>: the order, then the gap between two of them; days begin as those of {@link Bucket#DAY}.
 *   <li><b>Nulls and empty</b>: always one row; without a gap the counts are zero and the days null.
 *   <li><b>Statements</b>: one, whose rows are read one after another: the memory grows with how many different gaps there
 *       are, not with the orders or the users.
 * </ul>
 *
 * <pre>{@code
 * TimeBetweenPurchases.Row gaps = shop.report(new TimeBetweenPurchases(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record TimeBetweenPurchases(TimeRange range, Set<OrderStatus> statuses)
        implements Report<TimeBetweenPurchases.Row> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
            "time-between-purchases",
            "After how many days does a customer buy again?",
            "the days between each sale and the next one of the same user: the later date less the "
                    + "earlier, in the time zone of the range, so that two sales of one day are 0 days apart; of "
                    + "all of them the mean, the median and the 90th percentile, half-up at four decimals. A "
                    + "percentile p of n gaps in ascending order, the first of them number 0, is the one at "
                    + "(n − 1) p, between two of them on the straight line: PERCENTILE_CONT of SQL, definition 7 "
                    + "of Hyndman and Fan, Sample Quantiles in Statistical Packages (1996).",
            "orders placed in the range whose status is one of the statuses; completed unless given. "
                    + "Users with one sale have no gap and are not counted.",
            "the order, then the gap between two of them; days begin as those of DAY.",
            "one row",
            "always one row; without a gap the counts are zero and the days null.",
            List.of(
                    new Column("repeatBuyers", "users with at least two sales", "users"),
                    new Column("gaps", "pairs of a sale and the next one of the same user", "gaps"),
                    new Column("mean", "days from a sale to the next, four decimals; null without a gap", "days"),
                    new Column("median", "50th percentile of the days; null without a gap", "days"),
                    new Column("p90", "90th percentile of the days; null without a gap", "days")));

    /**
     * The figures.
     *
     * @param repeatBuyers users with at least two sales
     * @param gaps pairs of a sale and the next one of the same user
     * @param mean days from a sale to the next, four decimals; null without a gap
     * @param median 50th percentile of the days; null without a gap
     * @param p90 90th percentile of the days; null without a gap
     */
    public record Row(
            long repeatBuyers,
            long gaps,
            @Nullable BigDecimal mean,
            @Nullable BigDecimal median,
            @Nullable BigDecimal p90) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public TimeBetweenPurchases {
        statuses = Sales.checked(statuses);
    }

    /** Of completed orders of all times, by the days of UTC. */
    public TimeBetweenPurchases() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public TimeBetweenPurchases(TimeRange range) {
        this(range, Sales.COMPLETED);
    }

    @Override
    public boolean streams() {
        return true;
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    @Override
    public Row run(DSLContext db) {
        WallClock clock = new WallClock(range.zone());
        Tally gaps = new Tally();
        long repeatBuyers = 0;
        UserId user = null;
        boolean repeats = false;
        long before = 0;
        // LAG would send each time twice: the one before is at hand here
        try (var sales = db.select(ORDERS.USER_ID, ORDERS.CREATED_AT)
                .from(ORDERS)
                .where(Sales.in(range, statuses))
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
