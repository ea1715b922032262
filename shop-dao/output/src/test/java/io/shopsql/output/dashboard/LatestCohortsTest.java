package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.CohortRetention;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatestCohortsTest {

    private static final LocalDate LAST = LocalDate.of(2026, 3, 31);

    @Test
    void of_many_the_latest_are_asked_for_and_the_others_counted() {
        Figures.Days days = new Figures.Days(LAST.minusMonths(99), LAST, null);
        assertThat(LatestCohorts.latest(TimeRange.ALL, days))
                .isEqualTo(TimeRange.since(Instant.parse("2024-04-01T00:00:00Z")));
        assertThat(LatestCohorts.of(List.of(), days).leftOut()).isEqualTo(76);
    }

    @Test
    void the_end_and_the_zone_of_the_range_stay() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant end = Instant.parse("2026-03-31T12:00:00Z");
        assertThat(LatestCohorts.latest(
                        TimeRange.until(end).in(berlin), new Figures.Days(LocalDate.of(1999, 1, 1), LAST, null)))
                .isEqualTo(new TimeRange(Instant.parse("2024-03-31T22:00:00Z"), end, berlin));
    }

    @Test
    void two_years_are_asked_for_whole() {
        Figures.Days days = new Figures.Days(LocalDate.of(2024, 4, 30), LAST, null);
        assertThat(LatestCohorts.latest(TimeRange.ALL, days)).isEqualTo(TimeRange.ALL);
        assertThat(LatestCohorts.of(List.of(), days).leftOut()).isZero();
    }

    @Test
    void without_sales_there_are_no_cohorts() {
        Figures.Days none = new Figures.Days(null, null, null);
        assertThat(LatestCohorts.latest(TimeRange.ALL, none)).isEqualTo(TimeRange.ALL);
        assertThat(LatestCohorts.of(List.of(), none)).isEqualTo(new LatestCohorts(List.of(), 0));
    }

    @Test
    void future_months_are_not_shown() {
        Figures.Days days = new Figures.Days(LAST, LAST, null);
        assertThat(LatestCohorts.of(List.of(cell(0, 0, 2), cell(0, 1, 2), cell(1, 0, 2), cell(1, 1, 2)), days)
                        .cells())
                .containsExactly(cell(0, 0, 2), cell(0, 1, 2), cell(1, 0, 2));
    }

    private static CohortRetention.Row cell(int cohort, int month, int months) {
        return cohort + month < months
                ? new CohortRetention.Row("cohort " + cohort, 1, month, 1L, BigDecimal.ONE)
                : new CohortRetention.Row("cohort " + cohort, 1, month, null, null);
    }
}
