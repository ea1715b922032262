package io.shopsql.internal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.Connections.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** A HikariCP pool of one kind of connection. */
final class Pool implements AutoCloseable {

    private final HikariDataSource hikari;
    private final Duration timeout;

    private Pool(HikariDataSource hikari, Duration timeout) {
        this.hikari = hikari;
        this.timeout = timeout;
    }

    static Pool of(String name, DataSource source, Settings settings, Consumer<HikariConfig> more) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMinimumIdle(settings.minConnections());
        config.setMaximumPoolSize(settings.maxConnections());
        config.setConnectionTimeout(settings.connectionTimeout().toMillis());
        config.setAutoCommit(true);
        more.accept(config);
        try {
            return new Pool(new HikariDataSource(config), settings.connectionTimeout());
        } catch (PoolInitializationException e) {
            throw unavailable(settings, e);
        }
    }

    private static Unavailable unavailable(Settings settings, Throwable e) {
        SQLException cause = Faults.innermost(SQLException.class, e);
        return new Unavailable(
                "Cannot connect to " + settings.urlWithoutParameters()
                        + (cause == null ? "." : " (" + Faults.code(cause) + ")."),
                "check the URL, the user, the password and that the server runs; for SQLite, that the folder exists"
                        + " and can be written.",
                cause == null ? null : Faults.withoutValues(cause));
    }

    Lease lease(Settings settings) throws SQLException {
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
        return new Lease() {
            @Override
            public Connection connection() {
                return connection;
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private String figures() {
        var pool = hikari.getHikariPoolMXBean();
        return "total=" + pool.getTotalConnections() + ", active=" + pool.getActiveConnections() + ", idle="
                + pool.getIdleConnections() + ", waiting=" + pool.getThreadsAwaitingConnection();
    }

    @Override
    public void close() {
        hikari.close();
    }
}
