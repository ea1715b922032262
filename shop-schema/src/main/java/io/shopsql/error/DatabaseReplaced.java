package io.shopsql.error;

/**
 * The SQLite file of an open shop was removed, or another file took its place. Never tried again: only a new shop can go
 * on.
 */
public final class DatabaseReplaced extends ShopException {
    private static final long serialVersionUID = 1L;

    public DatabaseReplaced(String what) {
        super(
                what,
                "close this shop; then put the former file back together with its -wal and -shm, or keep the file that is"
                        + " there now without the former -wal and -shm, and open a new shop.",
                null);
    }
}
