package io.shopsql.internal.engine;

import io.shopsql.error.ShopException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * The differences between SQLite and Postgres. Each is one method with two implementations, in {@code SqliteEngine} and
 * {@code PostgresEngine}. Stateless and thread-safe.
 */
public interface Engine {

    SQLDialect dialect();

    /**
     * The names of the settings in a URL; none on SQLite.
     *
     * @throws io.shopsql.error.BadConfiguration if the URL cannot be used
     */
    Set<String> parametersOf(String url);

    /** Opens the shop's own pools. The schema comes first in their search path; it is empty on SQLite. */
    Connections open(ConnectionSettings settings, String schema);

    /** A data source without a pool, for migrations. */
    DataSource unpooled(ConnectionSettings settings);

    /**
     * Uses the application's pool. The schema comes first in the search path while a connection is borrowed; it is
     * empty on SQLite.
     */
    Connections borrowing(DataSource dataSource, ConnectionSettings settings, String schema) throws SQLException;

    /** Refuses a connection in autocommit with a transaction begun by SQL. */
    void refuseTransaction(Connection connection) throws SQLException;

    /** Refuses a connection whose transaction does not meet the shop's requirements. */
    void checkJoinable(Connection connection) throws SQLException;

    /** Whether a prepared statement may hold several statements, which then take one round trip. */
    boolean joinsStatements();

    /** Begins a transaction on a connection in autocommit. */
    void begin(Connection connection, Mode mode) throws SQLException;

    /** Commits; ignores errors after the commit itself. */
    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** Called after the rollback of an attempt that lost: a later one must not fail for the same reason. */
    default void afterLoss(Connection connection, ShopException error) throws SQLException {}

    /** Restores autocommit after a commit or rollback. */
    void afterTransaction(Connection connection) throws SQLException;

    /** Cancels the statement that another thread runs on this connection, if any; the connection must not be closed meanwhile. */
    void cancel(Connection connection) throws SQLException;

    /** Closes a connection of our own that another thread may be using; its transaction is rolled back. */
    void terminate(Connection connection) throws SQLException;

    /** Reserves unique, ascending keys for rows to be written in this transaction. */
    List<Long> reserveIds(Connection connection, String table, int count) throws SQLException;

    /** SQL for the next unique key of the column's table. Use once per statement. */
    <T> Field<T> nextKey(TableField<?, T> key);

    /**
     * Writes many rows by the fastest way of the engine.
     *
     * @param fields the columns, all of one table
     * @param rows the values of each row, in column order and in the column types
     */
    void insertRows(Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException;

    /** The operations for copying whole tables. */
    WholeTables wholeTables();

    /** Rows that a stream fetches from the server at a time; 0 if the engine streams by itself. */
    int fetchSize();

    /**
     * The rows of a query in a transaction that may write: those of its start, whatever the transaction writes while they are
     * read. {@link StartedRows} where the engine does not do so by itself.
     */
    default ResultSet started(Connection connection, ResultSet rows) {
        return rows;
    }

    /** The product search by words and attributes. */
    ProductIndex productIndex();

    /** The sums of completed orders by month. */
    RollupTables rollupTables();

    /** The engine's plan for a statement, in its own format; does not run it. */
    String plan(Connection connection, String sql) throws SQLException;

    /** Translates a driver's error. */
    ShopException translate(SQLException error, StatementKind kind);
}
