package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Periods.Period;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class BucketTest {

    @Test
    void labels_are_sortable_dates() {
        assertThat(labels(Bucket.DAY, "2010-12-01", "2010-12-03")).containsExactly("2010-12-01", "2010-12-02");
        assertThat(labels(Bucket.MONTH, "2010-12-01", "2011-02-01")).containsExactly("2010-12", "2011-01");
        assertThat(labels(Bucket.QUARTER, "2010-12-31", "2011-01-02")).containsExactly("2010-Q4", "2011-Q1");
        assertThat(labels(Bucket.YEAR, "2010-12-31", "2011-01-02")).containsExactly("2010", "2011");
    }

    @Test
    void a_week_is_of_the_year_of_its_thursday() {
        assertThat(labels(Bucket.ISO_WEEK, "2009-12-28", "2010-01-05")).containsExactly("2009-W53", "2010-W01");
        assertThat(labels(Bucket.ISO_WEEK, "2010-12-01", "2010-12-02")).containsExactly("2010-W48");
        assertThat(labels(Bucket.ISO_WEEK, "2011-01-01", "2011-01-04")).containsExactly("2010-W52", "2011-W01");
    }

    @Test
    void the_first_and_the_last_are_clipped() {
        Instant from = Instant.parse("2010-12-01T08:26:00Z");
        Instant to = Instant.parse("2011-01-09T12:50:00Z");
        assertThat(Bucket.MONTH.between(from, to, ZoneId.of("UTC")))
                .containsExactly(
                        new Period("2010-12", from, Instant.parse("2011-01-01T00:00:00Z")),
                        new Period("2011-01", Instant.parse("2011-01-01T00:00:00Z"), to));
        assertThat(Bucket.DAY.between(from, from, ZoneId.of("UTC"))).isEmpty();
    }

    @Test
    void a_day_is_as_long_as_its_clocks_say() {
        assertThat(hours("Europe/London", "2010-03-27", "2010-03-30")).containsExactly(24.0, 23.0, 24.0);
        assertThat(hours("Europe/London", "2010-10-30", "2010-11-02")).containsExactly(24.0, 25.0, 24.0);
        assertThat(hours("America/Sao_Paulo", "2011-10-15", "2011-10-18")).containsExactly(24.0, 23.0, 24.0);
        assertThat(hours("America/Sao_Paulo", "2012-02-24", "2012-02-27")).containsExactly(24.0, 25.0, 24.0);
        assertThat(hours("Australia/Lord_Howe", "2010-04-03", "2010-04-06")).containsExactly(24.0, 24.5, 24.0);
    }

    @Test
    void a_day_that_skips_midnight_begins_when_the_clocks_go_on() {
        List<Period> days = days("America/Sao_Paulo", "2011-10-16", "2011-10-17");
        assertThat(days).extracting(Period::from).containsExactly(Instant.parse("2011-10-16T03:00:00Z"));
    }

    @Test
    void a_day_that_the_zone_never_had_is_no_bucket() {
        List<Period> days = days("Pacific/Apia", "2011-12-29", "2012-01-01");
        assertThat(days).extracting(Period::label).containsExactly("2011-12-29", "2011-12-31");
        assertThat(days.get(0).to()).isEqualTo(days.get(1).from()).isEqualTo("2011-12-30T10:00:00Z");
    }

    @Test
    void a_day_that_has_begun_goes_on_when_the_clocks_go_back_to_the_evening_before() {
        // at 00:01 on the 7th back to 23:01 on the 6th
        ZoneId zone = ZoneId.of("America/St_Johns");
        Instant secondEvening = Instant.parse("2010-11-07T03:00:00Z");
        assertThat(secondEvening.atZone(zone).toLocalDate()).isEqualTo("2010-11-06");
        assertThat(Bucket.DAY.between(secondEvening, secondEvening.plusSeconds(1), zone))
                .extracting(Period::label)
                .containsExactly("2010-11-07");
        assertThat(Bucket.DAY.startOf(secondEvening, zone)).isEqualTo("2010-11-07T02:30:00Z");
        assertThat(Bucket.DAY.endOf(secondEvening, zone)).isEqualTo("2010-11-08T03:30:00Z");
    }

    @Test
    void more_buckets_than_a_statement_takes_are_refused() {
        LocalDate first = LocalDate.of(1990, 1, 1);
        TimeRange most = TimeRange.of(first, first.plusDays(Bucket.MAX_BUCKETS));
        TimeRange more = TimeRange.of(first, first.plusDays(Bucket.MAX_BUCKETS + 1));
        assertThat(between(Bucket.DAY, most)).hasSize(10_000);
        assertThat(between(Bucket.ISO_WEEK, more)).hasSizeLessThan(1500);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> between(Bucket.DAY, more))
                .satisfies(e -> {
                    assertThat(e.what())
                            .isEqualTo("range must have at most 10000 buckets, had more: from 1990-01-01T00:00:00Z"
                                    + " to 2017-05-20T00:00:00Z.");
                    assertThat(e.next()).isEqualTo("narrow the range or use a larger bucket.");
                });
    }

    private static List<String> labels(Bucket bucket, String first, String end) {
        return between(bucket, TimeRange.of(LocalDate.parse(first), LocalDate.parse(end))).stream()
                .map(Period::label)
                .toList();
    }

    private static List<Period> days(String zone, String first, String end) {
        return between(Bucket.DAY, TimeRange.of(LocalDate.parse(first), LocalDate.parse(end), ZoneId.of(zone)));
    }

    private static List<Double> hours(String zone, String first, String end) {
        return days(zone, first, end).stream()
                .map(p -> Duration.between(p.from(), p.to()).toMinutes() / 60.0)
                .toList();
    }

    private static List<Period> between(Bucket bucket, TimeRange range) {
        Instant from = range.from();
        Instant to = range.to();
        return from == null || to == null ? List.of() : bucket.between(from, to, range.zone());
    }
}
