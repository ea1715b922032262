package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A connection on loan from a data source of the application: idle and in autocommit while it is borrowed, and given back
 * with the autocommit that it came with. A connection that may be in a transaction of somebody else is refused, since
 * {@code setAutoCommit(true)} would commit it. Belongs to one thread.
 */
public final class BorrowedConnection implements AutoCloseable {

    /** Of Postgres: "there is already a transaction in progress", a warning, and "current transaction is aborted". */
    private static final String ALREADY_BEGUN = "25001";

    private static final String ABORTED = "25P02";

    private static final String ALREADY_BEGUN_ON_SQLITE = "within a transaction";

    private final Connection connection;
    private final boolean autoCommit;

    private BorrowedConnection(Connection connection, boolean autoCommit) {
        this.connection = connection;
        this.autoCommit = autoCommit;
    }

    /**
     * Borrows a connection.
     *
     * @param withoutAutoCommit whether the data source hands out idle connections with autocommit off; what is uncommitted
     *     on them is rolled back
     * @throws BadConfiguration if autocommit is off and {@code withoutAutoCommit} is false
     */
    public static BorrowedConnection from(DataSource dataSource, boolean withoutAutoCommit) throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            boolean autoCommit = connection.getAutoCommit();
            if (!autoCommit) {
                if (!withoutAutoCommit) {
                    throw new BadConfiguration(
                            "The data source handed out a connection with autocommit off:"
                                    + " it may be in a transaction that somebody else began.",
                            "to work inside that transaction, use Shop.join(connection); if the pool hands out idle"
                                    + " connections this way (HikariCP: autoCommit=false), set"
                                    + " ShopConfig.poolWithoutAutoCommit(true).");
                }
                connection.rollback();
                connection.setAutoCommit(true);
            }
            return new BorrowedConnection(connection, autoCommit);
        } catch (Throwable e) {
            try (connection) {
                throw e;
            }
        }
    }

    /** The connection itself, in autocommit. */
    public Connection connection() {
        return connection;
    }

    /**
     * Whether a connection in autocommit has a transaction open that was begun by SQL ({@code BEGIN}). It stays as it is. Two
     * short statements; works through every pool and on both engines.
     */
    public static boolean isInTransaction(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("BEGIN");
            for (SQLWarning warning = statement.getWarnings(); warning != null; warning = warning.getNextWarning()) {
                if (ALREADY_BEGUN.equals(warning.getSQLState())) {
                    return true;
                }
            }
            statement.execute("ROLLBACK");
            return false;
        } catch (SQLException e) {
            if (ABORTED.equals(e.getSQLState())
                    || String.valueOf(e.getMessage()).contains(ALREADY_BEGUN_ON_SQLITE)) {
                return true;
            }
            throw e;
        }
    }

    /** The refusal of a connection that {@link #isInTransaction}. */
    public static BadConfiguration inTransaction() {
        return new BadConfiguration(
                "The data source handed out a connection whose transaction is open: it was begun by SQL (BEGIN).",
                "end it before the connection goes back to the pool; to work inside it, begin it by"
                        + " setAutoCommit(false) and use Shop.join(connection).");
    }

    /** Gives the connection back with the autocommit that it came with; what was left uncommitted is rolled back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                // by a transaction of ours whose end failed: setAutoCommit(true) would commit it
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        }
    }
}
