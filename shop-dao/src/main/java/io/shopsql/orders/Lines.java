package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDER_ITEMS;

import io.shopsql.internal.Bulk;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Rows;
import io.shopsql.internal.Session;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import java.util.ArrayList;
import java.util.List;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** The lines of an order to be stored, numbered from 1, and their sums. */
final class Lines {

    /** Up to this many lines, one statement (6 values per line) is faster than the bulk insert. */
    private static final int FEW = 200;

    private static final List<TableField<?, ?>> COLUMNS = Rows.columns(ORDER_ITEMS);

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
            return;
        }
        var insert = session.db().insertInto(ORDER_ITEMS, COLUMNS);
        for (@Nullable Object[] row : rows) {
            insert = insert.values(row);
        }
        insert.execute();
    }

    static OrderItem item(OrderItemsRecord row) {
        return new OrderItem(
                row.getLineNo(), row.getProductId(), row.getQuantity(), row.getUnitPrice(), row.getStockTaken());
    }
}
