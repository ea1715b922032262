package io.shopsql.schema;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Held during a migration. Each transaction begins with {@link #begin} and ends with {@link #beforeCommit}, so that a
 * process that lost the lock cannot commit. Belongs to one thread.
 */
interface MigrationLock extends AutoCloseable {

    /** For a database without concurrent access. */
    MigrationLock NONE = () -> {};

    /**
     * The first statement of a transaction: checks that the lock is still ours, and prevents a takeover until the
     * transaction ends. On Postgres it also applies the transaction's settings.
     *
     * @throws LockLost if another process has it
     */
    default void begin(Connection connection) throws SQLException {}

    /** The last statement of a transaction. */
    default void beforeCommit(Connection connection) throws SQLException {}

    /** Before statements outside transactions ({@code runInTransaction="false"}); in autocommit. */
    default void beginOutside(Connection connection) throws SQLException {}

    /** After statements outside transactions; in autocommit. */
    default void endOutside(Connection connection) throws SQLException {}

    /** Releases the lock if it is still ours. */
    @Override
    void close();
}
