package io.shopsql.error;

/**
 * A call where it cannot be made: a {@code write} inside a {@code read}, which promised not to change anything; a write
 * while rows of a stream or cursor are still being read; a {@code Tx} used after its callback; closing a shop inside one of
 * its own callbacks.
 */
public final class IllegalNesting extends ShopException {
    private static final long serialVersionUID = 1L;

    public IllegalNesting(String what, String next) {
        super(what, next, null);
    }
}
