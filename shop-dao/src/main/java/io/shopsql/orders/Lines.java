package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDER_ITEMS;

import io.shopsql.internal.Bulk;
import io.shopsql.internal.Session;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Writes the lines of orders. */
final class Lines {

    /** Up to so many lines one statement is faster than the bulk way; it has 6 values a line. */
    private static final int FEW = 200;

    private static final List<TableField<OrderItemsRecord, ?>> COLUMNS = List.of(
            ORDER_ITEMS.ORDER_ID,
            ORDER_ITEMS.LINE_NO,
            ORDER_ITEMS.PRODUCT_ID,
            ORDER_ITEMS.QUANTITY,
            ORDER_ITEMS.UNIT_PRICE,
            ORDER_ITEMS.STOCK_TAKEN);

    private Lines() {}

    /** The lines of an order, numbered from 1; the pieces of these products were taken from the stock. */
    static List<Line> of(OrderId order, List<PastOrder.Item> items, Set<ProductId> taken) {
        List<Line> lines = new ArrayList<>(items.size());
        for (PastOrder.Item item : items) {
            lines.add(new Line(
                    order,
                    lines.size() + 1,
                    item.product(),
                    item.quantity(),
                    item.unitPrice(),
                    taken.contains(item.product())));
        }
        return lines;
    }

    static void insert(DSLContext db, List<Line> lines) {
        if (lines.size() > FEW) {
            Bulk.insert(Session.of(db), COLUMNS, lines, l -> new @Nullable Object[] {
                l.order(), l.lineNo(), l.product(), l.quantity(), l.unitPrice(), l.stockTaken()
            });
            return;
        }
        var insert = db.insertInto(
                ORDER_ITEMS,
                ORDER_ITEMS.ORDER_ID,
                ORDER_ITEMS.LINE_NO,
                ORDER_ITEMS.PRODUCT_ID,
                ORDER_ITEMS.QUANTITY,
                ORDER_ITEMS.UNIT_PRICE,
                ORDER_ITEMS.STOCK_TAKEN);
        for (Line line : lines) {
            insert = insert.values(
                    line.order(), line.lineNo(), line.product(), line.quantity(), line.unitPrice(), line.stockTaken());
        }
        insert.execute();
    }

    /** A line with the order it stands on. */
    record Line(OrderId order, int lineNo, ProductId product, int quantity, Money unitPrice, boolean stockTaken) {}
}
