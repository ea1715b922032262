package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.shopsql.output.dashboard.StockWatch.Band;
import io.shopsql.output.dashboard.StockWatch.Totals;
import io.shopsql.output.dashboard.StockWatch.Warning;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.LowStock;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StockWatchTest {

    private static final List<DaysOfCover.Row> COVER = List.of(
            cover(1, 0, 3, "0.0"),
            cover(2, 0, 9, "0.0"),
            cover(3, 1, 900, "0.0"), // rounded, and still in stock
            cover(4, 50, 215, "7.0"),
            cover(5, 99, 215, "13.9"),
            cover(6, 100, 214, "14.0"),
            cover(7, 10, 10, "30.0"),
            cover(8, 900, 300, "90.0"),
            cover(9, 7, 0, null));
    private static final List<LowStock.Row> LOW = List.of(low(1, 0), low(2, 0), low(3, 1), low(9, 7), low(7, 10));

    @Test
    void each_product_is_in_one_band() {
        assertThat(StockWatch.of(LOW, COVER).bands())
                .containsExactly(
                        new Band("Out of stock", 2),
                        new Band("Under 7 days", 1),
                        new Band("7 to 14", 2),
                        new Band("14 to 30", 1),
                        new Band("30 to 90", 1),
                        new Band("90 or more", 1),
                        new Band("Did not sell", 1));
    }

    @Test
    void kinds_of_warnings_are_counted() {
        assertThat(StockWatch.of(LOW, COVER).totals()).isEqualTo(new Totals(9, 2, 3, 3, 7));
    }

    @Test
    void warnings_are_sorted_by_units_sold_and_name_their_state() {
        assertThat(StockWatch.of(LOW, COVER).urgent())
                .extracting(Warning::product, Warning::state)
                .containsExactly(
                        tuple(new ProductId(3), "low"),
                        tuple(new ProductId(4), "short cover"),
                        tuple(new ProductId(5), "short cover"),
                        tuple(new ProductId(7), "low"),
                        tuple(new ProductId(2), "out of stock"),
                        tuple(new ProductId(1), "out of stock"),
                        tuple(new ProductId(9), "low"));
    }

    @Test
    void of_many_the_first_are_listed_and_all_are_counted() {
        List<DaysOfCover.Row> many =
                LongStream.range(0, 100).mapToObj(i -> cover(i, 0, i, "0.0")).toList();
        StockWatch watch =
                StockWatch.of(LongStream.range(0, 100).mapToObj(i -> low(i, 0)).toList(), many);
        assertThat(watch.urgent()).hasSize(StockWatch.URGENT);
        assertThat(watch.urgent().get(0).units()).isEqualTo(99);
        assertThat(watch.totals().warned()).isEqualTo(100);
    }

    private static DaysOfCover.Row cover(long id, long stock, long units, @Nullable String days) {
        return new DaysOfCover.Row(
                new ProductId(id), null, "Product " + id, stock, units, days == null ? null : new BigDecimal(days));
    }

    private static LowStock.Row low(long id, long stock) {
        return new LowStock.Row(new ProductId(id), null, "Product " + id, stock);
    }
}
