package io.shopsql.error;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Another process migrates the database, or took the migration lock over from this one; nothing half done was kept. */
public final class MigrationLocked extends ShopException {
    private static final long serialVersionUID = 1L;

    public MigrationLocked(String what, String next) {
        super(what, next, null);
    }

    /**
     * Waited for it in vain.
     *
     * @param holder the host and process, as far as they are known
     * @param since when it took the lock; null if that is not known
     */
    public static MigrationLocked heldBy(String holder, @Nullable Instant since, Duration waited, String next) {
        return new MigrationLocked(
                "The migration lock is held by " + holder + (since == null ? "" : " since " + since) + "; waited "
                        + waited.toMillis() / 1000.0 + " s.",
                next);
    }
}
