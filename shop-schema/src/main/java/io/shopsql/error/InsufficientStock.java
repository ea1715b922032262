package io.shopsql.error;

import io.shopsql.schema.type.ProductId;

/** Less of a product is in stock than was ordered. Nothing was taken. */
public final class InsufficientStock extends ShopException {
    private static final long serialVersionUID = 1L;

    private final ProductId product;
    private final long available;
    private final long requested;

    public InsufficientStock(ProductId product, String name, long available, long requested) {
        super(
                "Insufficient stock for " + name + ": " + available + " available, " + requested + " requested.",
                "order at most what is available, or add stock first.",
                null);
        this.product = product;
        this.available = available;
        this.requested = requested;
    }

    public ProductId product() {
        return product;
    }

    /** Pieces in stock when the order was refused. */
    public long available() {
        return available;
    }

    /** Pieces asked for, over all lines of the order. */
    public long requested() {
        return requested;
    }
}
