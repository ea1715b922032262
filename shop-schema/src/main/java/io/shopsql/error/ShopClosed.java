package io.shopsql.error;

/**
 * The shop is closed, or is being closed: it takes no more calls. Also thrown by a call that was cut off because it still
 * ran at the end of the time that closing allows; nothing of that call was kept.
 */
public final class ShopClosed extends ShopException {
    private static final long serialVersionUID = 1L;

    public ShopClosed(String what, String next) {
        super(what, next, null);
    }
}
