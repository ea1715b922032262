package io.shopsql.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"b\": 1, \"a\": [true, null]} | {\"a\":[true,null],\"b\":1}",
                "{\"a\": 1, \"a\": 2} | {\"a\": 2}",
                "[1.50, 1e2, -0] | [1.5, 100, 0]",
                "\"\\u00e9\" | \"é\"",
                "12345678901234567890.1 | 12345678901234567890.10"
            })
    void json_with_the_same_meaning_is_equal(String one, String other) {
        assertThat(of(one)).isEqualTo(of(other));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1} | {\"a\": 2}",
                "[1, 2] | [2, 1]",
                "[] | {}",
                "\"1\" | 1",
                "null | \"null\"",
                "0.1 | 0.10000000000000001",
                "[\"a\",\"b\"] | [\"a,\\\"1\\\"b\"]",
                "[[], []] | [[[]]]"
            })
    void json_with_different_meaning_is_not_equal(String one, String other) {
        assertThat(of(one)).isNotEqualTo(of(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "{", "{}{}", "[1,]", "nul", "NaN", "'a'", "secret", "{\"a\":\"\\u0000\"}", "\"\\ud800\""
            })
    void what_one_engine_would_not_keep_is_refused_without_its_text(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> of(text))
                .withMessageStartingWith("attributes must")
                .withMessageNotContaining("secret");
    }

    private static String of(String text) {
        return CanonicalJson.of("attributes", text);
    }
}
