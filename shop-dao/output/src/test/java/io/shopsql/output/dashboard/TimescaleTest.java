package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.Bucket;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimescaleTest {

    @ParameterizedTest
    @CsvSource({
        "2010-12-01, 2010-12-01, DAY",
        "2010-12-01, 2011-03-03, DAY", // 93 days
        "2010-12-01, 2011-03-04, ISO_WEEK",
        "2010-01-01, 2011-12-31, ISO_WEEK",
        "2010-01-01, 2012-01-31, MONTH",
        "2000-01-01, 2011-12-31, MONTH",
        "2000-01-01, 2012-12-31, YEAR"
    })
    void a_longer_range_is_cut_into_larger_pieces(LocalDate first, LocalDate last, Bucket bucket) {
        assertThat(Timescale.between(first, last).bucket()).isSameAs(bucket);
    }

    @ParameterizedTest
    @EnumSource(Bucket.class)
    void each_moving_average_covers_more_than_one_bucket(Bucket bucket) {
        assertThat(Timescale.of(bucket).averaged()).isGreaterThan(1);
    }
}
