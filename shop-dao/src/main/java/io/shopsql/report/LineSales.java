package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Rolled;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.Tables;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record4;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * Sales by order line, for your own reports: one row per line, so that products can be told apart. For whole orders,
 * such as those of a user, use the faster {@link OrderSales}. Immutable and thread-safe.
 *
 * <pre>{@code
 * var sold = LineSales.in(range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.ORDERS);
 * db.select(PRODUCTS.NAME, sold.get(LineSales.UNITS), sold.get(LineSales.ORDERS))
 *         .from(sold.join(PRODUCTS.ID))
 * }</pre>
 */
public final class LineSales {

    /** Number of lines. */
    public static final Measure<LineSales, Long> LINES = Measure.count("lines", DSL.count());

    /**
     * Number of distinct orders. Two products may share an order, so do not add these counts up, for example per
     * category.
     */
    public static final Measure<LineSales, Long> ORDERS = Measure.count("orders", countDistinct(ORDER_ITEMS.ORDER_ID));

    /** Number of distinct users who placed those orders; do not add these counts up either. */
    public static final Measure<LineSales, Long> BUYERS = Measure.count("buyers", countDistinct(Tables.ORDERS.USER_ID));

    /** Number of pieces. */
    public static final Measure<LineSales, Long> UNITS = Measure.pieces("units", ORDER_ITEMS.QUANTITY);

    /** Sum of quantity × unit price. */
    public static final Measure<LineSales, Money> NET =
            Measure.money("net", MoneySql.times(ORDER_ITEMS.UNIT_PRICE, ORDER_ITEMS.QUANTITY));

    /** The lowest unit price. */
    public static final Measure<LineSales, Money> LOWEST_PRICE =
            Measure.of("lowest_price", min(ORDER_ITEMS.UNIT_PRICE));

    /** The highest unit price. */
    public static final Measure<LineSales, Money> HIGHEST_PRICE =
            Measure.of("highest_price", max(ORDER_ITEMS.UNIT_PRICE));

    /** Time of the first order. */
    public static final Measure<LineSales, Instant> FIRST_SALE =
            Measure.of("first_sale", min(Tables.ORDERS.CREATED_AT));

    /** Time of the last order. */
    public static final Measure<LineSales, Instant> LAST_SALE = Measure.of("last_sale", max(Tables.ORDERS.CREATED_AT));

    private static final Table<?> LINES_OF_ORDERS =
            Tables.ORDERS.join(ORDER_ITEMS).on(ORDER_ITEMS.ORDER_ID.eq(Tables.ORDERS.ID));

    /** What adds up those that the rollups keep. */
    private static final Map<Measure<LineSales, ?>, Field<?>> KEPT = Map.of(
            ORDERS, Counts.pieces(Rolled.COUNT), UNITS, Counts.pieces(Rolled.UNITS), NET, MoneySql.sum(Rolled.NET));

    private final Condition sale;
    private final @Nullable Rolled rolled;

    private LineSales(Condition sale, @Nullable Rolled rolled) {
        this.sale = sale;
        this.rolled = rolled;
    }

    /** Selects the lines of the orders placed in the range with one of its statuses; completed unless given. */
    public static LineSales in(TimeRange range) {
        return new LineSales(Sales.in(range), null);
    }

    /**
     * As {@link #in(TimeRange)}, by the shop's rollups where they have the answer: if they are on ({@code Shop.rollups()}), for completed
     * orders by product, {@link #ORDERS}, {@link #UNITS} and {@link #NET}. The answer is the same. One statement asks for them; none if
     * they are off.
     */
    public static LineSales in(DSLContext db, TimeRange range) {
        return new LineSales(Sales.in(range), Rolled.of(db, range).orElse(null));
    }

    /** Aggregates by a column of {@code ORDER_ITEMS}; the SQL contains only the given measures. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <K> GroupedSales<LineSales, K> by(
            TableField<OrderItemsRecord, K> key, Measure<LineSales, ?>... measures) {
        List<Measure<LineSales, ?>> asked = List.of(measures);
        if (rolled != null
                && key.equals(ORDER_ITEMS.PRODUCT_ID)
                && KEPT.keySet().containsAll(asked)) {
            return GroupedSales.ofParts(
                    "sold",
                    field(name(key.getName()), key.getDataType()),
                    parts(rolled),
                    KEPT,
                    asked,
                    Counts.pieces(Rolled.COUNT));
        }
        return GroupedSales.of("sold", key, LINES_OF_ORDERS, sale, asked);
    }

    /** The sums of months, and those of the rest of the range. */
    private static Table<?> parts(Rolled rolled) {
        Select<Record4<ProductId, Long, Long, Money>> parts = select(
                        Rolled.PRODUCT_ID, Rolled.COUNT, Rolled.UNITS, Rolled.NET)
                .from(Rolled.PRODUCTS)
                .where(rolled.holds(Rolled.MONTH));
        for (TimeRange rest : rolled.rest()) {
            parts = parts.unionAll(select(ORDER_ITEMS.PRODUCT_ID, ORDERS.field(), UNITS.field(), NET.field())
                    .from(LINES_OF_ORDERS)
                    .where(Sales.in(rest))
                    .groupBy(ORDER_ITEMS.PRODUCT_ID));
        }
        return parts.asTable("parts");
    }
}
