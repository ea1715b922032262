package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A connection borrowed from an application's data source: idle and in autocommit while borrowed, returned with its
 * original autocommit. Refuses a connection that may be in another caller's transaction, since {@code
 * setAutoCommit(true)} would commit it. Belongs to one thread.
 */
public final class BorrowedConnection implements AutoCloseable {

    /**
     * Postgres' warning "there is already a transaction in progress"; {@link #ABORTED}: "current transaction is
     * aborted".
     */
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
     * @param withoutAutoCommit whether idle connections of the data source have autocommit off; uncommitted changes on
     *     them are rolled back
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
                                    + " it may be in another caller's transaction.",
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

    /** The connection, in autocommit. */
    public Connection connection() {
        return connection;
    }

    /**
     * Whether a connection in autocommit has an open transaction begun by SQL ({@code BEGIN}). Leaves it unchanged. Two
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

    /** The error for a connection that {@link #isInTransaction}. */
    public static BadConfiguration inTransaction() {
        return new BadConfiguration(
                "The data source handed out a connection with an open transaction, begun by SQL (BEGIN).",
                "end it before the connection goes back to the pool; to work inside it, begin it by"
                        + " setAutoCommit(false) and use Shop.join(connection).");
    }

    /** Returns the connection with its original autocommit; rolls uncommitted changes back. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            if (!connection.getAutoCommit()) {
                // our transaction failed to end: setAutoCommit(true) would commit it
                connection.rollback();
            }
            connection.setAutoCommit(autoCommit);
        }
    }
}
