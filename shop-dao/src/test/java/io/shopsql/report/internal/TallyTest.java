package io.shopsql.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TallyTest {

    @Test
    void without_values_every_figure_is_null() {
        Tally none = of();
        assertThat(none.count()).isZero();
        assertThat(none.mean()).isNull();
        assertThat(none.percentile(50)).isNull();
    }

    @Test
    void a_percentile_lies_on_the_straight_line_between_its_neighbours() {
        Tally four = of(3, 1, 4, 2);
        assertThat(four.percentile(0)).isEqualByComparingTo("1.0000");
        assertThat(four.percentile(50)).isEqualByComparingTo("2.5000");
        // the place is 3 × 0.9 = 2.7, counted from 0
        assertThat(four.percentile(90)).isEqualByComparingTo("3.7000");
        assertThat(four.percentile(100)).isEqualByComparingTo("4.0000");
        assertThat(of(7).percentile(90)).isEqualByComparingTo("7.0000");
    }

    @Test
    void repeated_values_count_each_time() {
        Tally tally = of(0, 0, 0, 10, 10, 100);
        assertThat(tally.count()).isEqualTo(6);
        assertThat(tally.mean()).isEqualByComparingTo("20.0000");
        assertThat(tally.percentile(50)).isEqualByComparingTo("5.0000");
        assertThat(tally.percentile(90)).isEqualByComparingTo("55.0000");
    }

    @Test
    void figures_are_rounded_half_up_at_four_decimals() {
        assertThat(of(0, 0, 2).mean()).isEqualByComparingTo("0.6667");
        assertThat(of(LongStream.range(0, 32).map(i -> i == 0 ? 1 : 0).toArray())
                        .mean())
                .isEqualByComparingTo("0.0313");
    }

    @Test
    void sums_beyond_64_bits_are_exact() {
        assertThat(of(Long.MAX_VALUE, Long.MAX_VALUE - 1).mean()).isEqualByComparingTo("9223372036854775806.5000");
    }

    private static Tally of(long... numbers) {
        Tally tally = new Tally();
        LongStream.of(numbers).forEach(tally::add);
        return tally;
    }
}
