package io.shopsql.report.customers;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.Money;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Revenue of each monthly cohort of customers.
 *
 * <pre>{@code
 * List<CohortRevenue.Row> cohorts = shop.report(new CohortRevenue(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, the time zone of the months, and the statuses that count as sales
 */
@ReportContract(
        question = "How much do the customers won in each month bring, month by month?",
        definition = """
                a cohort is the users whose first sale ever was in the same month. For each month from then on, the \
                net of its users in that month, and the cumulative net.""",
        filter = Cohorts.SALES,
        grain = "the user in a month.",
        order = "cohort, then month; each cohort has as many months as there are cohorts.",
        empty = Cohorts.MONTHS + " " + Cohorts.UNBOUNDED,
        heatMap = {"cohort", "month", "net"})
public record CohortRevenue(TimeRange range) implements Report<List<CohortRevenue.Row>> {

    /** A cohort in one month. */
    public record Row(
            String cohort,
            long size,
            int month,

            @Meaning("sum of the totals in the month; null after the range") @Nullable
            Money net,

            @Meaning("sum of the nets up to this month; null after the range") @Nullable
            Money cumulative) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if the range has more than 600 months: the report has a row per pair of
     *     months
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        List<Row> rows = new ArrayList<>();
        Money sum = Money.ZERO;
        for (Cohorts.Place p : Cohorts.of(db, range)) {
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
