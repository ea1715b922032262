package io.shopsql.orders;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.select;

import io.shopsql.internal.Check;
import io.shopsql.internal.Inserts;
import io.shopsql.internal.Listed;
import io.shopsql.internal.RowValues;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.BoundChange;
import io.shopsql.query.Compiled;
import io.shopsql.query.Template;
import io.shopsql.schema.tables.records.OrdersRecord;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Maps orders to rows and back, and validates the columns. */
final class OrderRow {

    static final Listed<?, Order> LISTED = Listed.byTime(
            () -> select(
                    ORDERS.ID,
                    ORDERS.USER_ID,
                    ORDERS.STATUS,
                    ORDERS.CREATED_AT,
                    ORDERS.TOTAL,
                    ORDERS.UNITS,
                    ORDERS.NOTES),
            ORDERS,
            mapping(Order::new),
            ORDERS.CREATED_AT,
            ORDERS.ID,
            order -> new Position(order.createdAt(), order.id().value()));

    static final Compiled.Query1<OrderId, Order> BY_ID = LISTED.by(ORDERS.ID);

    static final Compiled.Query1<Collection<OrderId>, Order> BY_IDS = LISTED.byAll(ORDERS.ID);

    /** Those of a user together, in the order of placing. */
    static final Compiled.Query1<Collection<UserId>, Order> PLACED_BY_ALL =
            LISTED.byAll(ORDERS.USER_ID, ORDERS.USER_ID, ORDERS.CREATED_AT, ORDERS.ID);

    static final Listed.With<UserId, Order> PLACED_BY = LISTED.with(ORDERS.USER_ID);

    private static final Template INSERT = Inserts.into(ORDERS, Inserts.columns(ORDERS), 1);

    private OrderRow() {}

    /** Inserts a new order. */
    static BoundChange insertion(OrderId id, NewOrder order, Lines lines, Instant now) {
        return new BoundChange(
                INSERT,
                RowValues.of(
                        OrdersRecord::new,
                        id,
                        order.user(),
                        order.status(),
                        now,
                        lines.total(),
                        lines.units(),
                        order.notes()));
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

    static @Nullable String notes(@Nullable String notes) {
        return Check.textIfGiven("order.notes", notes, 1000);
    }

    static String idempotencyKey(String key) {
        return Check.filled("order.idempotencyKey", key, 200);
    }
}
