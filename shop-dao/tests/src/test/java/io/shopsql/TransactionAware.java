package io.shopsql;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Does what Spring's {@code DataSourceTransactionManager} and {@code TransactionAwareDataSourceProxy} do together: inside a
 * transaction {@link #dataSource} hands out that transaction's one connection, whose {@code close()} does
 * nothing; outside it hands out a connection of the target. Belongs to one thread.
 */
final class TransactionAware {

    private final DataSource target;

    /** Of the transaction that runs. */
    private @Nullable Connection bound;

    TransactionAware(DataSource target) {
        this.target = target;
    }

    DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (p, m, args) -> {
                    Connection of = bound;
                    return m.getName().equals("getConnection") && of != null
                            ? neverClosed(of)
                            : invoke(target, m, args);
                });
    }

    /** Runs the work in a transaction and rolls it back. */
    void rolledBack(Work work) throws SQLException {
        try (Connection connection = target.getConnection()) {
            connection.setAutoCommit(false);
            bound = connection;
            try {
                work.on(connection);
            } finally {
                bound = null;
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    static void insertUser(Connection connection, String name) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into users (name, email) values ('" + name + "', '" + name + "@example.com')");
        }
    }

    private static Connection neverClosed(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TransactionAware.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (p, m, args) -> m.getName().equals("close") ? null : invoke(connection, m, args));
    }

    private static @Nullable Object invoke(
            Object on, java.lang.reflect.Method method, @Nullable Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(on, args);
        } catch (InvocationTargetException e) {
            throw e.getTargetException();
        }
    }

    interface Work {
        void on(Connection connection) throws SQLException;
    }
}
