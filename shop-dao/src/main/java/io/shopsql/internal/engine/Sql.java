package io.shopsql.internal.engine;

import io.shopsql.schema.type.InstantBinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.Converter;
import org.jooq.JSON;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** JDBC helpers of the engines: transactions, pragmas, bulk inserts. */
public final class Sql {

    private static final Logger log = LoggerFactory.getLogger(Sql.class);

    private Sql() {}

    /** Runs a command. It has taken effect once executed: an error while closing the statement is only logged. */
    public static void run(Connection connection, String sql) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.execute(sql);
        } catch (Throwable e) {
            closeAfter(e, statement);
            throw e;
        }
        closed(statement);
    }

    /** Runs a prepared command, as {@link #run(Connection, String)}, and closes it. */
    public static void run(PreparedStatement statement) throws SQLException {
        try {
            statement.execute();
        } catch (Throwable e) {
            closeAfter(e, statement);
            throw e;
        }
        closed(statement);
    }

    private static void closed(Statement statement) {
        try {
            statement.close();
        } catch (SQLException e) {
            log.debug("a statement could not be closed", Faults.withoutValues(e));
        }
    }

    /** Closes a resource after an error; an error of closing does not hide the first one. */
    public static void closeAfter(Throwable because, AutoCloseable resource) {
        try {
            resource.close();
        } catch (Exception e) {
            because.addSuppressed(Faults.bare(e));
        }
    }

    public static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    public static @Nullable Long askLong(Connection connection, String sql, Object... binds) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < binds.length; i++) {
                statement.setObject(i + 1, binds[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : null;
            }
        }
    }

    /** The first column of all rows. */
    public static Set<String> askAll(Connection connection, String sql, String bind) throws SQLException {
        Set<String> all = new HashSet<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, bind);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                }
            }
        }
        return all;
    }

    /** {@code "orders" ("id", "total")}. */
    public static String tableAndColumns(List<? extends TableField<?, ?>> fields) {
        return quoted(fields.get(0).getTable().getName())
                + fields.stream().map(f -> quoted(f.getName())).collect(Collectors.joining(", ", " (", ")"));
    }

    public static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** The value for the column: a number, text or a flag; a time as text, which both engines accept. */
    public static @Nullable Object columnValue(TableField<?, ?> field, @Nullable Object value) {
        if (value instanceof Instant time) {
            return InstantBinding.toText(time);
        }
        if (value instanceof JSON json) {
            return json.data(); // as the other database stored it
        }
        @SuppressWarnings("unchecked") // the caller gives each column a value of its type
        Converter<Object, Object> converter = (Converter<Object, Object>) field.getConverter();
        return converter.to(value);
    }
}
