package io.shopsql.schema;

import io.shopsql.error.MigrationLocked;

/** Another process took over the migration lock; uncommitted changes are rolled back. */
final class LockLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String holder;

    LockLost(String holder) {
        super("The migration lock was taken over by " + holder + ".");
        this.holder = holder;
    }

    MigrationLocked toCaller() {
        return new MigrationLocked(
                "This process made no progress for longer than its lease, and the migration lock was taken over by "
                        + holder + ".",
                "check Migrations.status and migrate again: no partial change was kept.");
    }
}
