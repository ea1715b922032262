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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;

/**
 * How much has come in so far?
 *
 * <ul>
 *   <li><b>Definition</b>: for each bucket its net and the sum of all nets up to it; of all in its year if reset.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Buckets</b>: as {@link RevenueByPeriod} has them: every bucket of the range, also those without a sale.
 *   <li><b>Order</b>: by time.
 *   <li><b>Nulls and empty</b>: a bucket without a sale repeats the total before it.
 *       A range that lacks a bound is empty without a sale in it.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * List<RunningTotal.Row> days = shop.report(new RunningTotal(Bucket.DAY, TimeRange.ALL).resetEachYear());
 * }</pre>
 *
 * @param bucket how time is cut
 * @param range when the orders were placed, and in which zone days begin
 * @param statuses which orders count as sales; at least one
 * @param perYear whether each year begins at zero; the year is that of the label, for a week that of its Thursday
 */
public record RunningTotal(Bucket bucket, TimeRange range, Set<OrderStatus> statuses, boolean perYear)
        implements Report<List<RunningTotal.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "running-total",
                    "How much has come in so far?",
                    "for each bucket its net and the sum of all nets up to it; of all in its year if reset.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "by time.",
                    "a bucket without a sale repeats the total before it. A range that lacks a bound is empty "
                            + "without a sale in it.",
                    List.of(
                            new Column("label", "2010-12-01, 2010-W48, 2010-12, 2010-Q4 or 2010", "text"),
                            new Column("from", "the first instant in it", "UTC"),
                            new Column("to", "the first instant after it", "UTC"),
                            new Column("net", "sum of the totals of the sales in it", "currency"),
                            new Column("running", "sum of the nets up to this bucket", "currency")))
            .withParameter(
                    "perYear", "whether the total begins anew with each year; a week is of the year of its Thursday")
            .withChart(Chart.lines("label", "running"));

    /**
     * A bucket.
     *
     * @param label as {@link RevenueByPeriod.Row#label}
     * @param from the first instant in it
     * @param to the first instant after it
     * @param net sum of the totals of the sales in it
     * @param running sum of the nets up to this bucket
     */
    public record Row(String label, Instant from, Instant to, Money net, Money running) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public RunningTotal {
        statuses = Sales.checked(statuses);
    }

    /** Of all time, by day. */
    public RunningTotal() {
        this(Bucket.DAY, TimeRange.ALL);
    }

    /** Of completed orders, over the whole range. */
    public RunningTotal(Bucket bucket, TimeRange range) {
        this(bucket, range, Sales.COMPLETED, false);
    }

    /** The same over orders of other statuses, at least one. */
    public RunningTotal counting(Set<OrderStatus> statuses) {
        return new RunningTotal(bucket, range, statuses, perYear);
    }

    /** The same, begun anew with the first bucket of each year. */
    public RunningTotal resetEachYear() {
        return new RunningTotal(bucket, range, statuses, true);
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
        Money running = Money.ZERO;
        String year = "";
        for (RevenueByPeriod.Row r : revenue().run(db)) {
            if (perYear && !Labels.yearOf(r.label()).equals(year)) {
                running = Money.ZERO;
                year = Labels.yearOf(r.label());
            }
            running = running.plus(r.net());
            rows.add(new Row(r.label(), r.from(), r.to(), r.net(), running));
        }
        return rows;
    }

    private RevenueByPeriod revenue() {
        return new RevenueByPeriod(bucket, range, statuses);
    }
}
