package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;

import io.shopsql.internal.Bulk;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The stored content of a past order: equal for the same user, time and lines in any order.
 *
 * @param user null if the order was deleted
 * @param items sorted
 */
record RecordedContent(@Nullable UserId user, Instant placedAt, List<PastOrder.Item> items) {

    static final RecordedContent DELETED = new RecordedContent(null, Instant.EPOCH, List.of());

    /** The content that would be stored. */
    static RecordedContent of(PastOrder order) {
        return new RecordedContent(order.user(), order.placedAt().truncatedTo(ChronoUnit.MICROS), order.sortedItems());
    }

    /** The stored content of these orders; deleted ones are omitted. */
    static Map<OrderId, RecordedContent> of(DSLContext db, Collection<OrderId> orders) {
        Map<OrderId, RecordedContent> contents = new HashMap<>();
        for (List<OrderId> chunk : Bulk.chunks(orders)) {
            Map<OrderId, List<PastOrder.Item>> items = new HashMap<>();
            db.select(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.PRODUCT_ID, ORDER_ITEMS.QUANTITY, ORDER_ITEMS.UNIT_PRICE)
                    .from(ORDER_ITEMS)
                    .where(ORDER_ITEMS.ORDER_ID.in(chunk))
                    .forEach(row -> items.computeIfAbsent(row.value1(), id -> new ArrayList<>())
                            .add(new PastOrder.Item(row.value2(), row.value3(), row.value4())));
            db.select(ORDERS.ID, ORDERS.USER_ID, ORDERS.CREATED_AT)
                    .from(ORDERS)
                    .where(ORDERS.ID.in(chunk))
                    .forEach(row -> contents.put(
                            row.value1(),
                            new RecordedContent(
                                    row.value2(),
                                    row.value3(),
                                    PastOrder.sorted(items.getOrDefault(row.value1(), List.of())))));
        }
        return contents;
    }

    /** The conflict with another order under the same key. */
    Recorded.Conflict conflictWith(PastOrder order) {
        Money total = Money.ZERO;
        Map<PastOrder.Item, Integer> further = new HashMap<>();
        order.items().forEach(item -> further.merge(item, 1, Integer::sum));
        boolean part = order.user().equals(user) && items.size() < order.items().size();
        for (PastOrder.Item item : items) {
            total = total.plus(item.unitPrice().times(item.quantity()));
            part &= further.merge(item, -1, Integer::sum) >= 0;
        }
        return new Recorded.Conflict(order.idempotencyKey(), items.size(), total, part);
    }
}
