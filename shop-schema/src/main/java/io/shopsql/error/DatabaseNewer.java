package io.shopsql.error;

/** The database was migrated by a newer version of the library. Nothing was changed. */
public final class DatabaseNewer extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param changeset the first unknown changeset, as {@code path::id}
     */
    public DatabaseNewer(String changeset) {
        super(
                "The database is newer than this library: it has the changeset " + changeset + ", unknown here.",
                "use the version of the library that migrated it, or a later one.",
                null);
    }
}
