package io.shopsql.error;

import java.util.Locale;

/** An idempotency key was reused for a different request. */
public final class IdempotencyConflict extends ShopException {
    private static final long serialVersionUID = 1L;

    private final String entity;
    private final long id;

    /**
     * @param entity {@code "Order"} or {@code "Transfer"}
     * @param id the key of the order or transfer that the first request created
     */
    public IdempotencyConflict(String entity, long id) {
        super(
                "This idempotency key was used for " + entity.toLowerCase(Locale.ROOT) + " " + id
                        + " with other content.",
                "use a new key for a new request; send the same content to get the " + entity.toLowerCase(Locale.ROOT)
                        + " that exists.",
                null);
        this.entity = entity;
        this.id = id;
    }

    /** What the first request with this idempotency key created: {@code "Order"} or {@code "Transfer"}. */
    public String entity() {
        return entity;
    }

    /** The key of the order or transfer that the first request created. */
    public long id() {
        return id;
    }
}
