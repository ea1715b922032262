package io.shopsql.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Another process migrates the database, or one was killed while it did. */
public final class MigrationLocked extends ShopException {
    private static final long serialVersionUID = 1L;

    public MigrationLocked(String holder, Duration waited, @Nullable Throwable cause) {
        super(
                "The migration lock is held by " + holder + "; waited " + waited.toSeconds() + " s.",
                "wait for it; if that process is gone, release the lock with Migrations.unlock.",
                cause);
    }
}
