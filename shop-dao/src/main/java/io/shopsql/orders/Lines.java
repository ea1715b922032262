package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDER_ITEMS;

import io.shopsql.internal.Bulk;
import io.shopsql.internal.Rows;
import io.shopsql.internal.Session;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Record;
import org.jooq.TableField;

/** The lines of an order as rows, numbered from 1, and their sums; each column once on its way in, once on its way out. */
final class Lines {

    /** Up to so many lines one statement is faster than the bulk way; it has 6 values a line. */
    private static final int FEW = 200;

    private static final List<TableField<?, ?>> COLUMNS = Rows.columns(ORDER_ITEMS);

    private final List<OrderItemsRecord> rows = new ArrayList<>();
    private Money total = Money.ZERO;
    private long units;

    /** The lines of an order that was completed elsewhere: nothing was taken from the stock for it. */
    static Lines of(PastOrder order) {
        Lines lines = new Lines();
        order.items().forEach(item -> lines.add(item.product(), item.quantity(), item.unitPrice(), false));
        return lines;
    }

    /** One more line, of an order whose key is not known yet. */
    void add(ProductId product, int quantity, Money unitPrice, boolean stockTaken) {
        total = total.plus(unitPrice.times(quantity));
        units += quantity;
        rows.add(new OrderItemsRecord(null, rows.size() + 1, product, quantity, unitPrice, stockTaken));
    }

    Money total() {
        return total;
    }

    long units() {
        return units;
    }

    /** The rows, of the order with this key. */
    List<OrderItemsRecord> of(OrderId order) {
        rows.forEach(row -> row.setOrderId(order));
        return rows;
    }

    static void insert(Session session, List<OrderItemsRecord> rows) {
        if (rows.size() > FEW) {
            Bulk.insert(session, COLUMNS, rows, Record::intoArray);
            return;
        }
        var insert = session.db().insertInto(ORDER_ITEMS, COLUMNS);
        for (OrderItemsRecord row : rows) {
            insert = insert.values(row.intoArray());
        }
        insert.execute();
    }

    static OrderItem item(OrderItemsRecord row) {
        return new OrderItem(
                row.getLineNo(), row.getProductId(), row.getQuantity(), row.getUnitPrice(), row.getStockTaken());
    }
}
