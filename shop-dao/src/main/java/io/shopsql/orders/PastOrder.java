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
 * An order completed elsewhere, to be recorded as history: with its own time and prices, without changing the stock.
 *
 * @param idempotencyKey 1..200 characters that identify a repetition
 * @param user the customer
 * @param placedAt when it was placed
 * @param items the lines, at least one; their order is kept, but ignored in comparisons
 */
public record PastOrder(String idempotencyKey, UserId user, Instant placedAt, List<Item> items) {

    /**
     * @throws InvalidInput if a value is outside these limits
     */
    public PastOrder {
        idempotencyKey = OrderRow.idempotencyKey(idempotencyKey);
        items = List.copyOf(items);
        if (items.isEmpty()) {
            throw new InvalidInput("order.items", "must be at least one, was none");
        }
    }

    /** The lines in canonical order. */
    List<Item> sortedItems() {
        return sorted(items);
    }

    static List<Item> sorted(List<Item> items) {
        return items.stream().sorted(Item.ORDER).toList();
    }

    /**
     * A line of a past order.
     *
     * @param quantity pieces, 1..1,000,000
     * @param unitPrice the price of one piece at that time, 0 to 100,000,000
     */
    public record Item(ProductId product, int quantity, Money unitPrice) {

        private static final Comparator<Item> ORDER = Comparator.<Item>comparingLong(
                        item -> item.product().value())
                .thenComparingInt(Item::quantity)
                .thenComparing(Item::unitPrice);

        /**
         * @throws InvalidInput if a value is outside these limits
         */
        public Item {
            Check.range("item.quantity", quantity, 1, NewOrder.MAX_QUANTITY);
            Check.price("item.unitPrice", unitPrice);
        }
    }
}
