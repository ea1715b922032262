package io.shopsql.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source of an application whose connections and statements fail where a test says so. */
public final class FaultyPool {

    /** Decides, once a method has done its work, whether it throws all the same. */
    @FunctionalInterface
    public interface Fault {
        /**
         * What the method throws after it has done its work; null if nothing.
         *
         * @param method as {@code Connection.close}
         * @param argument the first, as text; empty if there is none
         */
        @Nullable
        Throwable after(String method, String argument);
    }

    private FaultyPool() {}

    public static DataSource of(DataSource source, Fault fault) {
        return faulty(DataSource.class, source, fault);
    }

    private static <T> T faulty(Class<T> type, T target, Fault fault) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Object result;
                    try {
                        result = method.invoke(target, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                    Throwable thrown = fault.after(
                            type.getSimpleName() + "." + method.getName(),
                            arguments == null || arguments.length == 0 ? "" : String.valueOf(arguments[0]));
                    if (thrown != null) {
                        throw thrown;
                    }
                    if (method.getName().equals("unwrap")) {
                        return result;
                    }
                    return result instanceof Connection connection && type == DataSource.class
                            ? faulty(Connection.class, connection, fault)
                            : result instanceof Statement statement
                                            && method.getName().equals("createStatement")
                                    ? faulty(Statement.class, statement, fault)
                                    : result;
                }));
    }
}
