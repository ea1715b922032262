package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** A changeset could not be applied or rolled back. Earlier changesets stay applied; the migration can be run again. */
public final class MigrationFailed extends ShopException {
    private static final long serialVersionUID = 1L;

    /** With the advice to fix the cause and migrate again. */
    public MigrationFailed(String what, @Nullable Throwable cause) {
        this(what, "fix the cause and migrate again: applied changesets are not repeated.", cause);
    }

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public MigrationFailed(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }
}
