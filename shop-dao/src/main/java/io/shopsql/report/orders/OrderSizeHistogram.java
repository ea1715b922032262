package io.shopsql.report.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;

/**
 * Orders by size: lines, pieces and value. Runs two statements, since only the number of lines needs {@code
 * ORDER_ITEMS}.
 *
 * <pre>{@code
 * List<OrderSizeHistogram.Row> sizes = shop.report(new OrderSizeHistogram(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "How large are the orders?",
        definition = "the number of sales in each of a few fixed bands, by lines, by pieces and by total.",
        filter = Sales.IN_RANGE,
        grain = "the order; its lines are counted first.",
        order = "lines, units, value; then ascending.",
        empty = "every band has a row; without sales it has zero.",
        bars = {"measure band", "orders"})
public record OrderSizeHistogram(TimeRange range) implements Report<List<OrderSizeHistogram.Row>> {

    /** The measure of an order's size. */
    public enum SizeMeasure {
        /** Number of lines. */
        LINES,
        /** Number of pieces. */
        UNITS,
        /** The total; a band includes its lower bound and excludes its upper bound. */
        VALUE;

        private List<Long> lowerBounds() {
            return switch (this) {
                case LINES -> List.of(1L, 2L, 3L, 4L, 6L, 11L, 21L, 51L);
                case UNITS -> List.of(1L, 2L, 6L, 11L, 51L, 101L, 501L);
                case VALUE -> List.of(0L, 10L, 25L, 50L, 100L, 250L, 500L, 1000L, 5000L);
            };
        }

        private String label(int band) {
            long from = lowerBounds().get(band);
            if (band == lowerBounds().size() - 1) {
                return from + "+";
            }
            long to = lowerBounds().get(band + 1) - (this == VALUE ? 0 : 1);
            return from == to ? Long.toString(from) : from + "-" + to;
        }
    }

    /** A band. */
    public record Row(
            @Meaning("LINES, UNITS or VALUE") SizeMeasure measure,

            @Meaning("1, 4-5, 51+; the upper bound of a value is excluded")
            String band,

            long orders) {}

    @Override
    public List<Row> run(DSLContext db) {
        var sizes = LineSales.in(range).by(ORDER_ITEMS.ORDER_ID, LineSales.LINES);
        Record lines = db.select(counts(sizes.get(LineSales.LINES), SizeMeasure.LINES.lowerBounds()))
                .from(sizes.table())
                .fetchSingle();
        List<Money> values =
                SizeMeasure.VALUE.lowerBounds().stream().map(Money::of).toList();
        Stream<Field<Long>> bands = Stream.concat(
                counts(ORDERS.UNITS, SizeMeasure.UNITS.lowerBounds()).stream(), counts(ORDERS.TOTAL, values).stream());
        Record orders =
                db.select(bands.toList()).from(ORDERS).where(Sales.in(range)).fetchSingle();
        // the bands of all measures, in the order of the rows
        List<Object> counts = Stream.concat(lines.intoList().stream(), orders.intoList().stream())
                .toList();
        List<Row> rows = new ArrayList<>();
        for (SizeMeasure measure : SizeMeasure.values()) {
            for (int band = 0; band < measure.lowerBounds().size(); band++) {
                rows.add(new Row(measure, measure.label(band), (Long) counts.get(rows.size())));
            }
        }
        return rows;
    }

    /** In SQL: the number of rows per band. */
    private static <T> List<Field<Long>> counts(Field<T> size, List<T> lowerBounds) {
        return IntStream.range(0, lowerBounds.size())
                .mapToObj(i -> {
                    Condition in = size.ge(inline(lowerBounds.get(i), size.getDataType()));
                    if (i + 1 < lowerBounds.size()) {
                        in = in.and(size.lt(inline(lowerBounds.get(i + 1), size.getDataType())));
                    }
                    return Counts.wide(count(when(in, inline(1))));
                })
                .toList();
    }
}
