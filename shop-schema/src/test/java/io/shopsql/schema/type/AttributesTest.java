package io.shopsql.schema.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttributesTest {

    private static final Attributes LAMP =
            Attributes.of("color", "red").with("weight", new BigDecimal("1.50")).with("fragile", true);

    @Test
    void attributes_are_json_in_the_order_of_their_names() {
        assertThat(LAMP).hasToString("{\"color\":\"red\",\"fragile\":true,\"weight\":1.5}");
        assertThat(LAMP.names()).containsExactly("color", "fragile", "weight");
        assertThat(Attributes.parse(" {\"weight\": 15e-1, \"fragile\": true, \"color\": \"r\\u0065d\"} "))
                .isEqualTo(LAMP)
                .hasSameHashCodeAs(LAMP);
        assertThat(Attributes.NONE).hasToString("{}").isEqualTo(Attributes.parse("{}"));
    }

    @Test
    void a_value_is_read_as_what_it_is() {
        assertThat(LAMP.text("color")).contains("red");
        assertThat(LAMP.number("weight")).contains(new BigDecimal("1.5"));
        assertThat(LAMP.flag("fragile")).contains(true);
        assertThat(LAMP.text("weight")).isEmpty();
        assertThat(LAMP.number("color")).isEmpty();
        assertThat(LAMP.flag("none")).isEmpty();
        assertThat(LAMP.size()).isEqualTo(3);
    }

    @Test
    void a_change_makes_another_and_leaves_this_one() {
        assertThat(LAMP.with("color", "blue").without("weight").with(Attributes.of("a", "b")))
                .hasToString("{\"a\":\"b\",\"color\":\"blue\",\"fragile\":true}");
        assertThat(LAMP.text("color")).contains("red");
    }

    @Test
    void a_number_is_its_value_to_the_last_digit() {
        assertThat(Attributes.parse("{\"n\":0.10,\"zero\":-0.0,\"hundred\":1e2}"))
                .hasToString("{\"hundred\":100,\"n\":0.1,\"zero\":0}");
        String digits = "1234567890123456789012345678901234567890.000000000000000000000000000000000000001";
        assertThat(Attributes.NONE.with("n", new BigDecimal(digits))).hasToString("{\"n\":" + digits + "}");
        assertThat(Attributes.NONE.with("n", new BigDecimal("0e1000"))).hasToString("{\"n\":0}");
        assertThat(Attributes.NONE.with("n", new BigDecimal("1." + "0".repeat(1500))))
                .hasToString("{\"n\":1}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000", "-1e1000", "1e-1001", "-1e-1001"})
    void a_number_of_too_many_digits_is_refused(String number) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Attributes.NONE.with("n", new BigDecimal(number)));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Attributes.parse("{\"n\":" + number + "}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"a\"",
                "{",
                "{}{}",
                "{} x",
                "{\"a\":1,}",
                "{'a':1}",
                "{a:1}",
                "{\"a\":1,\"a\":1}",
                "{\"a\":1,\"\\u0061\":2}",
                "{\"a\":null}",
                "{\"a\":[]}",
                "{\"a\":{}}",
                "{\"a\":NaN}",
                "{\"a\":01}",
                "{\"a\":\"\\u0000\"}",
                "{\"a\":\"\\ud83d\"}",
                "{\"\":1}",
                "{\"a\":1e1000}"
            })
    void what_is_not_an_object_of_texts_numbers_and_flags_is_refused(String json) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Attributes.parse(json));
    }

    @Test
    void what_is_deep_long_or_much_is_refused() {
        String deep = "{\"a\":" + "[".repeat(20) + "]".repeat(20) + "}";
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Attributes.parse(deep));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Attributes.parse("{\"a\":\"" + "x".repeat(1001) + "\"}"))
                .satisfies(e ->
                        assertThat(e.what()).isEqualTo("product.attribute must be at most 1000 characters, was 1001."));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Attributes.parse("{\"a\":" + "1".repeat(1001) + "}"));
        StringBuilder many = new StringBuilder("{\"n\":0");
        for (int i = 0; i < 100; i++) {
            many.append(",\"n").append(i).append("\":1");
        }
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Attributes.parse(many + "}"))
                .satisfies(e -> assertThat(e.what()).isEqualTo("product.attributes must be at most 100, were 101."));
    }
}
