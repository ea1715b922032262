package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.GroupLost;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.Pool;
import io.shopsql.internal.engine.SharedTransaction;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.schema.BorrowedConnection;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * The one connection of the shop that writes, lent to one thread at a time. Without a pool: there is nothing to choose, and
 * the mutex is the queue. Thread-safe.
 */
final class SqliteWriter implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SqliteWriter.class);

    private final Engine engine;
    private final DataSource source;
    private final WriterMutex mutex;
    private final SqliteFile file;
    private final ConnectionSettings settings;

    // guarded by this
    private @Nullable Connection idle;
    private @Nullable Lent lent;
    // of the idle connection, for the one who gets the turn next
    private @Nullable CommitGroup passed;
    private boolean closed;

    /**
     * Opens the connection, without a turn to write: others may be writing for long.
     *
     * @throws io.shopsql.error.ShopException if that fails
     */
    SqliteWriter(Engine engine, DataSource source, WriterMutex mutex, SqliteFile file, ConnectionSettings settings) {
        this.engine = engine;
        this.source = source;
        this.mutex = mutex;
        this.file = file;
        this.settings = settings;
        this.idle = opened();
        try {
            Sql.ask(idle, "select count(*) from sqlite_schema"); // which opens the write-ahead log
            file.opened();
        } catch (SQLException e) {
            closeQuietly(idle);
            throw engine.translate(e, StatementKind.OTHER);
        }
    }

    private Connection opened() {
        try {
            return source.getConnection();
        } catch (SQLException e) {
            throw Pool.unavailable(settings, e);
        }
    }

    /**
     * Waits for the connection.
     *
     * @param mayShare whether a transaction on it may share its commit with others
     */
    Lease lease(boolean mayShare) throws SQLException {
        mutex.acquire(settings.connectionTimeout(), mayShare ? this : null);
        try {
            file.checkNowAndThen();
            return lent(mayShare);
        } catch (Throwable e) {
            abandon();
            mutex.release();
            throw e;
        }
    }

    private synchronized Lease lent(boolean mayShare) throws SQLException {
        if (closed) {
            throw Faults.closed(false);
        }
        Connection connection = idle;
        if (connection == null || connection.isClosed()) {
            connection = opened();
        }
        idle = null;
        Lent loan = new Lent(connection, mayShare, passed);
        passed = null;
        lent = loan;
        return loan;
    }

    private synchronized void takeBack(Connection connection, @Nullable CommitGroup group) {
        lent = null;
        passed = group;
        if (closed) {
            closeQuietly(connection);
        } else {
            idle = connection;
        }
    }

    private synchronized void forget() {
        lent = null;
    }

    /** Commits a group that was passed on to one who has not begun. It will begin alone. */
    private synchronized void takeBack(CommitGroup group) {
        if (passed == group) {
            passed = null;
            group.commit();
        }
    }

    /** Ends the group that was passed on to one who cannot go on with it. */
    private void abandon() {
        CommitGroup group;
        synchronized (this) {
            group = passed;
            passed = null;
        }
        if (group != null) {
            group.abandon();
        }
    }

    private static void closeQuietly(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            log.debug("a connection could not be closed", Faults.bare(e));
        }
    }

    /** Closes the connection, also while it is lent. */
    @Override
    public void close() {
        Lent running;
        Connection unused;
        synchronized (this) {
            closed = true;
            running = lent;
            unused = idle;
            idle = null;
        }
        if (running != null) {
            running.abort();
        }
        if (unused != null) {
            closeQuietly(unused);
        }
        abandon();
    }

    /** The connection while it is lent; two threads may return and abort it at the same time. */
    private final class Lent implements Lease, SharedTransaction {
        private final Connection connection;
        private final boolean mayShare;
        private @Nullable CommitGroup group;
        private boolean lost;
        // guarded by this: returned, aborted, or passed on
        private boolean over;

        private Lent(Connection connection, boolean mayShare, @Nullable CommitGroup group) {
            this.connection = connection;
            this.mayShare = mayShare;
            this.group = group;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public SharedTransaction shared() {
            return this;
        }

        @Override
        public void begin(Mode mode) throws SQLException {
            if (group != null) {
                group.begin();
            } else {
                engine.begin(connection, mode);
            }
        }

        @Override
        public void commit() throws SQLException {
            CommitGroup shared = group;
            if (shared != null) {
                shared.finish();
            } else if (mayShare
                    && mutex.isNext(SqliteWriter.this)
                    && BorrowedConnection.isInTransaction(connection)) { // unless SQL of the callback has ended it
                shared = opened();
            } else {
                engine.commit(connection);
                return;
            }
            end(shared);
        }

        private synchronized CommitGroup opened() throws SQLException {
            CommitGroup opened = new CommitGroup(engine, connection.unwrap(SQLiteConnection.class));
            group = opened;
            return opened;
        }

        /** Passes the group on to the next one, or commits it; returns when it is committed. */
        private void end(CommitGroup shared) throws SQLException {
            if (!(shared.mayGrow() && passOn(shared))) {
                shared.commit();
            }
            shared.await(() -> SqliteWriter.this.takeBack(shared));
        }

        private synchronized boolean passOn(CommitGroup shared) {
            if (!over) {
                over = mutex.passTo(SqliteWriter.this, () -> takeBack(connection, shared));
            }
            return over;
        }

        @Override
        public void rollback() throws SQLException {
            if (isOver()) {
                return;
            }
            CommitGroup shared = group;
            if (shared == null) {
                engine.rollback(connection);
                return;
            }
            shared.undo();
            if (!shared.isOver()) {
                awaited(shared);
            }
            // it may have failed because of what the others have done, and they have not
            lost = shared.isDisplaced() || shared.isRolledBack();
        }

        private void awaited(CommitGroup shared) {
            try {
                end(shared);
            } catch (GroupLost | SQLException e) {
                log.debug("the commit that a failed transaction shared has failed", Faults.bare(e));
            }
        }

        @Override
        public boolean isLost() {
            return lost;
        }

        private synchronized boolean isOver() {
            return over;
        }

        @Override
        public boolean isGone() throws SQLException {
            return isOver() || connection.isClosed();
        }

        @Override
        public void committed() {
            file.checkCommitted();
        }

        @Override
        public synchronized void close() {
            if (over) {
                return;
            }
            over = true;
            if (group != null) {
                group.abandon(); // does nothing to one that has ended
            }
            takeBack(connection, null);
            mutex.release();
        }

        @Override
        public synchronized void abort() {
            if (over) {
                return;
            }
            over = true;
            try {
                engine.terminate(connection);
            } catch (SQLException | RuntimeException e) {
                log.debug("a connection could not be closed", Faults.bare(e));
            } finally {
                if (group != null) {
                    group.lose();
                }
                forget();
                mutex.release();
            }
        }
    }
}
