package io.shopsql.bench.speed;

import org.jspecify.annotations.Nullable;

/** An order to place. */
final class Basket {

    private final long user;
    private final long[] products;
    private final int[] quantities;
    private final @Nullable String key;

    /**
     * @param products one per line
     * @param quantities one per line
     * @param key the idempotency key, if any
     */
    Basket(long user, long[] products, int[] quantities, @Nullable String key) {
        this.user = user;
        this.products = products.clone();
        this.quantities = quantities.clone();
        this.key = key;
    }

    long user() {
        return user;
    }

    /** The number of lines. */
    int size() {
        return products.length;
    }

    long product(int line) {
        return products[line];
    }

    int quantity(int line) {
        return quantities[line];
    }

    @Nullable
    String key() {
        return key;
    }

    @Override
    public String toString() {
        return "basket of user " + user + ", key " + key;
    }
}
