package io.shopsql.orders;

import io.shopsql.schema.type.Money;
import java.util.List;

/**
 * The result of recording history.
 *
 * @param recorded the number of new orders
 * @param alreadyThere idempotency keys of orders recorded before with the same content
 * @param conflicts keys recorded before with other content; those orders are unchanged
 */
public record Recorded(int recorded, List<String> alreadyThere, List<Conflict> conflicts) {

    /** Copies the lists. */
    public Recorded {
        alreadyThere = List.copyOf(alreadyThere);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A key recorded before with other content.
     *
     * @param idempotencyKey the key of both orders
     * @param lines number of lines of the recorded order; 0 if deleted
     * @param total its total
     * @param lacksLines whether the new order has all lines of the recorded one and more: the order was recorded
     *     incompletely
     */
    public record Conflict(String idempotencyKey, int lines, Money total, boolean lacksLines) {}
}
