package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.StartedRows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jooq.tools.jdbc.DefaultResultSet;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * The rows of a query in a transaction that may write. Before the first write, those that were not read yet move into a temporary
 * table, which takes any number of them: an open query of SQLite would also return rows that its transaction inserts, or miss
 * those that it changes. Belongs to one thread.
 */
final class SqliteStartedRows extends DefaultResultSet implements StartedRows {

    private final Connection connection;
    private final ResultSet started;

    private ResultSet rows;
    private boolean onRow;
    private boolean ended;
    private @Nullable PreparedStatement kept;
    private @Nullable String table;
    private long stream;
    private int columns;
    private long last;

    SqliteStartedRows(Connection connection, ResultSet started) {
        super(started);
        this.connection = connection;
        this.started = started;
        this.rows = started;
    }

    @Override
    public ResultSet getDelegate() {
        return rows;
    }

    @Override
    public boolean next() throws SQLException {
        onRow = !ended && (kept == null ? rows.next() : nextKept());
        ended = !onRow;
        return onRow;
    }

    private boolean nextKept() throws SQLException {
        boolean found;
        try {
            found = rows.next();
        } catch (SQLiteException e) {
            if (e.getResultCode() != SQLiteErrorCode.SQLITE_ABORT_ROLLBACK) {
                throw e;
            }
            // rolling back to a savepoint ends open queries; the rows were there before it
            read();
            found = rows.next();
        }
        if (found) {
            last = rows.getLong(columns + 1);
        }
        return found;
    }

    private void read() throws SQLException {
        PreparedStatement reading = Objects.requireNonNull(kept);
        reading.setLong(1, stream);
        reading.setLong(2, last);
        rows = reading.executeQuery();
    }

    @Override
    public void keep() throws SQLException {
        if (kept != null || ended) {
            return;
        }
        columns = started.getMetaData().getColumnCount();
        String name = "temp.shop_rows_" + columns;
        String cells = IntStream.rangeClosed(1, columns).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
        try (Statement statement = connection.createStatement()) {
            // no types: each cell keeps the storage that it has
            statement.execute(
                    "create table if not exists " + name + " (id integer primary key, stream, " + cells + ")");
            try (ResultSet next = statement.executeQuery("select coalesce(max(stream), 0) + 1 from " + name)) {
                next.next();
                stream = next.getLong(1);
            }
        }
        table = name;
        move(name, cells);
        kept = connection.prepareStatement(
                "select " + cells + ", id from " + name + " where stream = ? and id > ? order by id");
        read();
        if (onRow) {
            onRow = nextKept();
        }
    }

    private void move(String name, String cells) throws SQLException {
        String values = IntStream.rangeClosed(0, columns).mapToObj(i -> "?").collect(Collectors.joining(", "));
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into " + name + " (stream, " + cells + ") values (" + values + ")")) {
            // the current row may not be read yet
            for (boolean more = onRow || started.next(); more; more = started.next()) {
                insert.setLong(1, stream);
                for (int i = 1; i <= columns; i++) {
                    insert.setObject(i + 1, started.getObject(i));
                }
                insert.executeUpdate();
            }
        }
    }

    @Override
    public void close() throws SQLException {
        ended = true;
        started.close();
        PreparedStatement reading = kept;
        if (reading != null) {
            kept = null;
            reading.close();
            // not dropped, which SQLite refuses while other rows are read
            try (Statement statement = connection.createStatement()) {
                statement.execute("delete from " + table + " where stream = " + stream);
            }
        }
    }
}
