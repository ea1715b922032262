package io.shopsql.error;

/** The database is older than the library, and migrating was not asked for. */
public final class MigrationPending extends ShopException {
    private static final long serialVersionUID = 1L;

    public MigrationPending(int changesets) {
        super(
                "The database lacks " + changesets + " changesets of this library.",
                "migrate it (`shop migrate`, or Migrations.apply), or open it with migrations APPLY.",
                null);
    }
}
