package io.shopsql.error;

/** A setting that cannot work. Nothing was opened. */
public final class BadConfiguration extends ShopException {
    private static final long serialVersionUID = 1L;

    public BadConfiguration(String what, String next) {
        super(what, next, null);
    }
}
