package io.shopsql.error;

/**
 * The shop is closed or closing and accepts no calls. Also thrown by a call that still ran when the time-out of closing
 * expired; that call was rolled back.
 */
public final class ShopClosed extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public ShopClosed(String what, String next) {
        super(what, next, null);
    }
}
