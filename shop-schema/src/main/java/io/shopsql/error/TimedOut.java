package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** Something took longer than its time-out: a connection from the pool, a lock, a query. */
public final class TimedOut extends ShopException {
    private static final long serialVersionUID = 1L;

    public TimedOut(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }
}
