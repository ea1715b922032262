package io.shopsql.internal;

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

        @Override
        void close() throws SQLException;
    }
}
