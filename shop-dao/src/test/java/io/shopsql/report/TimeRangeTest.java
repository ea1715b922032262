package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.orders.CancelRefundRate;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class TimeRangeTest {

    private static final Instant NOON = Instant.parse("2010-12-01T12:00:00Z");

    @Test
    void bounds_are_kept_to_the_microsecond_as_the_times_of_orders_are() {
        assertThat(TimeRange.since(NOON.plusNanos(1999))).isEqualTo(TimeRange.since(NOON.plusNanos(1000)));
        assertThat(TimeRange.until(NOON.plusNanos(999))).isEqualTo(TimeRange.until(NOON));
    }

    @Test
    void whole_days_begin_at_the_midnight_of_the_zone() {
        LocalDate day = LocalDate.of(2010, 12, 1);
        assertThat(TimeRange.of(day, day.plusDays(1), ZoneId.of("Asia/Tokyo")).from())
                .isEqualTo("2010-11-30T15:00:00Z");
    }

    @Test
    void counting_days_in_another_zone_moves_no_bound() {
        assertThat(TimeRange.since(NOON).in(ZoneId.of("Asia/Tokyo")))
                .isEqualTo(new TimeRange(NOON, null, ZoneId.of("Asia/Tokyo")));
    }

    @Test
    void a_range_that_ends_before_it_begins_is_refused() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> TimeRange.of(NOON, NOON.minusSeconds(1)))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo("range must not end before it begins, was 2010-12-01T12:00:00Z to"
                                + " 2010-12-01T11:59:59Z."));
    }

    @Test
    void a_bound_that_no_engine_can_store_is_refused() {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> TimeRange.since(Instant.MIN));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> TimeRange.until(Instant.MAX));
    }

    @Test
    void statuses_are_kept_in_the_order_of_the_declaration_and_go_with_the_zone() {
        TimeRange counted = TimeRange.ALL.counting(OrderStatus.REFUNDED, OrderStatus.COMPLETED);
        assertThat(counted.in(ZoneId.of("Asia/Tokyo")).statuses())
                .containsExactly(OrderStatus.COMPLETED, OrderStatus.REFUNDED);
        assertThat(TimeRange.ALL.statuses()).isEmpty();
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> TimeRange.ALL.counting(Set.of()));
    }

    @Test
    void a_report_on_orders_of_every_status_refuses_a_range_that_chooses_some() {
        TimeRange refunded = TimeRange.ALL.counting(OrderStatus.REFUNDED);
        for (Function<TimeRange, Report<?>> report :
                List.<Function<TimeRange, Report<?>>>of(OrderStatusMix::new, CancelRefundRate::new)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> report.apply(refunded))
                    .withMessageContaining("must not choose statuses: the report covers all; chose [REFUNDED]");
        }
    }
}
