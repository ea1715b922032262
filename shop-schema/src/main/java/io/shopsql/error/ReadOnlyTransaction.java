package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** A statement tried to change data inside {@code read} or {@code report}. */
public final class ReadOnlyTransaction extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param cause the error of the database, if the statement reached it
     */
    public ReadOnlyTransaction(@Nullable Throwable cause) {
        super("This transaction is read-only.", "change data inside shop.write or shop.run.", cause);
    }
}
