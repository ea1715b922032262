package io.shopsql.report.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.schema.type.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class RatioTest {

    @Test
    void a_half_at_the_fifth_decimal_goes_away_from_zero() {
        assertThat(Ratio.of(1, 32)).hasToString("0.0313"); // 0.03125
        assertThat(Ratio.of(3, 32)).hasToString("0.0938"); // 0.09375
        assertThat(Ratio.growth(new Money(31), new Money(32))).hasToString("-0.0313");
    }

    @Test
    void a_ratio_with_a_zero_denominator_is_null() {
        assertThat(Ratio.of(0, 0)).isNull();
        assertThat(Ratio.of(Money.ZERO, Money.ZERO)).isNull();
        assertThat(Ratio.growth(Money.of(1), Money.ZERO)).isNull();
    }

    @Test
    void shares_add_up_to_a_hundred_and_at_a_tie_the_earlier_part_has_more() {
        assertThat(Ratio.shares(List.of(1L, 1L, 1L)))
                .extracting(String::valueOf)
                .containsExactly("33.34", "33.33", "33.33");
        assertThat(Ratio.shares(List.of(0L, 2L, 1L)))
                .extracting(String::valueOf)
                .containsExactly("0.00", "66.67", "33.33");
        assertThat(Ratio.shares(List.of(0L, 0L))).containsExactly(null, null);
    }
}
