package io.shopsql.internal.engine;

import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.Condition;

/**
 * How an engine keeps the sums of completed orders by month: {@code SqliteRollups}, {@code PostgresRollups}. Each change of orders and
 * lines, whoever makes it, counts in its own transaction, by triggers. Stateless and thread-safe.
 */
public interface RollupTables {

    /** Locks orders and lines against other writers until the transaction ends; their sums cannot change meanwhile. */
    void lock(Connection connection) throws SQLException;

    /** Makes the triggers, unless they are there. The caller holds the lock. */
    void create(Connection connection) throws SQLException;

    /** Locks as {@link #lock}, on Postgres also against readers, and drops the triggers. */
    void drop(Connection connection) throws SQLException;

    /** Whether there are triggers, here or in a former build that was not completed. */
    boolean areThere(Connection connection) throws SQLException;

    /** In SQL: whether all triggers are there and fire. */
    Condition areKept();

    /** Called before sums are added in this transaction, by {@link #addOrders} and {@link #addProducts}. */
    default void beforeAdding(Connection connection) throws SQLException {}

    /** The statement that adds orders, units and net to the sums of a month. Its parameters: month, orders, units, net. */
    String addOrders();

    /** The statement that adds to the sums of a product in a month. Its parameters: month, product, orders, units, net. */
    String addProducts();
}
