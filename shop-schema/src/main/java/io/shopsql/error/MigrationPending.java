package io.shopsql.error;

/** The database lacks changesets of the library, and the caller did not ask to migrate. */
public final class MigrationPending extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param changesets how many are pending
     */
    public MigrationPending(int changesets) {
        super(
                "The database lacks " + changesets + " changesets of this library.",
                "migrate it (`shop migrate`, or Migrations.apply), or open it with migrations APPLY.",
                null);
    }
}
