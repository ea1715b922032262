package io.shopsql.examples.dashboard;

import io.shopsql.report.CohortRetention;
import java.util.List;

/**
 * The cells of {@link CohortRetention} that there are, of the latest cohorts: more than two years of them cannot be read.
 *
 * @param leftOut earlier cohorts
 */
record Cohorts(List<CohortRetention.Row> cells, long leftOut) {

    static final int LATEST = 24;

    static Cohorts of(List<CohortRetention.Row> square) {
        // as many months as cohorts, and each cohort begins with month 0
        List<String> all = square.stream()
                .filter(cell -> cell.month() == 0)
                .map(CohortRetention.Row::cohort)
                .toList();
        int leftOut = Math.max(0, all.size() - LATEST);
        List<CohortRetention.Row> cells = square.subList(leftOut * all.size(), square.size()).stream()
                .filter(cell -> cell.buyers() != null)
                .toList();
        return new Cohorts(cells, leftOut);
    }
}
