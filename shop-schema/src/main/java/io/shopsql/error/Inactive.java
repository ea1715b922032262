package io.shopsql.error;

/** A deactivated user cannot order, and a retired product cannot be ordered. */
public final class Inactive extends ShopException {
    private static final long serialVersionUID = 1L;

    public Inactive(String what, String next) {
        super(what, next, null);
    }
}
