package io.shopsql.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** A source of connections. Thread-safe. */
public interface Connections extends AutoCloseable {

    /** A connection in autocommit for writing. On SQLite there is one at a time per file. */
    Lease writer() throws SQLException;

    /** A connection in autocommit for reading. */
    Lease reader() throws SQLException;

    @Override
    void close();

    /** A borrowed connection. */
    interface Lease extends AutoCloseable {
        Connection connection();

        /**
         * The connection of our own behind that of a pool, for the library's statements: they need none of what the pool adds to
         * each call.
         */
        default Connection direct() {
            return connection();
        }

        /**
         * Called after a commit and before it is acknowledged.
         *
         * @throws io.shopsql.error.DatabaseReplaced if it went into a file that is no longer the database
         */
        default void committed() {}

        /**
         * Closes the connection itself because it is unusable or the shop is closing; {@link #close} then does nothing.
         * May be called from another thread. Leaves a connection of the application to its pool.
         */
        default void abort() {}

        @Override
        void close() throws SQLException;
    }
}
