package io.shopsql.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A source of connections. Thread-safe. */
public interface Connections extends AutoCloseable {

    /** A connection in autocommit for writing. On SQLite there is one at a time per file. */
    Lease writer() throws SQLException;

    /** As {@link #writer}, for a transaction that may share its commit with others that wait for the connection. */
    default Lease sharedWriter() throws SQLException {
        return writer();
    }

    /** A connection in autocommit for reading. */
    Lease reader() throws SQLException;

    /** Whether {@link #sharedWriter} makes a difference. */
    default boolean sharesCommits() {
        return false;
    }

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

        /** The transaction on the connection, if it is begun and ended otherwise than by the engine; null if not. */
        default @Nullable SharedTransaction shared() {
            return null;
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
