package io.shopsql.bench.speed;

import org.jspecify.annotations.Nullable;

/**
 * An order to place.
 *
 * @param products one per line
 * @param quantities one per line
 * @param key the idempotency key, if any
 */
record Basket(
        long user,
        long[] products,
        int[] quantities,
        @Nullable String key) {}
