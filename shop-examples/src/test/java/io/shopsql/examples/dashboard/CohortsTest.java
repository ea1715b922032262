package io.shopsql.examples.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.CohortRetention;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CohortsTest {

    @Test
    void of_many_the_latest_are_shown_and_the_others_counted() {
        Cohorts cohorts = Cohorts.of(square(100));
        assertThat(cohorts.leftOut()).isEqualTo(76);
        assertThat(cohorts.cells()).hasSize(24 * 25 / 2);
        assertThat(cohorts.cells().get(0)).isEqualTo(cell(76, 0, 100));
        assertThat(cohorts.cells().get(cohorts.cells().size() - 1)).isEqualTo(cell(99, 0, 100));
    }

    @Test
    void few_are_shown_without_what_lies_in_the_future() {
        assertThat(Cohorts.of(square(2)))
                .isEqualTo(new Cohorts(List.of(cell(0, 0, 2), cell(0, 1, 2), cell(1, 0, 2)), 0));
        assertThat(Cohorts.of(List.of())).isEqualTo(new Cohorts(List.of(), 0));
    }

    private static List<CohortRetention.Row> square(int months) {
        List<CohortRetention.Row> square = new ArrayList<>();
        for (int cohort = 0; cohort < months; cohort++) {
            for (int month = 0; month < months; month++) {
                square.add(cell(cohort, month, months));
            }
        }
        return square;
    }

    private static CohortRetention.Row cell(int cohort, int month, int months) {
        return cohort + month < months
                ? new CohortRetention.Row("cohort " + cohort, 1, month, 1L, BigDecimal.ONE)
                : new CohortRetention.Row("cohort " + cohort, 1, month, null, null);
    }
}
