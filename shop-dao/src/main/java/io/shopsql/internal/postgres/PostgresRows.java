package io.shopsql.internal.postgres;

import static org.jooq.impl.DSL.inline;

import io.shopsql.internal.engine.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.CustomField;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Bulk keys and inserts on Postgres. */
final class PostgresRows {

    private static final int COPY_BUFFER = 64 * 1024;

    private PostgresRows() {}

    static List<Long> reserveIds(Connection connection, String table, int count) throws SQLException {
        // the name of the sequence is looked up once, and all numbers travel as one value
        try (var statement = connection.prepareStatement(
                "select array_agg(nextval(s.name)) from (select pg_get_serial_sequence(?, 'id')::regclass as name offset 0)"
                        + " s cross join generate_series(1, ?)")) {
            statement.setString(1, table);
            statement.setInt(2, count);
            try (var rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new SQLException("the sequence gave no number");
                }
                Long[] ids = (Long[]) rows.getArray(1).getArray();
                Arrays.sort(ids);
                return List.of(ids);
            }
        }
    }

    static <T> Field<T> nextKey(TableField<?, T> key) {
        return CustomField.of(
                "next_key",
                key.getDataType(),
                ctx -> ctx.sql("nextval(pg_get_serial_sequence(")
                        .visit(inline(key.getTable().getName()))
                        .sql(", ")
                        .visit(inline(key.getName()))
                        .sql("))"));
    }

    static void insert(
            Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException {
        CopyIn copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY " + Sql.tableAndColumns(fields) + " FROM STDIN");
        try {
            StringBuilder text = new StringBuilder(COPY_BUFFER + 4096);
            for (@Nullable Object[] row : rows) {
                for (int column = 0; column < row.length; column++) {
                    if (column > 0) {
                        text.append('\t');
                    }
                    appendCopyText(text, Sql.columnValue(fields.get(column), row[column]));
                }
                text.append('\n');
                if (text.length() >= COPY_BUFFER) {
                    send(copy, text);
                }
            }
            send(copy, text);
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void send(CopyIn copy, StringBuilder text) throws SQLException {
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        copy.writeToCopy(bytes, 0, bytes.length);
        text.setLength(0);
    }

    /** In COPY's text format: a backslash, a tab and line ends are escaped, NULL is {@code \N}. */
    private static void appendCopyText(StringBuilder text, @Nullable Object value) {
        if (value == null) {
            text.append("\\N");
            return;
        }
        String plain = value.toString();
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            switch (c) {
                case '\\' -> text.append("\\\\");
                case '\t' -> text.append("\\t");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                default -> text.append(c);
            }
        }
    }
}
