package io.shopsql.bench.speed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * A connection and its transactions as written by hand. Contenders without transactions of their own use it too, so that
 * all run the same transaction as the library.
 */
final class Link implements AutoCloseable {

    private final Engine engine;
    private final Connection connection;
    // SQLite: kept, since preparing BEGIN and COMMIT costs more than running them
    private final @Nullable PreparedStatement begin;
    private final @Nullable PreparedStatement commit;

    Link(Engine engine, Connection connection) throws SQLException {
        this.engine = engine;
        this.connection = connection;
        this.begin = engine == Engine.SQLITE ? connection.prepareStatement("BEGIN IMMEDIATE") : null;
        this.commit = engine == Engine.SQLITE ? connection.prepareStatement("COMMIT") : null;
    }

    Engine engine() {
        return engine;
    }

    Connection connection() {
        return connection;
    }

    PreparedStatement prepare(String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Runs the work in a read-write transaction. */
    <T> T write(Work<T> work) throws Exception {
        begin();
        try {
            T result = work.run();
            commit();
            return result;
        } catch (Throwable e) {
            rollBack(e);
            throw e;
        }
    }

    /** Runs the work in a read-only snapshot on Postgres, for a stream; without a transaction on SQLite. */
    <T> T stream(Work<T> work) throws Exception {
        if (engine == Engine.SQLITE) {
            return work.run();
        }
        begin();
        try {
            return work.run();
        } finally {
            commit();
        }
    }

    private void begin() throws SQLException {
        if (begin != null) {
            begin.execute();
        } else {
            // the driver sends BEGIN with the first statement
            connection.setAutoCommit(false);
        }
    }

    private void commit() throws SQLException {
        if (commit != null) {
            commit.execute();
        } else {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void rollBack(Throwable because) {
        try {
            if (engine == Engine.SQLITE) {
                try (var statement = connection.createStatement()) {
                    statement.execute("ROLLBACK");
                }
            } else {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** What a transaction does. */
    @FunctionalInterface
    interface Work<T> {
        T run() throws Exception;
    }
}
