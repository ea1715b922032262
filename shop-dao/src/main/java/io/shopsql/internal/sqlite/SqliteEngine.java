package io.shopsql.internal.sqlite;

import static org.jooq.impl.DSL.table;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.ShopException;
import io.shopsql.error.TimedOut;
import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.ProductIndex;
import io.shopsql.internal.engine.RollupTables;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.internal.engine.WholeTables;
import io.shopsql.schema.BorrowedConnection;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** SQLite: one file, one writer, many readers, in WAL mode. */
public final class SqliteEngine implements Engine {

    @Override
    public SQLDialect dialect() {
        return SQLDialect.SQLITE;
    }

    @Override
    public Set<String> parametersOf(String url) {
        return Set.of();
    }

    @Override
    public Connections open(ConnectionSettings settings, String schema) {
        return SqliteConnections.open(this, settings);
    }

    @Override
    public DataSource unpooled(ConnectionSettings settings) {
        return SqliteConnections.unpooled(settings);
    }

    @Override
    public Connections borrowing(DataSource dataSource, ConnectionSettings settings, String schema)
            throws SQLException {
        return SqliteConnections.borrowing(this, dataSource, settings);
    }

    @Override
    public void refuseTransaction(Connection connection) throws SQLException {
        // the driver only knows its own transactions
        if (BorrowedConnection.isInTransaction(connection)) {
            throw BorrowedConnection.inTransaction();
        }
    }

    @Override
    public void checkJoinable(Connection connection) throws SQLException {
        // it cannot be switched on inside a transaction
        if (!"1".equals(Sql.ask(connection, "PRAGMA foreign_keys"))) {
            throw new BadConfiguration(
                    "The connection does not enforce foreign keys (PRAGMA foreign_keys is off).",
                    "enable them in your pool: SQLiteConfig.enforceForeignKeys(true).");
        }
    }

    @Override
    public boolean joinsStatements() {
        return false; // the driver runs the first and drops the others
    }

    @Override
    public void begin(Connection connection, Mode mode) throws SQLException {
        // our own statements in autocommit: after BUSY, the driver's transaction modes leave pooled connections
        // unusable
        if (!mode.writes()) {
            run(connection, "BEGIN");
            return;
        }
        try {
            run(connection, "BEGIN IMMEDIATE");
        } catch (SQLiteException e) {
            if (SqliteErrors.primary(e) == SQLiteErrorCode.SQLITE_BUSY.code) {
                throw new TimedOut(
                        "Another process holds the write lock of the file; the time-out is "
                                + Sql.ask(connection, "PRAGMA busy_timeout") + " ms.",
                        "try again, raise lockTimeout, or find the process that writes.",
                        Faults.withoutValues(e));
            }
            throw e;
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        run(connection, "COMMIT");
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        try {
            run(connection, "ROLLBACK");
        } catch (SQLiteException e) {
            // after a full disk or an interrupt SQLite has already rolled back
            if (e.getMessage() == null || !e.getMessage().contains("no transaction is active")) {
                throw e;
            }
        }
    }

    /** The driver would parse the text of a plain statement each time. */
    private static void run(Connection connection, String sql) throws SQLException {
        Sql.run(connection.prepareStatement(sql));
    }

    @Override
    public void afterTransaction(Connection connection) throws SQLException {
        // the driver stays in autocommit, unless a callback has tried to leave it
        if (!connection.getAutoCommit()) {
            run(connection, "BEGIN"); // which the driver ends
            connection.setAutoCommit(true);
        }
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        SQLiteConnection ours = connection.unwrap(SQLiteConnection.class);
        if (ours instanceof KeepingConnection keeping) {
            keeping.cancel();
        } else {
            ours.getDatabase().interrupt();
        }
    }

    @Override
    public void terminate(Connection connection) throws SQLException {
        if (!connection.isClosed()) { // by a callback
            SqliteClosing.close(connection.unwrap(SQLiteConnection.class)); // the driver's abort() does nothing
        }
    }

    @Override
    public List<Long> reserveIds(Connection connection, String table, int count) throws SQLException {
        return SqliteRows.reserveIds(connection, table, count);
    }

    @Override
    public <T> Field<T> nextKey(TableField<?, T> key) {
        return SqliteRows.nextKey(key);
    }

    @Override
    public void insertRows(
            Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException {
        SqliteRows.insert(connection, fields, rows);
    }

    @Override
    public WholeTables wholeTables() {
        return new SqliteTables();
    }

    @Override
    public int fetchSize() {
        return 0;
    }

    @Override
    public ResultSet started(Connection connection, ResultSet rows) {
        return new SqliteStartedRows(connection, rows);
    }

    @Override
    public ProductIndex productIndex() {
        return new SqliteProductIndex();
    }

    @Override
    public RollupTables rollupTables() {
        return new SqliteRollups();
    }

    @Override
    public String plan(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN QUERY PLAN " + sql)) {
            // each step is indented below its parent
            Map<Integer, Integer> depths = new HashMap<>();
            while (rows.next()) {
                int depth = depths.getOrDefault(rows.getInt("parent"), -1) + 1;
                depths.put(rows.getInt("id"), depth);
                lines.add("  ".repeat(depth) + rows.getString("detail"));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public ShopException translate(SQLException error, StatementKind kind) {
        return SqliteErrors.translate(error, kind);
    }
}
