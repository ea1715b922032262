package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** A changeset could not be applied or rolled back. Those before it stand; it can be run again. */
public final class MigrationFailed extends ShopException {
    private static final long serialVersionUID = 1L;

    public MigrationFailed(String what, @Nullable Throwable cause) {
        this(what, "mend what the cause says and migrate again: what was applied is not repeated.", cause);
    }

    public MigrationFailed(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }
}
