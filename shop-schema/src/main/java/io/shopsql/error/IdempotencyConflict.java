package io.shopsql.error;

import io.shopsql.schema.type.OrderId;

/** An idempotency key came back with another request than the one it stands for. */
public final class IdempotencyConflict extends ShopException {
    private static final long serialVersionUID = 1L;

    private final OrderId order;

    public IdempotencyConflict(OrderId order) {
        super(
                "This idempotency key was used for order " + order + " with other content.",
                "use a new key for a new request; send the same content to get the order that exists.",
                null);
        this.order = order;
    }

    /** The order that the key stands for. */
    public OrderId order() {
        return order;
    }
}
