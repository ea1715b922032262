package io.shopsql.internal.engine;

import io.shopsql.error.ShopException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * What differs between SQLite and Postgres. Each difference is one method with two answers, in {@code SqliteEngine} and
 * {@code PostgresEngine}. Stateless and thread-safe.
 */
public interface Engine {

    SQLDialect dialect();

    /**
     * The names of the settings that a URL of this engine holds itself; SQLite's takes none.
     *
     * @throws io.shopsql.error.BadConfiguration if the URL cannot be used
     */
    Set<String> parametersOf(String url);

    /** Opens the pools of a shop of its own, whose connections lead to the schema; empty on SQLite. */
    Connections open(ConnectionSettings settings, String schema);

    /** A data source without a pool, for migrating. */
    DataSource unpooled(ConnectionSettings settings);

    /** Uses the application's pool, whose connections lead to the schema while they are borrowed; empty on SQLite. */
    Connections borrowing(DataSource dataSource, ConnectionSettings settings, String schema) throws SQLException;

    /** Refuses a connection in autocommit on which somebody began a transaction by SQL. */
    void refuseTransaction(Connection connection) throws SQLException;

    /** Refuses a connection in whose transaction the shop could not keep its promises. */
    void checkJoinable(Connection connection) throws SQLException;

    /** Begins a transaction on a connection that is in autocommit. */
    void begin(Connection connection, Mode mode) throws SQLException;

    /** Commits; whatever fails after the commit itself is not its error. */
    void commit(Connection connection) throws SQLException;

    void rollback(Connection connection) throws SQLException;

    /** Leaves a connection in autocommit after its transaction was committed or rolled back. */
    void afterTransaction(Connection connection) throws SQLException;

    /** Cancels the statement that another thread runs on this connection, if any; the connection must not be closed meanwhile. */
    void cancel(Connection connection) throws SQLException;

    /** Closes a connection of our own that another thread may be using; its transaction is rolled back. */
    void terminate(Connection connection) throws SQLException;

    /** Keys that nobody else gets, ascending, for rows that are about to be written in this transaction. */
    List<Long> reserveIds(Connection connection, String table, int count) throws SQLException;

    /** In SQL: the next key of the column's table, which nobody else gets. One a statement. */
    <T> Field<T> nextKey(TableField<?, T> key);

    /**
     * Writes many rows in the fastest way the engine has.
     *
     * @param fields the columns, all of one table
     * @param rows for each row its values, in the order of the columns, as the column types have them
     */
    void insertRows(Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException;

    /** What a copy of all tables needs. */
    WholeTables wholeTables();

    /** Rows that a stream takes from the server at a time; 0 where the engine streams by itself. */
    int fetchSize();

    /** How products are found by words and attributes. */
    ProductIndex productIndex();

    /** How the engine would run a statement, in its own words; nothing is run. */
    String plan(Connection connection, String sql) throws SQLException;

    /** What a driver's error means. */
    ShopException translate(SQLException error, StatementKind kind);
}
