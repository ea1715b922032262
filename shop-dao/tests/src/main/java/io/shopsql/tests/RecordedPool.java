package io.shopsql.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A data source of an application that records the statements sent through it. Thread-safe. */
public final class RecordedPool {

    private final DataSource source;
    private volatile @Nullable Connection last;

    private final List<Sent> sent = Collections.synchronizedList(new ArrayList<>());

    /**
     * A statement that was run; a batch is one.
     *
     * @param values the bind variables, in the order of the text
     */
    public record Sent(String sql, List<@Nullable Object> values) {

        /** The text with the values as literals; a text without question marks of its own. */
        public String inlined() {
            StringBuilder inlined = new StringBuilder();
            String[] between = sql.split("\\?", -1);
            for (int i = 0; i < between.length; i++) {
                inlined.append(i == 0 ? "" : literal(values.get(i - 1))).append(between[i]);
            }
            return inlined.toString();
        }

        private static String literal(@Nullable Object value) {
            return value == null ? "null" : "'" + value.toString().replace("'", "''") + "'";
        }
    }

    public RecordedPool(DataSource source) {
        this.source = source;
    }

    /** The data source, for {@code Shop.on}. */
    public DataSource dataSource() {
        return recorded(DataSource.class, source, "");
    }

    /** What ran since {@link #clear}; the driver of Postgres sends BEGIN and COMMIT by itself. */
    public List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** The connection that was handed out last; what it runs is not recorded. */
    public Connection last() {
        return Objects.requireNonNull(last);
    }

    /** Forgets what ran before. */
    public void clear() {
        sent.clear();
    }

    private <T> T recorded(Class<T> type, T target, String sql) {
        Map<Integer, @Nullable Object> values = new TreeMap<>();
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, args) -> {
            String name = method.getName();
            if (name.startsWith("set") && args != null && args.length > 1 && args[0] instanceof Integer index) {
                values.put(index, name.equals("setNull") ? null : args[1]);
            } else if (name.startsWith("execute") && target instanceof Statement) {
                sent.add(new Sent(args == null ? sql : String.valueOf(args[0]), new ArrayList<>(values.values())));
            }
            Object result = invoke(target, method, args);
            if (name.equals("unwrap")) {
                return result;
            }
            if (type == DataSource.class && result instanceof Connection made) {
                last = made;
            }
            String text = args == null ? sql : String.valueOf(args[0]);
            return result instanceof Connection made && name.equals("getConnection") && type == DataSource.class
                    ? recorded(Connection.class, made, "")
                    : result instanceof PreparedStatement made && name.equals("prepareStatement")
                            ? recorded(PreparedStatement.class, made, text)
                            : result instanceof Statement made && name.equals("createStatement")
                                    ? recorded(Statement.class, made, "")
                                    : result;
        }));
    }

    private static @Nullable Object invoke(Object target, Method method, @Nullable Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(target, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
