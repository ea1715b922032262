package io.shopsql.error;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Another process is migrating the database, or took over the migration lock of this one; no partial change was kept.
 */
public final class MigrationLocked extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     * @param next what to do about it
     */
    public MigrationLocked(String what, String next) {
        super(what, next, null);
    }

    /**
     * The wait for the lock timed out.
     *
     * @param holder the host and process, as far as known
     * @param since when it took the lock; null if unknown
     */
    public static MigrationLocked heldBy(String holder, @Nullable Instant since, Duration waited, String next) {
        return new MigrationLocked(
                "The migration lock is held by " + holder + (since == null ? "" : " since " + since) + "; waited "
                        + waited.toMillis() / 1000.0 + " s.",
                next);
    }
}
