package io.shopsql.orders;

import io.shopsql.schema.type.Money;
import java.util.List;

/**
 * What recording history did.
 *
 * @param recorded orders that are new
 * @param alreadyThere idempotency keys of orders that were recorded before, with the same content
 * @param conflicts keys that stand for an order of other content; it was left as it is
 */
public record Recorded(int recorded, List<String> alreadyThere, List<Conflict> conflicts) {

    public Recorded {
        alreadyThere = List.copyOf(alreadyThere);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * An order of other content under the same key.
     *
     * @param idempotencyKey the key of both
     * @param lines how many lines the recorded order has; 0 if it was deleted since
     * @param total what it comes to
     * @param lacksLines whether every line of the recorded order is one of the new order's: it was recorded in part
     */
    public record Conflict(String idempotencyKey, int lines, Money total, boolean lacksLines) {}
}
