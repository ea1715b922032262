package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.shopsql.report.internal.Sales;
import io.shopsql.schema.Tables;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Sales by the line, for a report of your own: each line of an order is one row, so that goods can be told apart. Whole
 * orders, such as those of a user: {@link OrderSales}, which is faster too. Immutable and thread-safe.
 *
 * <pre>{@code
 * var sold = LineSales.in(range).by(ORDER_ITEMS.PRODUCT_ID, LineSales.UNITS, LineSales.ORDERS);
 * db.select(PRODUCTS.NAME, sold.get(LineSales.UNITS), sold.get(LineSales.ORDERS))
 *         .from(sold.join(PRODUCTS.ID))
 * }</pre>
 */
public final class LineSales {

    /** How many lines. */
    public static final Measure<LineSales, Long> LINES = Measure.count("lines", DSL.count());

    /**
     * How many orders, each counted once however many of the lines it has. The orders of two products may be the same:
     * these counts cannot be added up, to those of a category say.
     */
    public static final Measure<LineSales, Long> ORDERS = Measure.count("orders", countDistinct(ORDER_ITEMS.ORDER_ID));

    /** How many users placed those orders, each counted once; they cannot be added up either. */
    public static final Measure<LineSales, Long> BUYERS = Measure.count("buyers", countDistinct(Tables.ORDERS.USER_ID));

    /** The pieces. */
    public static final Measure<LineSales, Long> UNITS = Measure.pieces("units", ORDER_ITEMS.QUANTITY);

    /** The sum of quantity × unit price. */
    public static final Measure<LineSales, Money> NET =
            Measure.money("net", MoneySql.times(ORDER_ITEMS.UNIT_PRICE, ORDER_ITEMS.QUANTITY));

    /** The lowest unit price. */
    public static final Measure<LineSales, Money> LOWEST_PRICE =
            Measure.of("lowest_price", min(ORDER_ITEMS.UNIT_PRICE));

    /** The highest unit price. */
    public static final Measure<LineSales, Money> HIGHEST_PRICE =
            Measure.of("highest_price", max(ORDER_ITEMS.UNIT_PRICE));

    /** When the first of the orders was placed. */
    public static final Measure<LineSales, Instant> FIRST_SALE =
            Measure.of("first_sale", min(Tables.ORDERS.CREATED_AT));

    /** When the last of the orders was placed. */
    public static final Measure<LineSales, Instant> LAST_SALE = Measure.of("last_sale", max(Tables.ORDERS.CREATED_AT));

    private final Condition sale;

    private LineSales(Condition sale) {
        this.sale = sale;
    }

    /** The lines of the orders placed in the range that count in it: completed, unless it says otherwise. */
    public static LineSales in(TimeRange range) {
        return new LineSales(Sales.in(range));
    }

    /** Summed up by a column of {@code ORDER_ITEMS}; no measure but these stands in the SQL. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read, never written to
    public final <K> GroupedSales<LineSales, K> by(
            TableField<OrderItemsRecord, K> key, Measure<LineSales, ?>... measures) {
        var lines = Tables.ORDERS.join(ORDER_ITEMS).on(ORDER_ITEMS.ORDER_ID.eq(Tables.ORDERS.ID));
        return GroupedSales.of("sold", key, lines, sale, List.of(measures));
    }
}
