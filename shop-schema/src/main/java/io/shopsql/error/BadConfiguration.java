package io.shopsql.error;

/** An invalid setting. Nothing was opened. */
public final class BadConfiguration extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public BadConfiguration(String what, String next) {
        super(what, next, null);
    }
}
