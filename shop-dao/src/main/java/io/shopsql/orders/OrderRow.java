package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.internal.Check;
import io.shopsql.internal.Listed;
import io.shopsql.internal.RowValues;
import io.shopsql.schema.tables.records.OrdersRecord;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Maps orders to rows and back, and validates the columns. */
final class OrderRow {

    static final Listed<OrdersRecord, Order> LISTED =
            Listed.byTime(ORDERS, OrderRow::order, ORDERS.CREATED_AT, ORDERS.ID);

    private OrderRow() {}

    /** The row of a new order; the database generates the key unless one was claimed. */
    static OrdersRecord record(@Nullable OrderId claimed, NewOrder order, Lines lines, Instant now) {
        return new OrdersRecord(
                claimed, order.user(), order.status(), now, lines.total(), lines.units(), order.notes());
    }

    /** The values of an order completed elsewhere. */
    static @Nullable Object[] values(OrderId id, PastOrder order, Lines lines) {
        String noNotes = null;
        return RowValues.of(
                OrdersRecord::new,
                id,
                order.user(),
                OrderStatus.COMPLETED,
                order.placedAt(),
                lines.total(),
                lines.units(),
                noNotes);
    }

    static Order order(OrdersRecord row) {
        return new Order(
                row.getId(),
                row.getUserId(),
                row.getStatus(),
                row.getCreatedAt(),
                row.getTotal(),
                row.getUnits(),
                row.getNotes());
    }

    static @Nullable String notes(@Nullable String notes) {
        return Check.textIfGiven("order.notes", notes, 1000);
    }

    static String idempotencyKey(String key) {
        return Check.filled("order.idempotencyKey", key, 200);
    }
}
