package io.shopsql.schema.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Money LARGEST = new Money(Long.MAX_VALUE);
    private static final Money SMALLEST = new Money(Long.MIN_VALUE);

    @ParameterizedTest
    @CsvSource({
        "29.99, 299900",
        "0.0001, 1",
        "-0.001, -10",
        "+5, 50000",
        ".5, 5000",
        "007.10, 71000",
        "0, 0",
        "-0, 0",
        "0.00000000, 0",
        "1.50000000, 15000",
        "922337203685477.5807, 9223372036854775807",
        "-922337203685477.5808, -9223372036854775808"
    })
    void text_is_taken_exactly(String text, long tenThousandths) {
        assertThat(Money.of(text).tenThousandths()).isEqualTo(tenThousandths);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1 ",
                " 1",
                ".",
                "-",
                "+",
                "5.",
                "--1",
                "1-",
                "1.2.3",
                "1,50",
                "1'000",
                "$1",
                "1e3",
                "1E+3",
                "0x10",
                "NaN",
                "Infinity",
                "١٢",
                "１２",
                "−1",
                "1_000",
                "1.5d",
                "1\u0000"
            })
    void text_that_is_not_plain_digits_is_refused(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.of(text))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("amount must be plain digits with a decimal point, such as 29.99."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.00001", "1.00005", "-29.99999", "922337203685477.58071"})
    void more_than_four_decimals_are_refused_and_not_rounded(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.of(text))
                .satisfies(e -> assertThat(e.what()).isEqualTo("amount must have at most 4 decimals."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "922337203685477.5808",
                "-922337203685477.5809",
                "1000000000000000",
                "9999999999999999999999999999999999999999"
            })
    void what_does_not_fit_is_an_overflow(String text) {
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> Money.of(text));
    }

    @Test
    void a_text_of_more_than_forty_digits_is_refused() {
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> Money.of("9".repeat(40)));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.of("9".repeat(41)))
                .satisfies(e -> assertThat(e.what()).isEqualTo("amount must have at most 40 digits, had 41."));
    }

    @Test
    void an_exponent_just_past_the_limits_is_refused() {
        assertThat(Money.of(new BigDecimal("9E+14"))).hasToString("900000000000000.00");
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> Money.of(new BigDecimal("1E+15")));
        assertThat(Money.of(new BigDecimal("1E-4"))).hasToString("0.0001");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Money.of(new BigDecimal("1E-5")));
        assertThat(Money.of(new BigDecimal("0E+15"))).isEqualTo(Money.ZERO);
        assertThat(Money.of(new BigDecimal("0E-5"))).isEqualTo(Money.ZERO);
    }

    @Test
    void a_decimal_is_the_same_amount_whatever_its_scale() {
        assertThat(Money.of(new BigDecimal("1.5"))).isEqualTo(Money.of(new BigDecimal("1.50000000")));
        assertThat(Money.of(new BigDecimal("15E+1"))).isEqualTo(Money.of(150));
        assertThat(Money.of("1.5").toBigDecimal()).isEqualTo(new BigDecimal("1.5000"));
    }

    @Test
    void whole_units_overflow_beyond_the_limits() {
        assertThat(Money.of(25)).hasToString("25.00");
        assertThat(Money.of(922_337_203_685_477L)).hasToString("922337203685477.00");
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> Money.of(922_337_203_685_478L));
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> Money.of(Long.MIN_VALUE));
    }

    @Test
    void sums_differences_and_products_are_exact() {
        assertThat(Money.of("29.99").times(2).plus(Money.of("12.50"))).hasToString("72.48");
        assertThat(Money.of("0.1").plus(Money.of("0.2"))).isEqualTo(Money.of("0.3"));
        assertThat(Money.of("1").minus(Money.of("1.0001"))).hasToString("-0.0001");
        assertThat(Money.of("0.0001").times(-3)).hasToString("-0.0003");
        assertThat(LARGEST.plus(SMALLEST)).hasToString("-0.0001");
    }

    @Test
    void nothing_wraps() {
        Money step = new Money(1);
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> LARGEST.plus(step));
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> SMALLEST.minus(step));
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> Money.ZERO.minus(SMALLEST));
        assertThatExceptionOfType(MoneyOverflow.class).isThrownBy(() -> LARGEST.times(2));
        assertThatExceptionOfType(MoneyOverflow.class)
                .isThrownBy(() -> SMALLEST.times(-1))
                .satisfies(e -> assertThat(e.what()).isEqualTo("The amount is beyond what money can hold."));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0001, 2, 0.0001",
        "0.0001, 3, 0.00",
        "0.0003, 2, 0.0002",
        "-0.0001, 2, -0.0001",
        "-0.0003, 2, -0.0002",
        "-0.0001, 3, 0.00",
        "10, 3, 3.3333",
        "20, 3, 6.6667",
        "-20, 3, -6.6667",
        "0, 7, 0.00",
        "72.48, 1, 72.48",
        "922337203685477.5807, 2, 461168601842738.7904",
        "922337203685477.5807, 9223372036854775807, 0.0001"
    })
    void an_average_is_rounded_half_up_away_from_zero_at_four_decimals(String sum, long count, String average) {
        assertThat(Money.of(sum).averageOver(count)).hasToString(average);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void an_average_over_nothing_is_refused(long count) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.of(1).averageOver(count))
                .satisfies(e -> assertThat(e.what()).isEqualTo("count must be at least 1, was " + count + "."));
    }

    @ParameterizedTest
    @CsvSource({
        "72.48, 72.48",
        "0.001, 0.001",
        "0.0010, 0.001",
        "1.5, 1.50",
        "1, 1.00",
        "0, 0.00",
        "-0.5, -0.50",
        "100000000000, 100000000000.00",
        "922337203685477.5807, 922337203685477.5807",
        "-922337203685477.5808, -922337203685477.5808"
    })
    void an_amount_prints_plainly_with_two_to_four_decimals(String given, String printed) {
        assertThat(Money.of(given)).hasToString(printed);
    }

    @Test
    void an_amount_prints_the_same_in_every_locale_and_reads_back() {
        Locale before = Locale.getDefault();
        long seed = System.nanoTime();
        RandomGenerator random = new SplittableRandom(seed);
        try {
            for (String tag : List.of("de", "tr", "ar-EG-u-nu-arab", "hi-IN-u-nu-deva")) {
                Locale.setDefault(Locale.forLanguageTag(tag));
                assertThat(Money.of("-1234567.5")).hasToString("-1234567.50");
                for (int i = 0; i < 1000; i++) {
                    Money amount = new Money(random.nextLong());
                    assertThat(Money.of(amount.toString()))
                            .describedAs("seed %d", seed)
                            .isEqualTo(amount);
                }
            }
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void amounts_are_ordered_by_size_and_know_their_sign() {
        assertThat(List.of(LARGEST, Money.ZERO, SMALLEST, Money.of("-0.5")).stream()
                        .sorted())
                .containsExactly(SMALLEST, Money.of("-0.5"), Money.ZERO, LARGEST);
        assertThat(SMALLEST.isNegative()).isTrue();
        assertThat(Money.ZERO.isNegative()).isFalse();
        assertThat(Money.ZERO.isZero()).isTrue();
        assertThat(LARGEST.isZero()).isFalse();
    }

    @Test
    void money_is_not_a_number_so_that_sum_does_not_compile() {
        assertThat(Number.class.isAssignableFrom(Money.class)).isFalse();
    }

    @Test
    void the_column_keeps_every_amount_and_the_lack_of_one() {
        Money.Column column = new Money.Column();
        for (Money amount : List.of(SMALLEST, Money.ZERO, LARGEST)) {
            assertThat(column.from(column.to(amount))).isEqualTo(amount);
        }
        assertThat(column.from(null)).isNull();
        assertThat(column.to(null)).isNull();
    }
}
