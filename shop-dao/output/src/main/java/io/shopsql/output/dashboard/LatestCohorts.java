package io.shopsql.output.dashboard;

import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.CohortRetention;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The non-empty cells of {@link CohortRetention} for the latest cohorts; more than two years would not be legible.
 *
 * @param leftOut number of earlier cohorts left out
 */
record LatestCohorts(List<CohortRetention.Row> cells, long leftOut) {

    static final int LATEST = 24;

    /** Limits the months asked for: the result grows with their square. */
    static TimeRange latest(TimeRange range, Figures.Days days) {
        long leftOut = leftOut(days);
        return leftOut == 0 || days.from() == null
                ? range
                : new TimeRange(
                        TimeRange.startOf(
                                YearMonth.from(days.from()).plusMonths(leftOut).atDay(1), range.zone()),
                        range.to(),
                        range.zone(),
                        range.statuses());
    }

    /** Selects the cells to show from the report's result. */
    static LatestCohorts of(List<CohortRetention.Row> square, Figures.Days days) {
        return new LatestCohorts(
                square.stream().filter(cell -> cell.buyers() != null).toList(), leftOut(days));
    }

    private static long leftOut(Figures.Days days) {
        if (days.from() == null || days.until() == null) {
            return 0;
        }
        long months = ChronoUnit.MONTHS.between(YearMonth.from(days.from()), YearMonth.from(days.until())) + 1;
        return Math.max(0, months - LATEST);
    }
}
