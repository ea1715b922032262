package io.shopsql.schema;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Held while a database is migrated. Each transaction of the migration begins with {@link #begin} and ends with {@link
 * #beforeCommit}, so that a process that lost the lock cannot commit. Belongs to one thread.
 */
interface MigrationLock extends AutoCloseable {

    /** For a database that nobody else can reach. */
    MigrationLock NONE = () -> {};

    /**
     * The first statement of a transaction: checks that the lock is still ours; until the transaction ends nobody can take
     * it over. On Postgres it also makes the settings of the transaction.
     *
     * @throws LockLost if another process has it
     */
    default void begin(Connection connection) throws SQLException {}

    /** The last statement of a transaction. */
    default void beforeCommit(Connection connection) throws SQLException {}

    /** Before statements that run outside of transactions, by {@code runInTransaction="false"}; in autocommit. */
    default void beginOutside(Connection connection) throws SQLException {}

    /** After them; in autocommit. */
    default void endOutside(Connection connection) throws SQLException {}

    /** Releases the lock if it is still ours. */
    @Override
    void close();
}
