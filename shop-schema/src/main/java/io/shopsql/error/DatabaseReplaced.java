package io.shopsql.error;

/** The SQLite file of an open shop was removed, or another file took its place. Never retried: open a new shop. */
public final class DatabaseReplaced extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     */
    public DatabaseReplaced(String what) {
        super(
                what,
                "close this shop; then restore the former file together with its -wal and -shm, or keep the present"
                        + " file without the former -wal and -shm; open a new shop.",
                null);
    }
}
