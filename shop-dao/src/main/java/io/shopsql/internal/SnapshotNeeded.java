package io.shopsql.internal;

/** Aborts a report so that the transactor restarts it inside a snapshot. Not an error. */
final class SnapshotNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SnapshotNeeded() {
        super("This report needs a snapshot; it is restarted inside one.", null, false, false);
    }
}
