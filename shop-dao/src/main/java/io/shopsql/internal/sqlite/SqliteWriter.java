package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.Pool;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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

    Lease lease() throws SQLException {
        mutex.acquire(settings.connectionTimeout());
        try {
            file.checkNowAndThen();
            return lent();
        } catch (Throwable e) {
            mutex.release();
            throw e;
        }
    }

    private synchronized Lease lent() throws SQLException {
        if (closed) {
            throw Faults.closed(false);
        }
        Connection connection = idle;
        if (connection == null || connection.isClosed()) {
            connection = opened();
        }
        idle = null;
        Lent loan = new Lent(connection);
        lent = loan;
        return loan;
    }

    private synchronized void takeBack(Connection connection) {
        lent = null;
        if (closed) {
            closeQuietly(connection);
        } else {
            idle = connection;
        }
    }

    private synchronized void forget() {
        lent = null;
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
    }

    /** The connection while it is lent; two threads may return and abort it at the same time. */
    private final class Lent implements Lease {
        private final Connection connection;
        private boolean over;

        private Lent(Connection connection) {
            this.connection = connection;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public void committed() {
            file.checkCommitted();
        }

        @Override
        public synchronized void close() {
            if (!over) {
                over = true;
                takeBack(connection);
                mutex.release();
            }
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
                forget();
                mutex.release();
            }
        }
    }
}
