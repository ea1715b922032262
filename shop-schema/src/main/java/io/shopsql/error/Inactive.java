package io.shopsql.error;

/** An order by a deactivated user or of a retired product. */
public final class Inactive extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public Inactive(String what, String next) {
        super(what, next, null);
    }
}
