package io.shopsql.internal.sqlite;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.WholeTables;
import io.shopsql.schema.type.InstantBinding;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.JSON;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** SQLite columns may hold any type, so that each value is checked; keys come from {@code sqlite_sequence}. */
public final class SqliteTables implements WholeTables {

    @Override
    public @Nullable Object value(ResultSet rows, int index, Field<?> field) throws SQLException {
        Object stored = rows.getObject(index);
        if (stored == null) {
            return null;
        }
        Class<?> type = field.getConverter().fromType();
        if (type == Long.class) {
            return number(field, stored, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (type == Integer.class) {
            return (int) number(field, stored, Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        if (type == Boolean.class) {
            return number(field, stored, 0, 1) == 1;
        }
        if (type == String.class) {
            return text(field, stored, rows, index);
        }
        if (type == OffsetDateTime.class) {
            return time(field, text(field, stored, rows, index));
        }
        if (type == JSON.class) {
            return JSON.valueOf(text(field, stored, rows, index));
        }
        throw new IllegalStateException(field + " is of a type that cannot be copied: " + type);
    }

    private static long number(Field<?> field, Object stored, long min, long max) {
        // the driver returns an Integer or a Long for an integer
        if (!(stored instanceof Integer || stored instanceof Long)) {
            throw new InvalidInput(field.getName(), "must be a whole number, was " + kindOf(stored));
        }
        long number = ((Number) stored).longValue();
        if (number < min || number > max) {
            throw new InvalidInput(field.getName(), "must be " + min + ".." + max + ", but the stored number is not");
        }
        return number;
    }

    private static String text(Field<?> field, Object stored, ResultSet rows, int index) throws SQLException {
        if (!(stored instanceof String text)) {
            throw new InvalidInput(field.getName(), "must be text, was " + kindOf(stored));
        }
        // the driver replaces undecodable bytes with this character, which the text may also contain
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(rows.getBytes(index)));
            } catch (CharacterCodingException e) {
                throw new InvalidInput(field.getName(), "must be valid UTF-8");
            }
        }
        return text;
    }

    private static OffsetDateTime time(Field<?> field, String text) {
        try {
            return InstantBinding.fromText(text).atOffset(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            // the driver's message may quote the value
            throw new InvalidInput(field.getName(), "must be a time of the form 2026-11-22T08:30:00.000000Z");
        }
    }

    private static String kindOf(Object stored) {
        return stored instanceof String ? "text" : stored instanceof byte[] ? "bytes" : "a number of another kind";
    }

    @Override
    public boolean same(Connection one, Connection other, Table<?> table) throws SQLException {
        try {
            // also through another name, a link or another spelling of the path
            return Files.isSameFile(file(one), file(other));
        } catch (IOException e) {
            throw new SQLException("the file of a SQLite database cannot be checked", e);
        }
    }

    private static Path file(Connection connection) throws SQLException {
        return Path.of(
                String.valueOf(Sql.ask(connection, "select file from pragma_database_list where name = 'main'")));
    }

    @Override
    public void lock(Connection connection, List<Table<?>> tables) {
        // a write transaction has the file to itself
    }

    @Override
    public Set<String> computedColumns(Connection connection, Table<?> table) throws SQLException {
        return Sql.askAll(connection, "select name from pragma_table_xinfo(?) where hidden in (2, 3)", table.getName());
    }

    @Override
    public long lastId(Connection connection, Table<?> table, Field<?> column) throws SQLException {
        Long last = Sql.askLong(connection, "select seq from sqlite_sequence where name = ?", table.getName());
        return last == null ? 0 : last;
    }

    @Override
    public void idsAbove(long last, Connection connection, Table<?> table, Field<?> column) throws SQLException {
        Long raised = Sql.askLong(
                connection,
                "update sqlite_sequence set seq = max(seq, ?) where name = ? returning seq",
                last,
                table.getName());
        if (raised == null && last > 0) {
            Sql.askLong(
                    connection,
                    "insert into sqlite_sequence (name, seq) values (?, ?) returning seq",
                    table.getName(),
                    last);
        }
    }
}
