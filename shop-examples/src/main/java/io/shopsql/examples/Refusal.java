package io.shopsql.examples;

import io.shopsql.error.ShopException;

/** How a refusal is printed: its kind, and what it says. */
final class Refusal {

    private Refusal() {}

    /** Does what must be refused. */
    static String of(Runnable work) {
        try {
            work.run();
        } catch (ShopException refused) {
            return refused.getClass().getSimpleName() + ": " + refused.what();
        }
        throw new IllegalStateException("it was not refused");
    }
}
