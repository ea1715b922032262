package io.shopsql.report;

import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;

import io.shopsql.report.internal.Sales;
import io.shopsql.schema.Tables;
import io.shopsql.schema.tables.records.OrdersRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.time.Instant;
import java.util.List;
import org.jooq.Condition;
import org.jooq.TableField;
import org.jooq.impl.DSL;

/**
 * Sales by order, for your own reports: one row per order. For sales by order line, use {@link LineSales}. Immutable
 * and thread-safe.
 *
 * <pre>{@code
 * var sales = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET);
 * db.select(USERS.NAME, sales.get(OrderSales.ORDERS), sales.get(OrderSales.NET))
 *         .from(sales.join(USERS.ID))
 * }</pre>
 */
public final class OrderSales {

    /** Number of orders. */
    public static final Measure<OrderSales, Long> ORDERS = Measure.count("orders", DSL.count());

    /** Number of distinct users who placed them. */
    public static final Measure<OrderSales, Long> BUYERS =
            Measure.count("buyers", countDistinct(Tables.ORDERS.USER_ID));

    /** Number of pieces in the orders. */
    public static final Measure<OrderSales, Long> UNITS = Measure.pieces("units", Tables.ORDERS.UNITS);

    /** Sum of the order totals. */
    public static final Measure<OrderSales, Money> NET = Measure.money("net", Tables.ORDERS.TOTAL);

    /** {@link #NET} / {@link #ORDERS}, half-up at four decimals. */
    public static final Measure<OrderSales, Money> AVERAGE_ORDER_VALUE =
            Measure.of("average_order_value", MoneySql.avg(Tables.ORDERS.TOTAL));

    /** Time of the first order. */
    public static final Measure<OrderSales, Instant> FIRST_SALE =
            Measure.of("first_sale", min(Tables.ORDERS.CREATED_AT));

    /** Time of the last order. */
    public static final Measure<OrderSales, Instant> LAST_SALE = Measure.of("last_sale", max(Tables.ORDERS.CREATED_AT));

    private final Condition sale;

    private OrderSales(Condition sale) {
        this.sale = sale;
    }

    /** Selects the orders placed in the range with one of its statuses; completed unless given. */
    public static OrderSales in(TimeRange range) {
        return new OrderSales(Sales.in(range));
    }

    /** Aggregates by a column of {@code ORDERS}; the SQL contains only the given measures. */
    @SafeVarargs
    @SuppressWarnings("varargs") // the array is only read
    public final <K> GroupedSales<OrderSales, K> by(
            TableField<OrdersRecord, K> key, Measure<OrderSales, ?>... measures) {
        return GroupedSales.of("sales", key, Tables.ORDERS, sale, List.of(measures));
    }
}
