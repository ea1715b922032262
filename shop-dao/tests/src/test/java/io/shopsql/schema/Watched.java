package io.shopsql.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Data sources that are watched. */
final class Watched {

    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private final DataSource dataSource;

    /** Tells of each method that was called on a connection; a COMMIT that was sent as SQL counts as {@code commit}. */
    Watched(DataSource source, Listener listener) {
        dataSource = proxy(DataSource.class, (getConnection, none) -> {
            Connection connection = source.getConnection();
            return proxy(Connection.class, (method, values) -> {
                Object result = method.invoke(connection, values);
                tell(listener, connection, method.getName());
                return result instanceof Statement statement && method.getName().equals("createStatement")
                        ? watched(statement, connection, listener)
                        : result;
            });
        });
    }

    private Statement watched(Statement statement, Connection connection, Listener listener) {
        return proxy(Statement.class, (method, values) -> {
            Object result = method.invoke(statement, values);
            if (values != null && "COMMIT".equals(values[0])) {
                tell(listener, connection, "commit");
            }
            return result;
        });
    }

    private void tell(Listener listener, Connection connection, String method) throws SQLException {
        listener.called(connection, method, calls.merge(method, 1, Integer::sum));
    }

    DataSource dataSource() {
        return dataSource;
    }

    int calls(String method) {
        return calls.getOrDefault(method, 0);
    }

    /** A pool of one connection, which resets nothing. */
    static DataSource poolOf(Connection connection) {
        Connection kept = proxy(
                Connection.class,
                (method, values) -> method.getName().equals("close") ? null : method.invoke(connection, values));
        return proxy(DataSource.class, (method, values) -> kept);
    }

    private static <T> T proxy(Class<T> type, Handler handler) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, method, values) -> {
            try {
                return handler.handle(method, values);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }));
    }

    interface Listener {
        void called(Connection connection, String method, int times) throws SQLException;
    }

    private interface Handler {
        @Nullable
        Object handle(Method method, Object @Nullable [] values) throws Exception;
    }
}
