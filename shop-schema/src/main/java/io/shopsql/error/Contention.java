package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** The transaction lost against others, again after every retry: a deadlock, a serialization failure or a locked file. */
public final class Contention extends ShopException {
    private static final long serialVersionUID = 1L;

    public Contention(String what, @Nullable Throwable cause) {
        super(what, "try again later, or make the transactions shorter.", cause);
    }
}
