package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.RollupTables;
import io.shopsql.internal.engine.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.impl.CustomCondition;

/** SQLite: one writes at a time, so that each change goes into its sum at once. */
final class SqliteRollups implements RollupTables {

    private static final String COUNTED_COLUMNS = "UPDATE OF id, status, created_at, total, units ON orders";
    private static final String LINE_COLUMNS = "UPDATE OF order_id, product_id, quantity, unit_price ON order_items";

    /** By the name of the trigger. An update takes out what the old row counted and adds what the new one does. */
    private static final Map<String, String> TRIGGERS = new TreeMap<>(Map.of(
            // its lines come later, or earlier if foreign keys are deferred
            "tr_rollup_order_inserted",
            "AFTER INSERT ON orders WHEN NEW.status = 'completed' BEGIN " + order("NEW", 1),
            "tr_rollup_order_counted",
            "AFTER " + COUNTED_COLUMNS + " WHEN NEW.status = 'completed' BEGIN " + order("NEW", 1),
            "tr_rollup_order_uncounted",
            "AFTER " + COUNTED_COLUMNS + " WHEN OLD.status = 'completed' BEGIN " + order("OLD", -1),
            // before: its lines are deleted with it, and then their order is gone
            "tr_rollup_order_deleted",
            "BEFORE DELETE ON orders WHEN OLD.status = 'completed' BEGIN " + order("OLD", -1),
            "tr_rollup_line_inserted",
            "AFTER INSERT ON order_items WHEN " + isOfCompleted("NEW") + " BEGIN "
                    + line("NEW", 1, "NOT " + others("NEW", "AND line_no <> NEW.line_no")),
            "tr_rollup_line_counted",
            "AFTER " + LINE_COLUMNS + " WHEN " + isOfCompleted("NEW") + " BEGIN "
                    + line(
                            "NEW",
                            1,
                            "(OLD.order_id <> NEW.order_id OR OLD.product_id <> NEW.product_id) AND NOT "
                                    + others("NEW", "AND line_no <> NEW.line_no")),
            "tr_rollup_line_uncounted",
            "AFTER " + LINE_COLUMNS + " WHEN " + isOfCompleted("OLD") + " BEGIN "
                    + line("OLD", -1, "NOT " + others("OLD", "")),
            "tr_rollup_line_deleted",
            "AFTER DELETE ON order_items WHEN " + isOfCompleted("OLD") + " BEGIN "
                    + line("OLD", -1, "NOT " + others("OLD", ""))));

    /** Of all names, so that one that was dropped with its table is missed. */
    private static final String COUNT = TRIGGERS.keySet().stream()
            .collect(Collectors.joining(
                    "', '", "(select count(*) from sqlite_master where type = 'trigger' and name in ('", "'))"));

    private static String isOfCompleted(String row) {
        return "(SELECT status FROM orders WHERE id = " + row + ".order_id) = 'completed'";
    }

    /** Whether the order has lines of the product. */
    private static String others(String row, String but) {
        return "EXISTS (SELECT 1 FROM order_items WHERE order_id = " + row + ".order_id AND product_id = " + row
                + ".product_id " + but + ")";
    }

    private static String month(String time) {
        return "(SELECT no FROM rollup_months WHERE starts <= " + time + " ORDER BY starts DESC LIMIT 1)";
    }

    /** Counts an order and its lines, or takes them out. */
    private static String order(String row, int sign) {
        String month = month(row + ".created_at");
        return added("rollup_orders", "month", "") + " SELECT " + month + ", " + sign + ", " + sign + " * " + row
                + ".units, "
                + sign + " * " + row + ".total WHERE true" + conflict("rollup_orders", "month") + "; "
                + added("rollup_products", "month", "product_id, ") + " SELECT " + month + ", product_id, " + sign
                + ", " + sign
                + " * sum(quantity), " + sign + " * sum(quantity * unit_price) FROM order_items WHERE order_id = " + row
                + ".id GROUP BY product_id" + conflict("rollup_products", "month, product_id") + "; END";
    }

    /** Counts a line of a completed order, or takes it out; if it is the only one of its product, the order counts too. */
    private static String line(String row, int sign, String isOnlyOne) {
        return added("rollup_products", "month", "product_id, ") + " SELECT "
                + month("(SELECT created_at FROM orders WHERE id = " + row + ".order_id)") + ", " + row
                + ".product_id, " + sign
                + " * (" + isOnlyOne + "), " + sign + " * " + row + ".quantity, " + sign + " * " + row + ".quantity * "
                + row
                + ".unit_price WHERE true" + conflict("rollup_products", "month, product_id") + "; END";
    }

    private static String added(String table, String month, String product) {
        return "INSERT INTO " + table + " (" + month + ", " + product + "orders, units, net)";
    }

    private static String conflict(String table, String key) {
        return " ON CONFLICT (" + key + ") DO UPDATE SET orders = " + table + ".orders + excluded.orders, units = "
                + table + ".units + excluded.units, net = " + table + ".net + excluded.net";
    }

    @Override
    public void lock(Connection connection) {
        // who writes is alone
    }

    @Override
    public void create(Connection connection, long build) throws SQLException {
        drop(connection);
        for (Map.Entry<String, String> trigger : TRIGGERS.entrySet()) {
            Sql.run(connection, "CREATE TRIGGER " + trigger.getKey() + " " + trigger.getValue());
        }
    }

    @Override
    public void drop(Connection connection) throws SQLException {
        for (String trigger : TRIGGERS.keySet()) {
            Sql.run(connection, "DROP TRIGGER IF EXISTS " + trigger);
        }
    }

    @Override
    public boolean writersHaveSnapshots() {
        return true;
    }

    @Override
    public boolean areThere(Connection connection) throws SQLException {
        return Objects.requireNonNull(Sql.askLong(connection, "select " + COUNT)) > 0;
    }

    @Override
    public Condition areKept() {
        return CustomCondition.of(ctx -> ctx.sql(COUNT + " = " + TRIGGERS.size()));
    }

    @Override
    public String addOrders() {
        return added("rollup_orders", "month", "") + " VALUES (?, ?, ?, ?)" + conflict("rollup_orders", "month");
    }

    @Override
    public String addProducts() {
        return added("rollup_products", "month", "product_id, ") + " VALUES (?, ?, ?, ?, ?)"
                + conflict("rollup_products", "month, product_id");
    }
}
