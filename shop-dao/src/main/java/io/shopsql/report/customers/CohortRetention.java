package io.shopsql.report.customers;

import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How many of those who came in a month are still there, month by month?
 *
 * <ul>
 *   <li><b>Definition</b>: a cohort is the users whose first sale ever fell into the same month; for each month
 *       since, its users with a sale in it, and their number / that of the cohort, half-up at four decimals: 1.0000 in month 0.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given. Who bought
 *       before the range is in none of its cohorts.
 *   <li><b>Grain</b>: the user in a month.
 *   <li><b>Order</b>: cohort, then month; as many months as cohorts.
 *   <li><b>Nulls and empty</b>: every month of the range is a cohort, also one of nobody. A month in
 *       which nobody bought is zero; one beyond the range is null, and so is the retention of nobody.
 *       A range that lacks a bound goes from, or to, the whole month of the first or the last sale, and is empty without one.
 *   <li><b>Statements</b>: one; two where the range lacks a bound, the second left out where there is no sale.
 * </ul>
 *
 * <pre>{@code
 * List<CohortRetention.Row> cohorts = shop.report(new CohortRetention(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed, and in which zone months begin
 * @param statuses which orders count as sales; at least one
 */
public record CohortRetention(TimeRange range, Set<OrderStatus> statuses) implements Report<List<CohortRetention.Row>> {

    /** The most months that it takes, half a century: the answer has as many rows as their square. */
    public static final int MAX_MONTHS = 600;

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "cohort-retention",
                    "How many of those who came in a month are still there, month by month?",
                    "a cohort is the users whose first sale ever fell into the same month; for each month "
                            + "since, its users with a sale in it, and their number / that of the cohort, half-up at "
                            + "four decimals: 1.0000 in month 0.",
                    "orders placed in the range whose status is one of the statuses; completed unless given. "
                            + "Who bought before the range is in none of its cohorts.",
                    "the user in a month.",
                    "cohort, then month; as many months as cohorts.",
                    "every month of the range is a cohort, also one of nobody. A month in which nobody bought "
                            + "is zero; one beyond the range is null, and so is the retention of nobody. A range that "
                            + "lacks a bound goes from, or to, the whole month of the first or the last sale, and is "
                            + "empty without one.",
                    List.of(
                            new Column("cohort", "2010-12", "text"),
                            new Column("size", "its users", "users"),
                            new Column("month", "months since that of the first sale, which is 0", "months"),
                            new Column(
                                    "buyers",
                                    "users of the cohort with a sale in the month; null beyond the range",
                                    "users"),
                            new Column(
                                    "retention",
                                    "buyers / size, four decimals; null beyond the range, or if the size is zero",
                                    "ratio")))
            .withChart(Chart.heatMap("cohort", "month", "retention"));

    /**
     * A cohort in one month.
     *
     * @param cohort {@code 2010-12}
     * @param size its users
     * @param month months since that of the first sale, which is 0
     * @param buyers users of the cohort with a sale in the month; null beyond the range
     * @param retention buyers / size, four decimals; null beyond the range, or if the size is zero
     */
    public record Row(
            String cohort,
            long size,
            int month,
            @Nullable Long buyers,
            @Nullable BigDecimal retention) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public CohortRetention {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public CohortRetention() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public CohortRetention(TimeRange range) {
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
        return Cohorts.of(db, range, statuses).stream()
                .map(CohortRetention::row)
                .toList();
    }

    private static Row row(Cohorts.Place p) {
        Cohorts.Cell cell = p.cell();
        return cell == null
                ? new Row(p.cohort(), p.size(), p.month(), null, null)
                : new Row(p.cohort(), p.size(), p.month(), cell.buyers(), Ratio.of(cell.buyers(), p.size()));
    }
}
