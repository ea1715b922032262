package io.shopsql.orders;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * An order that was completed elsewhere, to be recorded as history: at its own time and prices, without touching the
 * stock.
 *
 * @param idempotencyKey 1..200 characters, by which it is known when it comes again
 * @param user who ordered
 * @param placedAt when
 * @param items the lines, at least one; their order is kept, but is no content: the same lines in another order are the same
 *     past order
 */
public record PastOrder(String idempotencyKey, UserId user, Instant placedAt, List<Item> items) {

    public PastOrder {
        OrderRow.idempotencyKey(idempotencyKey);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new InvalidInput("order.items", "must be at least one, was none");
        }
    }

    /** The lines, equal for two orders of the same lines. */
    List<Item> sortedItems() {
        return sorted(items);
    }

    static List<Item> sorted(List<Item> items) {
        return items.stream().sorted(Item.ORDER).toList();
    }

    /**
     * A line.
     *
     * @param quantity pieces, 1..1,000,000
     * @param unitPrice what one piece cost then, 0 to 100,000,000
     */
    public record Item(ProductId product, int quantity, Money unitPrice) {

        private static final Comparator<Item> ORDER = Comparator.<Item>comparingLong(
                        item -> item.product().value())
                .thenComparingInt(Item::quantity)
                .thenComparing(Item::unitPrice);

        public Item {
            Check.range("item.quantity", quantity, 1, NewOrder.MAX_QUANTITY);
            Check.price("item.unitPrice", unitPrice);
        }
    }
}
