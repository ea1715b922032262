package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.customers.Rfm;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentsTest {

    private static final Segments SEGMENTS = Segments.of(
            List.of(buyer(1, 3, "100", 5, 5, 5), buyer(2, 4, "0.01", 5, 4, 4), buyer(3, 4, "0.01", 5, 4, 5)));

    @Test
    void who_is_in_a_segment_is_counted_and_added_up() {
        assertThat(SEGMENTS.rows().get(0))
                .isEqualTo(new Segments.Row(
                        "Champions", "r 5, fm 4–5", 3, Money.of("100.02"), Money.of("33.34"), new BigDecimal("3.7")));
    }

    @Test
    void a_segment_without_customers_is_listed() {
        assertThat(SEGMENTS.rows()).hasSize(Segment.values().length);
        assertThat(SEGMENTS.rows().get(1))
                .isEqualTo(new Segments.Row("Loyal", "r 3–4, fm 4–5", 0, Money.ZERO, null, null));
    }

    @Test
    void each_pair_of_scores_has_a_cell() {
        assertThat(SEGMENTS.cells())
                .hasSize(25)
                .contains(
                        new Segments.Cell(5, 5, "Champions", 2, Money.of("100.01")),
                        new Segments.Cell(5, 4, "Champions", 1, Money.of("0.01")),
                        new Segments.Cell(1, 1, "Hibernating", 0, Money.ZERO));
    }

    private static Rfm.Row buyer(long id, long days, String net, int r, int f, int m) {
        return new Rfm.Row(new UserId(id), null, "Buyer " + id, days, 2, Money.of(net), r, f, m);
    }
}
