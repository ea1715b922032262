package io.shopsql.error;

/**
 * A jOOQ call that would silently lose or change data on one of the engines. Refused on both before anything is sent;
 * the transaction stays usable.
 */
public final class UnsafeQuery extends ShopException {
    private static final long serialVersionUID = 1L;

    /** @param next what to write instead */
    public UnsafeQuery(String what, String next) {
        super(what, next, null);
    }
}
