package io.shopsql.error;

/**
 * A call of jOOQ that would lose or change data without an error on one of the engines. Refused on both before anything is
 * sent; the transaction can go on.
 */
public final class UnsafeQuery extends ShopException {
    private static final long serialVersionUID = 1L;

    /** @param next what to write instead */
    public UnsafeQuery(String what, String next) {
        super(what, next, null);
    }
}
