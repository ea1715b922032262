package io.shopsql.schema.type;

import static io.shopsql.schema.type.OrderStatus.CANCELLED;
import static io.shopsql.schema.type.OrderStatus.COMPLETED;
import static io.shopsql.schema.type.OrderStatus.PENDING;
import static io.shopsql.schema.type.OrderStatus.PROCESSING;
import static io.shopsql.schema.type.OrderStatus.REFUNDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In Turkish, where {@code "PENDING".toLowerCase()} is not {@code "pending"}. */
class OrderStatusTest {

    private static final Locale BEFORE = Locale.getDefault();

    @BeforeEach
    void speak_turkish() {
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
    }

    @AfterEach
    void speak_as_before() {
        Locale.setDefault(BEFORE);
    }

    @Test
    void an_order_moves_as_the_table_says_and_not_otherwise() {
        assertThat(PENDING.next()).containsExactlyInAnyOrder(PROCESSING, COMPLETED, CANCELLED);
        assertThat(PROCESSING.next()).containsExactlyInAnyOrder(COMPLETED, CANCELLED);
        assertThat(COMPLETED.next()).containsExactly(REFUNDED);
        assertThat(CANCELLED.next()).isEmpty();
        assertThat(REFUNDED.next()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_status_can_become_its_next_ones_and_is_final_without_any(OrderStatus status) {
        for (OrderStatus other : OrderStatus.values()) {
            assertThat(status.canBecome(other)).isEqualTo(status.next().contains(other));
        }
        assertThat(status.canBecome(status)).isFalse();
        assertThat(status.isFinal()).isEqualTo(status.next().isEmpty());
    }

    @Test
    void cancelling_and_refunding_give_the_stock_back() {
        assertThat(OrderStatus.values()).filteredOn(OrderStatus::returnsStock).containsExactly(CANCELLED, REFUNDED);
    }

    @Test
    void the_next_statuses_are_named_in_the_order_of_an_orders_life() {
        assertThat(PENDING.nextValues()).isEqualTo("processing or completed or cancelled");
        assertThat(COMPLETED.nextValues()).isEqualTo("refunded");
        assertThat(REFUNDED.nextValues()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void the_column_keeps_every_status_as_lower_case_ascii_in_any_locale(OrderStatus status) {
        OrderStatus.Column column = new OrderStatus.Column();
        assertThat(column.to(status)).isEqualTo(status.value()).matches("[a-z]{7,10}");
        assertThat(column.from(status.value())).isEqualTo(status);
    }

    @Test
    void pending_is_written_with_a_dotted_i() {
        assertThat("PENDING".toLowerCase(Locale.getDefault())).isNotEqualTo("pending");
        assertThat(PENDING.value()).isEqualTo("pending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lost", "pendıng", "pending "})
    void a_text_that_is_no_status_is_refused(String text) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new OrderStatus.Column().from(text))
                .withMessageContaining("[cancelled, completed, pending, processing, refunded]");
    }

    @Test
    void the_lack_of_a_status_stays_one() {
        assertThat(new OrderStatus.Column().from(null)).isNull();
        assertThat(new OrderStatus.Column().to(null)).isNull();
    }
}
