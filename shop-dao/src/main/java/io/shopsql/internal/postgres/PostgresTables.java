package io.shopsql.internal.postgres;

import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.WholeTables;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Postgres enforces column types; keys come from sequences. */
public final class PostgresTables implements WholeTables {

    private static final String SEQUENCE = "pg_get_serial_sequence(?, ?)::regclass";

    @Override
    public @Nullable Object value(ResultSet rows, int index, Field<?> field) throws SQLException {
        Class<?> type = field.getConverter().fromType();
        if (type == JSON.class) {
            return JSON.jsonOrNull(rows.getString(index));
        }
        if (type == String.class) {
            return rows.getString(index);
        }
        if (type == Long.class || type == Integer.class || type == Boolean.class || type == OffsetDateTime.class) {
            return rows.getObject(index, type);
        }
        throw new IllegalStateException(field + " is of a type that cannot be copied: " + type);
    }

    @Override
    public boolean same(Connection one, Connection other, Table<?> table) throws SQLException {
        // no setting distinguishes two servers (a restored backup has the same identity), but a lock does
        String key = "(" + ThreadLocalRandom.current().nextLong() + ")";
        Sql.run(one, "select pg_advisory_xact_lock" + key);
        String oid = "select to_regclass('" + table.getName() + "')::oid";
        return "f".equals(Sql.ask(other, "select pg_try_advisory_xact_lock" + key))
                && Objects.equals(Sql.ask(one, oid), Sql.ask(other, oid));
    }

    @Override
    public void lock(Connection connection, List<Table<?>> tables) throws SQLException {
        // readers are not blocked
        Sql.run(
                connection,
                tables.stream()
                        .map(table -> Sql.quoted(table.getName()))
                        .collect(Collectors.joining(", ", "lock table ", " in share row exclusive mode")));
    }

    @Override
    public Set<String> computedColumns(Connection connection, Table<?> table) throws SQLException {
        return Sql.askAll(
                connection,
                "select attname from pg_attribute where attrelid = to_regclass(?) and attgenerated <> ''",
                table.getName());
    }

    @Override
    public long lastId(Connection connection, Table<?> table, Field<?> column) throws SQLException {
        Long last = Sql.askLong(
                connection,
                "select coalesce(pg_sequence_last_value(" + SEQUENCE + "), 0)",
                table.getName(),
                column.getName());
        return last == null ? 0 : last;
    }

    @Override
    public void idsAbove(long last, Connection connection, Table<?> table, Field<?> column) throws SQLException {
        long raised = Math.max(last, lastId(connection, table, column));
        if (raised > 0) {
            Sql.askLong(connection, "select setval(" + SEQUENCE + ", ?)", table.getName(), column.getName(), raised);
        }
    }
}
