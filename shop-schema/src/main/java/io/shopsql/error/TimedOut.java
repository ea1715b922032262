package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** The wait for a connection of the pool, for a lock or for a query exceeded its time-out. */
public final class TimedOut extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public TimedOut(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }
}
