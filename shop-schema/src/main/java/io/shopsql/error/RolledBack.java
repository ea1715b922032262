package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** A statement of the transaction had failed, so that it could only be rolled back: nothing of it was kept. */
public final class RolledBack extends ShopException {
    private static final long serialVersionUID = 1L;

    public RolledBack(@Nullable Throwable cause) {
        super(
                "A statement of this transaction failed; nothing of the transaction was kept.",
                "let the first error leave the callback, or wrap the part that may fail in a nested write.",
                cause);
    }
}
