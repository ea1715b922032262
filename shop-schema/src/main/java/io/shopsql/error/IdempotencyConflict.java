package io.shopsql.error;

/** An idempotency key came back with another request than the one it stands for. */
public final class IdempotencyConflict extends ShopException {
    private static final long serialVersionUID = 1L;

    private final long orderId;

    public IdempotencyConflict(long orderId) {
        super(
                "This idempotency key was used for order " + orderId + " with other content.",
                "use a new key for a new request; send the same content to get the order that exists.",
                null);
        this.orderId = orderId;
    }

    /** The key of the order that the idempotency key stands for. */
    public long orderId() {
        return orderId;
    }
}
