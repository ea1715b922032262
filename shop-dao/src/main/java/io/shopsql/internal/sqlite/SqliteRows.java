package io.shopsql.internal.sqlite;

import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.shopsql.internal.engine.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.jooq.Field;
import org.jooq.TableField;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Bulk keys and inserts on SQLite. */
final class SqliteRows {

    /**
     * Rows in one statement. Against a row per statement, the time a row is 0.7 (users, contacts, orders) to 1.0 (lines)
     * with 200 rows, but up to 1.8 with 4 or 10: SQLite keeps a journal for each statement of several rows.
     */
    private static final int TOGETHER = 200;

    /** From so many rows on, one statement is faster than one for each. */
    private static final int FEW = 50;

    private SqliteRows() {}

    static List<Long> reserveIds(Connection connection, String table, int count) throws SQLException {
        // under the one writer, so that no one else reserves keys
        Long last = Sql.askLong(
                connection,
                "update sqlite_sequence set seq = seq + ? where name = ? returning seq",
                (long) count,
                table);
        if (last == null) {
            last = Sql.askLong(
                    connection, "insert into sqlite_sequence (name, seq) values (?, ?) returning seq", table, (long)
                            count);
        }
        if (last == null) {
            throw new SQLException("sqlite_sequence gave no number");
        }
        return LongStream.rangeClosed(last - count + 1, last).boxed().toList();
    }

    static <T> Field<T> nextKey(TableField<?, T> key) {
        // under the one writer; AUTOINCREMENT continues from here when the row is inserted
        Field<Long> last = field(name("seq"), SQLDataType.BIGINT);
        return field(select(coalesce(max(last), inline(0L)).plus(inline(1L)).coerce(key))
                .from(table(name("sqlite_sequence")))
                .where(field(name("name"), SQLDataType.VARCHAR)
                        .eq(inline(key.getTable().getName()))));
    }

    static void insert(
            Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException {
        List<@Nullable Object[]> waiting = new ArrayList<>(TOGETHER);
        PreparedStatement many = null;
        try {
            for (@Nullable Object[] values : rows) {
                waiting.add(values);
                if (waiting.size() == TOGETHER) {
                    many = many == null ? insert(connection, fields, TOGETHER) : many;
                    bindAll(many, fields, waiting);
                    many.executeUpdate();
                    waiting.clear();
                }
            }
        } finally {
            if (many != null) {
                many.close();
            }
        }
        if (waiting.isEmpty()) {
            return;
        }
        // the word index of products is written once per statement: row by row it takes 5 times as long
        if (waiting.size() >= FEW || PRODUCTS.equals(fields.get(0).getTable())) {
            insertTogether(connection, fields, waiting);
        } else {
            insertEach(connection, fields, waiting);
        }
    }

    private static void insertTogether(
            Connection connection, List<? extends TableField<?, ?>> fields, List<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement insert = insert(connection, fields, rows.size())) {
            bindAll(insert, fields, rows);
            insert.executeUpdate();
        }
    }

    private static void insertEach(
            Connection connection, List<? extends TableField<?, ?>> fields, List<@Nullable Object[]> rows)
            throws SQLException {
        try (PreparedStatement insert = insert(connection, fields, 1)) {
            for (@Nullable Object[] row : rows) {
                bind(insert, 1, fields, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static PreparedStatement insert(Connection connection, List<? extends TableField<?, ?>> fields, int rows)
            throws SQLException {
        String row = Collections.nCopies(fields.size(), "?").stream().collect(Collectors.joining(", ", "(", ")"));
        return connection.prepareStatement("insert into " + Sql.tableAndColumns(fields) + " values "
                + String.join(", ", Collections.nCopies(rows, row)));
    }

    private static void bindAll(
            PreparedStatement statement, List<? extends TableField<?, ?>> fields, List<@Nullable Object[]> rows)
            throws SQLException {
        int first = 1;
        for (@Nullable Object[] row : rows) {
            bind(statement, first, fields, row);
            first += row.length;
        }
    }

    private static void bind(
            PreparedStatement statement, int first, List<? extends TableField<?, ?>> fields, @Nullable Object[] values)
            throws SQLException {
        for (int column = 0; column < values.length; column++) {
            Object value = Sql.columnValue(fields.get(column), values[column]);
            if (value instanceof Long number) {
                statement.setLong(first + column, number);
            } else if (value instanceof Integer number) {
                statement.setInt(first + column, number);
            } else if (value instanceof Boolean flag) {
                statement.setInt(first + column, flag ? 1 : 0);
            } else {
                statement.setString(first + column, value == null ? null : value.toString());
            }
        }
    }
}
