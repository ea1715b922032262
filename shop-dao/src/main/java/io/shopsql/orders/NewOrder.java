package io.shopsql.orders;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order to place. Immutable; validated on construction: {@link io.shopsql.error.InvalidInput} names the field and
 * its limits.
 *
 * <pre>{@code
 * NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5).withIdempotencyKey(request.id())
 * }</pre>
 *
 * @param user the customer
 * @param items the lines in order, up to 10,000; a product may be on several
 * @param notes up to 1000 characters; null for none
 * @param idempotencyKey 1..200 characters that identify a repeated request; null for none. Kept forever, even if the
 *     order is deleted or its user anonymised: do not put personal data in it
 * @param status the initial status: pending, processing or completed
 */
public record NewOrder(
        UserId user,
        List<Item> items,
        @Nullable String notes,
        @Nullable String idempotencyKey,
        OrderStatus status) {

    /** Pieces on one line, at most. */
    public static final int MAX_QUANTITY = 1_000_000;

    /** Lines of an order, at most. */
    public static final int MAX_ITEMS = 10_000;

    /**
     * @throws io.shopsql.error.InvalidInput if a value is outside these limits
     */
    public NewOrder {
        items = List.copyOf(items);
        Check.range("order.items", items.size(), 0, MAX_ITEMS);
        notes = OrderRow.notes(notes);
        if (idempotencyKey != null) {
            idempotencyKey = OrderRow.idempotencyKey(idempotencyKey);
        }
        if (status != OrderStatus.PENDING && (!OrderStatus.PENDING.canBecome(status) || status.returnsStock())) {
            throw new InvalidInput("order.status", "must be pending, processing or completed, was " + status.value());
        }
    }

    /** A pending order without lines yet. */
    public static NewOrder by(UserId user) {
        return new NewOrder(user, List.of(), null, null, OrderStatus.PENDING);
    }

    /** A copy with one more line, at the product's price when the order is placed. */
    public NewOrder item(ProductId product, int quantity) {
        return items(List.of(new Item(product, quantity)));
    }

    /** A copy with these lines appended. */
    public NewOrder items(Collection<Item> further) {
        List<Item> more = new ArrayList<>(items);
        more.addAll(further);
        return new NewOrder(user, more, notes, idempotencyKey, status);
    }

    /** A copy with these notes. */
    public NewOrder withNotes(String notes) {
        return new NewOrder(user, items, notes, idempotencyKey, status);
    }

    /**
     * A copy with an idempotency key. Placing again with the same key and content returns the existing order in its
     * current state; other content throws {@link io.shopsql.error.IdempotencyConflict}. The status is part of the
     * content.
     */
    public NewOrder withIdempotencyKey(String key) {
        return new NewOrder(user, items, notes, key, status);
    }

    /**
     * A copy with this initial status: an order that is handed over at once is placed as completed. With an idempotency
     * key the whole request can be repeated safely, unlike placing followed by {@link OrderDao#complete}.
     *
     * <pre>{@code
     * Order sold = shop.write(tx -> tx.orders().place(NewOrder.by(alice.id())
     *         .item(book.id(), 2)
     *         .withStatus(OrderStatus.COMPLETED)
     *         .withIdempotencyKey(receipt.id())));
     * }</pre>
     *
     * @param status pending, the default, processing or completed
     */
    public NewOrder withStatus(OrderStatus status) {
        return new NewOrder(user, items, notes, idempotencyKey, status);
    }

    /**
     * A line to order.
     *
     * @param quantity pieces, 1..1,000,000
     */
    public record Item(ProductId product, int quantity) {

        /**
         * @throws io.shopsql.error.InvalidInput if the quantity is outside these limits
         */
        public Item {
            Check.range("item.quantity", quantity, 1, MAX_QUANTITY);
        }
    }
}
