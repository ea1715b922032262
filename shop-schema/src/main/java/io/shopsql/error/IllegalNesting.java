package io.shopsql.error;

/** A {@code write} inside a {@code read}: the outer transaction promised not to change anything. */
public final class IllegalNesting extends ShopException {
    private static final long serialVersionUID = 1L;

    public IllegalNesting(String what, String next) {
        super(what, next, null);
    }
}
