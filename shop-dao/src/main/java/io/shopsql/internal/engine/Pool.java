package io.shopsql.internal.engine;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.engine.Connections.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A HikariCP pool of one kind of connection. */
public final class Pool implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Pool.class);

    private final Engine engine;
    private final HikariDataSource hikari;
    private final Duration timeout;
    private final Set<Lent> lent = ConcurrentHashMap.newKeySet();

    private Pool(Engine engine, HikariDataSource hikari, Duration timeout) {
        this.engine = engine;
        this.hikari = hikari;
        this.timeout = timeout;
    }

    public static Pool of(
            String name, Engine engine, DataSource source, ConnectionSettings settings, Consumer<HikariConfig> more) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMinimumIdle(settings.minConnections());
        config.setMaximumPoolSize(settings.maxConnections());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setAutoCommit(true);
        more.accept(config);
        try {
            return new Pool(engine, new HikariDataSource(config), settings.connectionTimeout());
        } catch (PoolInitializationException e) {
            throw unavailable(settings, e);
        }
    }

    /** The error for a connection that cannot be opened. */
    public static Unavailable unavailable(ConnectionSettings settings, Throwable e) {
        SQLException cause = Faults.innermost(SQLException.class, e);
        return new Unavailable(
                "Cannot connect to " + settings.urlWithoutParameters()
                        + (cause == null ? "." : " (" + Faults.code(cause) + ")."),
                "check the URL, the user, the password and that the server runs; for SQLite, that the folder exists"
                        + " and can be written.",
                cause == null ? null : Faults.withoutValues(cause));
    }

    /** Lends a connection. */
    public Lease lease(ConnectionSettings settings) throws SQLException {
        Connection connection;
        try {
            connection = hikari.getConnection();
        } catch (SQLTransientConnectionException e) {
            if (e.getCause() != null) {
                throw unavailable(settings, e);
            }
            throw new TimedOut(
                    "No connection from the pool within " + timeout.toMillis() + " ms (" + figures() + ").",
                    "raise maxConnections or connectionTimeout, or hold connections for a shorter time.",
                    null);
        }
        Lent loan = new Lent(connection, connection.unwrap(Connection.class));
        lent.add(loan);
        return loan;
    }

    private String figures() {
        var pool = hikari.getHikariPoolMXBean();
        return "total=" + pool.getTotalConnections() + ", active=" + pool.getActiveConnections() + ", idle="
                + pool.getIdleConnections() + ", waiting=" + pool.getThreadsAwaitingConnection();
    }

    /** Closes all connections, including borrowed ones: the pool itself closes those only on Postgres. */
    @Override
    public void close() {
        lent.forEach(Lent::abort);
        hikari.close();
    }

    /** A borrowed connection; two threads may return and abort it at the same time. */
    private final class Lent implements Lease {
        private final Connection connection;
        private final Connection direct;
        private boolean over;

        private Lent(Connection connection, Connection direct) {
            this.connection = connection;
            this.direct = direct;
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public Connection direct() {
            return direct;
        }

        @Override
        public synchronized void close() throws SQLException {
            if (over) {
                return;
            }
            try {
                if (direct.isClosed()) {
                    hikari.evictConnection(connection); // the pool has not seen why
                }
                connection.close();
            } finally {
                end();
            }
        }

        @Override
        public synchronized void abort() {
            if (over) {
                return;
            }
            try {
                engine.terminate(direct);
            } catch (SQLException | RuntimeException e) {
                log.debug("a connection could not be closed", Faults.bare(e));
            } finally {
                hikari.evictConnection(connection);
                end();
            }
        }

        private void end() {
            over = true;
            lent.remove(this);
        }
    }
}
