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
 * An order to place. Immutable; checked when made: {@link io.shopsql.error.InvalidInput} tells what a field takes.
 *
 * <pre>{@code
 * NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5).withIdempotencyKey(request.id())
 * }</pre>
 *
 * @param user who orders
 * @param items the lines, in their order, up to 10,000; the same product may stand on several
 * @param notes up to 1000 characters; null for none
 * @param idempotencyKey 1..200 characters, by which a repeated request is known; null for none. It is kept for good, also
 *     when the order is deleted or its user anonymised: take no personal data for it
 * @param status in which the order is stored: pending, processing or completed
 */
public record NewOrder(
        UserId user,
        List<Item> items,
        @Nullable String notes,
        @Nullable String idempotencyKey,
        OrderStatus status) {

    /** The most pieces on one line. */
    public static final int MAX_QUANTITY = 1_000_000;

    /** The most lines of an order. */
    public static final int MAX_ITEMS = 10_000;

    public NewOrder {
        items = List.copyOf(items);
        Check.range("order.items", items.size(), 0, MAX_ITEMS);
        OrderRow.notes(notes);
        if (idempotencyKey != null) {
            OrderRow.idempotencyKey(idempotencyKey);
        }
        if (status != OrderStatus.PENDING && (!OrderStatus.PENDING.canBecome(status) || status.returnsStock())) {
            throw new InvalidInput("order.status", "must be pending, processing or completed, was " + status.value());
        }
    }

    /** A pending order without lines yet. */
    public static NewOrder by(UserId user) {
        return new NewOrder(user, List.of(), null, null, OrderStatus.PENDING);
    }

    /** The same with one more line, at the product's price when the order is placed. */
    public NewOrder item(ProductId product, int quantity) {
        return items(List.of(new Item(product, quantity)));
    }

    /** The same with these lines after its own. */
    public NewOrder items(Collection<Item> further) {
        List<Item> more = new ArrayList<>(items);
        more.addAll(further);
        return new NewOrder(user, more, notes, idempotencyKey, status);
    }

    public NewOrder withNotes(String notes) {
        return new NewOrder(user, items, notes, idempotencyKey, status);
    }

    /**
     * The same under a key. Placed again with the same key and content, the order that exists is returned as it stands
     * then; with other content it is an {@link io.shopsql.error.IdempotencyConflict}. The status is part of the content.
     */
    public NewOrder withIdempotencyKey(String key) {
        return new NewOrder(user, items, notes, key, status);
    }

    /**
     * The same, stored in this status in the one step that places it: an order that is handed over at once is placed as
     * completed. Under an idempotency key the whole hand-over can be repeated, which placing and {@link OrderDao#complete}
     * one after the other cannot.
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

        public Item {
            Check.range("item.quantity", quantity, 1, MAX_QUANTITY);
        }
    }
}
