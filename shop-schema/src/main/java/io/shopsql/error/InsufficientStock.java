package io.shopsql.error;

/** A product has less stock than the order requests. Nothing was taken. */
public final class InsufficientStock extends ShopException {
    private static final long serialVersionUID = 1L;

    private final long productId;
    private final long available;
    private final long requested;

    /**
     * @param name the name of the product, for the message
     * @param available pieces in stock
     * @param requested pieces requested, over all lines of the order
     */
    public InsufficientStock(long productId, String name, long available, long requested) {
        super(
                "Insufficient stock for " + name + ": " + available + " available, " + requested + " requested.",
                "order at most what is available, or add stock first.",
                null);
        this.productId = productId;
        this.available = available;
        this.requested = requested;
    }

    /** The key of the product. */
    public long productId() {
        return productId;
    }

    /** Pieces in stock when the order was refused. */
    public long available() {
        return available;
    }

    /** Pieces requested, over all lines of the order. */
    public long requested() {
        return requested;
    }
}
