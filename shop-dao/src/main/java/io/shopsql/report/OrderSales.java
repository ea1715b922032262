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
 * Sales by the order, for a report of your own: each order is one row, whatever its lines. By the line: {@link LineSales}.
 * Immutable and thread-safe.
 *
 * <pre>{@code
 * var sales = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET);
 * db.select(USERS.NAME, sales.get(OrderSales.ORDERS), sales.get(OrderSales.NET))
 *         .from(sales.join(USERS.ID))
 * }</pre>
 */
public final class OrderSales {

    /** How many orders. */
    public static final Measure<OrderSales, Long> ORDERS = Measure.count("orders", DSL.count());

    /** How many users placed them. */
    public static final Measure<OrderSales, Long> BUYERS =
            Measure.count("buyers", countDistinct(Tables.ORDERS.USER_ID));

    /** The pieces in them. */
    public static final Measure<OrderSales, Long> UNITS = Measure.pieces("units", Tables.ORDERS.UNITS);

    /** The sum of their totals. */
    public static final Measure<OrderSales, Money> NET = Measure.money("net", Tables.ORDERS.TOTAL);

    /** {@link #NET} / {@link #ORDERS}, half-up at four decimals. */
    public static final Measure<OrderSales, Money> AVERAGE_ORDER_VALUE =
            Measure.of("average_order_value", MoneySql.avg(Tables.ORDERS.TOTAL));

    /** When the first was placed. */
    public static final Measure<OrderSales, Instant> FIRST_SALE =
            Measure.of("first_sale", min(Tables.ORDERS.CREATED_AT));

    /** When the last was placed. */
    public static final Measure<OrderSales, Instant> LAST_SALE = Measure.of("last_sale", max(Tables.ORDERS.CREATED_AT));

    private final Condition sale;

    private OrderSales(Condition sale) {
        this.sale = sale;
    }

    /** The orders placed in the range that count in it: completed, unless it says otherwise. */
    public static OrderSales in(TimeRange range) {
        return new OrderSales(Sales.in(range));
    }

    /** Summed up by a column of {@code ORDERS}; no measure but these stands in the SQL. */
    @SafeVarargs
    @SuppressWarnings("varargs") // read, never written to
    public final <K> GroupedSales<OrderSales, K> by(
            TableField<OrdersRecord, K> key, Measure<OrderSales, ?>... measures) {
        return GroupedSales.of("sales", key, Tables.ORDERS, sale, List.of(measures));
    }
}
