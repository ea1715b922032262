package io.shopsql.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;

/** Where connections come from, and go back to. Thread-safe. */
public interface Connections extends AutoCloseable {

    /** A connection in autocommit that may write. On SQLite there is one at a time for each file. */
    Lease writer() throws SQLException;

    /** A connection in autocommit for reading. */
    Lease reader() throws SQLException;

    @Override
    void close();

    /** A connection on loan. */
    interface Lease extends AutoCloseable {
        Connection connection();

        /**
         * Called after a commit and before it is acknowledged.
         *
         * @throws io.shopsql.error.DatabaseReplaced if it went into a file that is not the database any more
         */
        default void committed() {}

        /**
         * Closes the connection itself, since it cannot be used again, or because the shop is closed; then {@link #close}
         * has nothing left to do. May be called on another thread. A connection of the application is left to its pool.
         */
        default void abort() {}

        @Override
        void close() throws SQLException;
    }
}
