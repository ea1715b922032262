package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** The database cannot be reached, or the connection was lost. Whether a commit that was under way took effect is not known. */
public final class Unavailable extends ShopException {
    private static final long serialVersionUID = 1L;

    public Unavailable(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }
}
