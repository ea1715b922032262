package io.shopsql.report.customers;

import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What have those who came in a month brought, month by month?
 *
 * <ul>
 *   <li><b>Definition</b>: a cohort is the users whose first sale ever fell into the same month; for each month
 *       since, the net of its users in it, and all of it up to then.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given. Who bought
 *       before the range is in none of its cohorts.
 *   <li><b>Grain</b>: the user in a month.
 *   <li><b>Order</b>: cohort, then month; as many months as cohorts.
 *   <li><b>Nulls and empty</b>: every month of the range is a cohort, also one of nobody. A month in
 *       which nobody bought is zero; one beyond the range is null.
 *       A range that lacks a bound goes from, or to, the whole month of the first or the last sale, and is empty without one.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * List<CohortRevenue.Row> cohorts = shop.report(new CohortRevenue(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed, and in which zone months begin
 * @param statuses which orders count as sales; at least one
 */
public record CohortRevenue(TimeRange range, Set<OrderStatus> statuses) implements Report<List<CohortRevenue.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "cohort-revenue",
                    "What have those who came in a month brought, month by month?",
                    "a cohort is the users whose first sale ever fell into the same month; for each month "
                            + "since, the net of its users in it, and all of it up to then.",
                    "orders placed in the range whose status is one of the statuses; completed unless given. "
                            + "Who bought before the range is in none of its cohorts.",
                    "the user in a month.",
                    "cohort, then month; as many months as cohorts.",
                    "every month of the range is a cohort, also one of nobody. A month in which nobody bought "
                            + "is zero; one beyond the range is null. A range that lacks a bound goes from, or to, the "
                            + "whole month of the first or the last sale, and is empty without one.",
                    List.of(
                            new Column("cohort", "2010-12", "text"),
                            new Column("size", "its users", "users"),
                            new Column("month", "months since that of the first sale, which is 0", "months"),
                            new Column(
                                    "net",
                                    "sum of the totals of the sales of the cohort in the month; null beyond the range",
                                    "currency"),
                            new Column(
                                    "cumulative",
                                    "sum of the nets up to this month; null beyond the range",
                                    "currency")))
            .withChart(Chart.heatMap("cohort", "month", "net"));

    /**
     * A cohort in one month.
     *
     * @param cohort {@code 2010-12}
     * @param size its users
     * @param month months since that of the first sale, which is 0
     * @param net sum of the totals of the sales of the cohort in the month; null beyond the range
     * @param cumulative sum of the nets up to this month; null beyond the range
     */
    public record Row(
            String cohort,
            long size,
            int month,
            @Nullable Money net,
            @Nullable Money cumulative) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public CohortRevenue {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public CohortRevenue() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public CohortRevenue(TimeRange range) {
        this(range, Sales.COMPLETED);
    }

    @Override
    public int statements() {
        return 1 + (range.from() == null || range.to() == null ? 1 : 0);
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    /**
     * Asks.
     *
     * @throws io.shopsql.error.InvalidInput if the months are more than 600: there is a row for each two of them
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Row> rows = new ArrayList<>();
        Money sum = Money.ZERO;
        for (Cohorts.Place p : Cohorts.of(db, range, statuses)) {
            Cohorts.Cell cell = p.cell();
            if (cell == null) {
                rows.add(new Row(p.cohort(), p.size(), p.month(), null, null));
            } else {
                sum = p.month() == 0 ? cell.net() : sum.plus(cell.net());
                rows.add(new Row(p.cohort(), p.size(), p.month(), cell.net(), sum));
            }
        }
        return rows;
    }
}
