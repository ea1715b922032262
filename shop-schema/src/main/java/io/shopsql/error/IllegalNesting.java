package io.shopsql.error;

/**
 * A call in the wrong place: a {@code write} inside a {@code read}, which is read-only; a write while rows of a stream
 * or cursor are still being read; a {@code Tx} used after its callback; closing a shop inside one of its own callbacks.
 */
public final class IllegalNesting extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public IllegalNesting(String what, String next) {
        super(what, next, null);
    }
}
