package io.shopsql.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Condition;

/**
 * How an engine keeps the sums of completed orders by month: {@code SqliteRollups}, {@code PostgresRollups}. Each change of orders and
 * lines, whoever makes it, counts in its own transaction, by triggers. Stateless and thread-safe.
 */
public interface RollupTables {

    /** Locks orders and lines, and who adds sums, against other writers until the transaction ends. */
    void lock(Connection connection) throws SQLException;

    /**
     * Makes the triggers. The caller holds the lock.
     *
     * @param build the number of the build, in {@code rollups.build}
     */
    void create(Connection connection, long build) throws SQLException;

    /** Locks as {@link #lock}, on Postgres also against readers, and drops the triggers. */
    void drop(Connection connection) throws SQLException;

    /** Whether there are triggers, here or in a former build that was not completed. */
    boolean areThere(Connection connection) throws SQLException;

    /** In SQL: whether all triggers are there and fire. */
    Condition areKept();

    /** Waits until nobody else adds sums, by {@link #addOrders} and {@link #addProducts}, or holds the lock. */
    default void lockSums(Connection connection) throws SQLException {}

    /** Whether the statements of a transaction that writes see one snapshot. */
    boolean writersHaveSnapshots();

    /** The statement that adds orders, units and net to the sums of a month. Its parameters: month, orders, units, net. */
    String addOrders();

    /** The statement that adds to the sums of a product in a month. Its parameters: month, product, orders, units, net. */
    String addProducts();
}
