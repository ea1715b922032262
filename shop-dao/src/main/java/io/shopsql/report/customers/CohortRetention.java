package io.shopsql.report.customers;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The share of each monthly cohort of customers that still buys.
 *
 * <pre>{@code
 * List<CohortRetention.Row> cohorts = shop.report(new CohortRetention(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, the time zone of the months, and the statuses that count as sales
 */
@ReportContract(
        question = "Of the customers won in each month, how many still buy, month by month?",
        definition = """
                a cohort is the users whose first sale ever was in the same month. For each month from then on, the \
                number of its users with a sale, and that number / the size of the cohort, half-up at four decimals: \
                1.0000 in month 0.""",
        filter = Cohorts.SALES,
        grain = "the user in a month.",
        order = "cohort, then month; each cohort has as many months as there are cohorts.",
        empty = Cohorts.MONTHS + " The retention of a cohort without users is null. " + Cohorts.UNBOUNDED,
        heatMap = {"cohort", "month", "retention"})
public record CohortRetention(TimeRange range) implements Report<List<CohortRetention.Row>> {

    /** Maximum number of months, half a century: the number of rows is its square. */
    public static final int MAX_MONTHS = 600;

    /** A cohort in one month. */
    public record Row(
            String cohort,
            long size,
            int month,

            @Meaning("users with a sale in the month; null after the range") @Nullable
            Long buyers,

            @Meaning("buyers / size; null after the range, or if the size is zero") @Nullable
            BigDecimal retention) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.InvalidInput if the range has more than 600 months: the report has a row per pair of
     *     months
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        return Cohorts.of(db, range).stream().map(CohortRetention::row).toList();
    }

    private static Row row(Cohorts.Place p) {
        Cohorts.Cell cell = p.cell();
        return cell == null
                ? new Row(p.cohort(), p.size(), p.month(), null, null)
                : new Row(p.cohort(), p.size(), p.month(), cell.buyers(), Ratio.of(cell.buyers(), p.size()));
    }
}
