package io.shopsql.internal;

/** Tells a report that it is abandoned, and the transactor that it starts anew inside a snapshot. Not an error. */
final class SnapshotNeeded extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SnapshotNeeded() {
        super("This report needs a snapshot; it starts anew inside one.", null, false, false);
    }
}
