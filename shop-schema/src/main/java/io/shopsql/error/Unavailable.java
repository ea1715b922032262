package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** The database cannot be reached, or the connection was lost. The outcome of a commit in progress is unknown. */
public final class Unavailable extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public Unavailable(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }
}
