package io.shopsql.bench.speed;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Counts the statements of SQLite connections by thin proxies, never in measured time. The check of a borrowed connection is
 * not counted: PRAGMAs, and a BEGIN that is rolled back at once; the library's own connections do without it.
 */
final class CountingJdbc {

    private final Counter counter;

    CountingJdbc(Counter counter) {
        this.counter = counter;
    }

    DataSource source(Opening opening) {
        return proxy(DataSource.class, (proxy, method, args) -> switch (method.getName()) {
            case "getConnection" -> connection(opening.open());
            case "isWrapperFor" -> false;
            default -> throw new UnsupportedOperationException(method.getName());
        });
    }

    Connection connection(Connection real) {
        return proxy(Connection.class, (proxy, method, args) -> {
            Object result = call(real, method, args);
            Connection counted = (Connection) proxy;
            if (result instanceof PreparedStatement prepared && args != null) {
                return statement(PreparedStatement.class, counted, prepared, (String) args[0]);
            }
            return result instanceof Statement plain ? statement(Statement.class, counted, plain, null) : result;
        });
    }

    private <S extends Statement> S statement(Class<S> type, Connection counted, S real, @Nullable String prepared) {
        return proxy(type, new InvocationHandler() {
            private long batched;

            @Override
            public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] args) throws Throwable {
                if (method.getName().equals("getConnection")) {
                    return counted;
                }
                Object result = call(real, method, args);
                if (method.getName().equals("addBatch")) {
                    batched++;
                } else if (method.getName().equals("executeBatch")) {
                    counter.statements(batched);
                    batched = 0;
                } else if (method.getName().startsWith("execute")) {
                    count(prepared != null ? prepared : args == null ? "" : (String) args[0]);
                }
                return result;
            }
        });
    }

    private void count(String sql) {
        String first = sql.strip().toLowerCase(Locale.ROOT);
        if (first.startsWith("rollback")) {
            counter.statements(-1);
        } else if (!first.startsWith("pragma")) {
            counter.statement();
        }
    }

    private static @Nullable Object call(Object real, Method method, Object @Nullable [] args) throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        InvocationHandler identity = (proxy, method, args) -> switch (method.getName()) {
            // the real one would not equal its proxy
            case "equals" -> args != null && proxy == args[0];
            case "hashCode" -> System.identityHashCode(proxy);
            default -> handler.invoke(proxy, method, args);
        };
        return type.cast(Proxy.newProxyInstance(CountingJdbc.class.getClassLoader(), new Class<?>[] {type}, identity));
    }

    /** Opens a connection. */
    @FunctionalInterface
    interface Opening {
        Connection open() throws SQLException;
    }
}
