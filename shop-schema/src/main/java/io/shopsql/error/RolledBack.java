package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** An earlier statement of the transaction failed, so the transaction was rolled back. */
public final class RolledBack extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param cause the error of that statement, if known
     */
    public RolledBack(@Nullable Throwable cause) {
        super(
                "A statement of this transaction failed; nothing of the transaction was kept.",
                "let the first error leave the callback, or wrap the part that may fail in a nested write.",
                cause);
    }
}
