package io.shopsql.internal.postgres;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/**
 * Connections of the Postgres driver. The driver's own data sources log their whole URL with all parameters and
 * defaults; here the driver gets, and logs, a URL with only the server and the database.
 *
 * <p>The password supplier, if any, is called for each new connection, so that the password is stored nowhere and may
 * change. Thread-safe.
 */
public final class PostgresSource implements DataSource {

    private static final Driver DRIVER = new Driver();

    private final String server;
    private final Properties properties;
    private final @Nullable Supplier<String> password;
    private volatile int loginTimeout;

    PostgresSource(String server, Properties properties, @Nullable Supplier<String> password) {
        this.server = server;
        this.properties = properties;
        this.password = password;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connect(null, password == null ? null : password.get());
    }

    @Override
    public Connection getConnection(String otherUser, String otherPassword) throws SQLException {
        return connect(otherUser, otherPassword);
    }

    private Connection connect(@Nullable String user, @Nullable String secret) throws SQLException {
        Properties all = new Properties();
        all.putAll(properties);
        if (user != null) {
            PGProperty.USER.set(all, user);
        }
        if (secret != null) {
            PGProperty.PASSWORD.set(all, secret);
        }
        if (loginTimeout > 0) {
            PGProperty.LOGIN_TIMEOUT.set(all, loginTimeout);
        }
        Connection connection = DRIVER.connect(server, all);
        if (connection == null) {
            throw new SQLException("the driver did not take its own URL", "08001");
        }
        return connection;
    }

    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
    }

    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        // the driver logs by java.util.logging
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return DRIVER.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (!type.isInstance(this)) {
            throw new SQLException("not a wrapper for " + type.getName());
        }
        return type.cast(this);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }

    /** The server and the database. */
    @Override
    public String toString() {
        return server;
    }
}
