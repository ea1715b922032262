package io.shopsql.orders;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.impl.DSL.select;

import io.shopsql.internal.Bulk;
import io.shopsql.internal.Inserts;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Session;
import io.shopsql.query.BoundChange;
import io.shopsql.query.Compiled;
import io.shopsql.query.Template;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** The lines of an order to be stored, numbered from 1, and their sums. */
final class Lines {

    /** Up to this many lines, a batch is faster than the bulk insert. */
    private static final int FEW = 200;

    private static final List<TableField<?, ?>> COLUMNS = Inserts.columns(ORDER_ITEMS);

    static final Compiled.Query1<OrderId, OrderItem> OF_ORDER = Compiled.query(
            one(ORDER_ITEMS.ORDER_ID),
            order -> select(
                            ORDER_ITEMS.LINE_NO,
                            ORDER_ITEMS.PRODUCT_ID,
                            ORDER_ITEMS.QUANTITY,
                            ORDER_ITEMS.UNIT_PRICE,
                            ORDER_ITEMS.STOCK_TAKEN)
                    .from(ORDER_ITEMS)
                    .where(ORDER_ITEMS.ORDER_ID.eq(order))
                    .orderBy(ORDER_ITEMS.LINE_NO),
            mapping(OrderItem::new));

    /** The lines of many orders, those of an order together. */
    static final Compiled.Query1<Collection<OrderId>, Of> OF_ORDERS = Compiled.query(
            list(ORDER_ITEMS.ORDER_ID),
            orders -> select(
                            ORDER_ITEMS.ORDER_ID,
                            ORDER_ITEMS.LINE_NO,
                            ORDER_ITEMS.PRODUCT_ID,
                            ORDER_ITEMS.QUANTITY,
                            ORDER_ITEMS.UNIT_PRICE,
                            ORDER_ITEMS.STOCK_TAKEN)
                    .from(ORDER_ITEMS)
                    .where(orders.contains(ORDER_ITEMS.ORDER_ID))
                    .orderBy(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.LINE_NO),
            mapping((order, lineNo, product, quantity, unitPrice, stockTaken) ->
                    new Of(order, new OrderItem(lineNo, product, quantity, unitPrice, stockTaken))));

    /** By the number of lines. */
    private static final Map<Integer, Template> INSERTS = new ConcurrentHashMap<>();

    private final List<OrderItem> items = new ArrayList<>();
    private Money total = Money.ZERO;
    private long units;

    /** The lines of an order completed elsewhere, which takes no stock. */
    static Lines of(PastOrder order) {
        Lines lines = new Lines();
        order.items().forEach(item -> lines.add(item.product(), item.quantity(), item.unitPrice(), false));
        return lines;
    }

    void add(ProductId product, int quantity, Money unitPrice, boolean stockTaken) {
        total = total.plus(unitPrice.times(quantity));
        units += quantity;
        items.add(new OrderItem(items.size() + 1, product, quantity, unitPrice, stockTaken));
    }

    Money total() {
        return total;
    }

    long units() {
        return units;
    }

    /** The rows for the order with this key. */
    List<@Nullable Object[]> of(OrderId order) {
        List<@Nullable Object[]> rows = new ArrayList<>(items.size());
        for (OrderItem item : items) {
            rows.add(RowValues.of(
                    OrderItemsRecord::new,
                    order,
                    item.lineNo(),
                    item.product(),
                    item.quantity(),
                    item.unitPrice(),
                    item.stockTaken()));
        }
        return rows;
    }

    static void insert(Session session, List<@Nullable Object[]> rows) {
        if (rows.size() > FEW) {
            Bulk.insert(session, COLUMNS, rows, row -> row);
        } else if (!rows.isEmpty()) {
            session.runner().run(insertion(rows));
        }
    }

    /** Whether one statement inserts these lines; more take a bulk insert. */
    boolean areFew() {
        return items.size() <= FEW;
    }

    /** Inserts a few rows. */
    static BoundChange insertion(List<@Nullable Object[]> rows) {
        Template insert = INSERTS.computeIfAbsent(rows.size(), n -> Inserts.into(ORDER_ITEMS, COLUMNS, n));
        int width = COLUMNS.size();
        @Nullable Object[] values = new @Nullable Object[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            System.arraycopy(rows.get(row), 0, values, row * width, width);
        }
        return new BoundChange(insert, values);
    }

    /** A line and its order. */
    record Of(OrderId order, OrderItem item) {}
}
