package io.shopsql.internal.postgres;

import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.ConnectionSettings;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Engine;
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
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** Postgres: a server, a pool, read-committed writes and repeatable-read reads. */
public final class PostgresEngine implements Engine {

    @Override
    public SQLDialect dialect() {
        return SQLDialect.POSTGRES;
    }

    @Override
    public Set<String> parametersOf(String url) {
        return PostgresUrl.of(url).names();
    }

    @Override
    public Connections open(ConnectionSettings settings, String schema) {
        return PostgresConnections.open(this, settings, schema);
    }

    @Override
    public DataSource unpooled(ConnectionSettings settings) {
        return PostgresConnections.unpooled(settings);
    }

    @Override
    public Connections borrowing(DataSource dataSource, ConnectionSettings settings, String schema) {
        return new PostgresBorrowed(this, dataSource, settings, schema);
    }

    @Override
    public void refuseTransaction(Connection connection) throws SQLException {
        // the driver knows it from the server's last response
        boolean open = connection.isWrapperFor(BaseConnection.class)
                ? connection.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE
                : BorrowedConnection.isInTransaction(connection);
        if (open) {
            throw BorrowedConnection.inTransaction();
        }
    }

    @Override
    public void checkJoinable(Connection connection) throws SQLException {
        PostgresJoinable.check(connection);
    }

    @Override
    public boolean joinsStatements() {
        return true;
    }

    @Override
    public void begin(Connection connection, Mode mode) throws SQLException {
        // BEGIN itself travels with the first statement
        connection.setAutoCommit(false);
        if (mode == Mode.READ) {
            Sql.run(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY");
        } else if (mode == Mode.SERIALIZABLE) {
            Sql.run(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        }
    }

    @Override
    public void commit(Connection connection) throws SQLException {
        // the driver's commit() then returns normally, but the server has rolled back
        if (connection.isWrapperFor(BaseConnection.class)
                && connection.unwrap(BaseConnection.class).getTransactionState() == TransactionState.FAILED) {
            throw new SQLException("a statement of the transaction failed", PostgresErrors.FAILED_TRANSACTION);
        }
        connection.commit();
    }

    @Override
    public void rollback(Connection connection) throws SQLException {
        connection.rollback();
    }

    @Override
    public void afterLoss(Connection connection, ShopException error) throws SQLException {
        if (PostgresErrors.isStale(error)) {
            Sql.run(connection, "DEALLOCATE ALL"); // the driver then forgets its statements too
        }
    }

    @Override
    public void afterTransaction(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
    }

    @Override
    public void cancel(Connection connection) throws SQLException {
        connection.unwrap(PGConnection.class).cancelQuery();
    }

    @Override
    public void terminate(Connection connection) throws SQLException {
        connection.unwrap(Connection.class).abort(Runnable::run);
    }

    @Override
    public List<Long> reserveIds(Connection connection, String table, int count) throws SQLException {
        return PostgresRows.reserveIds(connection, table, count);
    }

    @Override
    public <T> Field<T> nextKey(TableField<?, T> key) {
        return PostgresRows.nextKey(key);
    }

    @Override
    public void insertRows(
            Connection connection, List<? extends TableField<?, ?>> fields, Iterable<@Nullable Object[]> rows)
            throws SQLException {
        PostgresRows.insert(connection, fields, rows);
    }

    @Override
    public WholeTables wholeTables() {
        return new PostgresTables();
    }

    @Override
    public int fetchSize() {
        return 500;
    }

    @Override
    public ProductIndex productIndex() {
        return new PostgresProductIndex();
    }

    @Override
    public RollupTables rollupTables() {
        return new PostgresRollups();
    }

    @Override
    public String plan(Connection connection, String sql) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("EXPLAIN " + sql)) {
            while (rows.next()) {
                lines.add(rows.getString(1));
            }
        }
        return String.join("\n", lines);
    }

    @Override
    public ShopException translate(SQLException error, StatementKind kind) {
        return PostgresErrors.translate(error, kind);
    }
}
