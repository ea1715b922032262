package io.shopsql.report.revenue;

import io.shopsql.report.Bucket;
import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Does the shop grow, against the bucket before and against the year before?
 *
 * <ul>
 *   <li><b>Definition</b>: for each bucket (net − net before) / net before, half-up at four decimals: 0.2500 is a quarter more. The
 *       same bucket a year before is the one with the same label but for the year: 2010-12 and 2009-12, 2010-W48 and
 *       2009-W48.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Buckets</b>: as {@link RevenueByPeriod} has them: every bucket of the range, also those without a sale.
 *   <li><b>Order</b>: by time.
 *   <li><b>Nulls and empty</b>: a growth is null where the bucket compared with is not in the range (a 29 February, a week 53 too)
 *       or has a net of zero.
 *       A range that lacks a bound is empty without a sale in it.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * List<Growth.Row> months = shop.report(new Growth(Bucket.MONTH, TimeRange.ALL));
 * }</pre>
 *
 * @param bucket how time is cut
 * @param range when the orders were placed, and in which zone days begin
 * @param statuses which orders count as sales; at least one
 */
public record Growth(Bucket bucket, TimeRange range, Set<OrderStatus> statuses) implements Report<List<Growth.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "growth",
                    "Does the shop grow, against the bucket before and against the year before?",
                    "for each bucket (net − net before) / net before, half-up at four decimals: 0.2500 is a "
                            + "quarter more. The same bucket a year before is the one with the same label but for the "
                            + "year: 2010-12 and 2009-12, 2010-W48 and 2009-W48.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "by time.",
                    "a growth is null where the bucket compared with is not in the range (a 29 February, a "
                            + "week 53 too) or has a net of zero. A range that lacks a bound is empty without a sale in "
                            + "it.",
                    List.of(
                            new Column("label", "2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010", "text"),
                            new Column("from", "the first instant in it", "UTC"),
                            new Column("to", "the first instant after it", "UTC"),
                            new Column("net", "sum of the totals of the sales in it", "currency"),
                            new Column(
                                    "sincePrevious",
                                    "growth over the bucket before; null if that is missing or zero",
                                    "ratio"),
                            new Column(
                                    "sinceYear",
                                    "growth over the same bucket a year before; null if that is missing or zero",
                                    "ratio"),
                            new Column(
                                    "partial",
                                    "whether the range cuts it short, so that its growth says little",
                                    "true or false")))
            .withChart(Chart.lines("label", "sincePrevious", "sinceYear"));

    /**
     * A bucket.
     *
     * @param label as {@link RevenueByPeriod.Row#label}
     * @param from the first instant in it
     * @param to the first instant after it
     * @param net sum of the totals of the sales in it
     * @param sincePrevious growth over the bucket before; null if that is missing or zero
     * @param sinceYear growth over the same bucket a year before; null if that is missing or zero
     * @param partial whether the range cuts it short, so that its growth says little
     */
    public record Row(
            String label,
            Instant from,
            Instant to,
            Money net,
            @Nullable BigDecimal sincePrevious,
            @Nullable BigDecimal sinceYear,
            boolean partial) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public Growth {
        statuses = Sales.checked(statuses);
    }

    /** Of all time, by month. */
    public Growth() {
        this(Bucket.MONTH, TimeRange.ALL);
    }

    /** Of completed orders. */
    public Growth(Bucket bucket, TimeRange range) {
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
        List<Row> rows = new ArrayList<>();
        Map<String, Money> nets = new HashMap<>();
        Money previous = null;
        for (RevenueByPeriod.Row r : revenue().run(db)) {
            rows.add(new Row(
                    r.label(),
                    r.from(),
                    r.to(),
                    r.net(),
                    growth(r.net(), previous),
                    growth(r.net(), nets.get(Labels.yearBefore(r.label()))),
                    partial(r)));
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

    private RevenueByPeriod revenue() {
        return new RevenueByPeriod(bucket, range, statuses);
    }
}
