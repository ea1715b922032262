package io.shopsql.error;

/**
 * A {@code write} inside a {@code read}, whose transaction promised not to change anything; a write while rows of a stream
 * or cursor are still being read; a transaction used after its end.
 */
public final class IllegalNesting extends ShopException {
    private static final long serialVersionUID = 1L;

    public IllegalNesting(String what, String next) {
        super(what, next, null);
    }
}
