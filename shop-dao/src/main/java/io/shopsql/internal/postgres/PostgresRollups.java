package io.shopsql.internal.postgres;

import io.shopsql.error.TimedOut;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.RollupTables;
import io.shopsql.internal.engine.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jooq.Condition;
import org.jooq.impl.CustomCondition;

/**
 * Postgres: many write at once, and would wait for each other at the sums of this month. So each appends its changes; one in some
 * hundred adds all that are committed to the sums ({@code rollup_fold}), alone. A report sums up both.
 */
final class PostgresRollups implements RollupTables {

    /** Functions run on the path of whoever switched the rollups on: a writer may have another. */
    private static final String HEAD = " LANGUAGE plpgsql SET search_path FROM CURRENT AS $rollup$ ";

    /** The tries to lock both tables. */
    private static final int ATTEMPTS = 10;

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private static final String FOLD_SOMETIMES = "IF random() < 0.002 THEN PERFORM rollup_fold(); END IF; ";

    /**
     * What a transaction sees that began before the rollups were switched on or built anew are other months, or none: it runs again.
     * The number of the build stands in place of {@code $build}.
     */
    private static final String CHECK_BUILD = """
            IF NOT EXISTS (SELECT 1 FROM rollups WHERE abs(build) = $build) THEN
              RAISE EXCEPTION 'the rollups were switched on since this transaction began' USING ERRCODE = '40001';
            END IF;
            """;

    private static final List<String> FUNCTIONS = List.of(
            "CREATE OR REPLACE FUNCTION rollup_fold() RETURNS void" + HEAD + """
            BEGIN
              IF pg_try_advisory_xact_lock('rollup_products'::regclass::oid::bigint) THEN
                WITH changes AS (DELETE FROM rollup_orders WHERE NOT folded RETURNING *)
                INSERT INTO rollup_orders (month, orders, units, net, folded)
                SELECT month, sum(orders), sum(units), sum(net), true FROM changes GROUP BY month
                ON CONFLICT (month) WHERE folded DO UPDATE SET orders = rollup_orders.orders + excluded.orders,
                  units = rollup_orders.units + excluded.units, net = rollup_orders.net + excluded.net;
                WITH changes AS (DELETE FROM rollup_products WHERE NOT folded RETURNING *)
                INSERT INTO rollup_products (month, product_id, orders, units, net, folded)
                SELECT month, product_id, sum(orders), sum(units), sum(net), true FROM changes GROUP BY month, product_id
                ON CONFLICT (month, product_id) WHERE folded DO UPDATE SET orders = rollup_products.orders + excluded.orders,
                  units = rollup_products.units + excluded.units, net = rollup_products.net + excluded.net;
              END IF;
            END $rollup$""",
            "CREATE OR REPLACE FUNCTION rollup_count(counted BIGINT, placed TIMESTAMP WITH TIME ZONE, sign INTEGER, pieces BIGINT,"
                    + " amount BIGINT) RETURNS void" + HEAD + """
            DECLARE
              at INTEGER := (SELECT no FROM rollup_months WHERE starts <= placed ORDER BY starts DESC LIMIT 1);
            BEGIN
              INSERT INTO rollup_orders (month, orders, units, net, folded) VALUES (at, sign, sign * pieces, sign * amount, false);
              INSERT INTO rollup_products (month, product_id, orders, units, net, folded)
              SELECT at, product_id, sign, sign * sum(quantity), sign * sum(quantity * unit_price), false
              FROM order_items WHERE order_id = counted GROUP BY product_id;
            """ + FOLD_SOMETIMES + "END $rollup$",
            "CREATE OR REPLACE FUNCTION rollup_order() RETURNS trigger" + HEAD + "BEGIN " + CHECK_BUILD + """
              IF TG_OP = 'INSERT' THEN
                PERFORM rollup_count(NEW.id, NEW.created_at, 1, NEW.units, NEW.total);
                RETURN NULL;
              END IF;
              IF OLD.status = 'completed' THEN
                PERFORM rollup_count(OLD.id, OLD.created_at, -1, OLD.units, OLD.total);
              END IF;
              IF TG_OP = 'UPDATE' AND NEW.status = 'completed' THEN
                PERFORM rollup_count(NEW.id, NEW.created_at, 1, NEW.units, NEW.total);
              END IF;
              RETURN NULL;
            END $rollup$""",
            "CREATE OR REPLACE FUNCTION rollup_lines() RETURNS trigger" + HEAD + "BEGIN " + CHECK_BUILD
                    + "IF TG_OP = 'INSERT' THEN " + lines("new_lines", counted("new_lines", 1))
                    + "ELSIF TG_OP = 'DELETE' THEN " + lines("old_lines", counted("old_lines", -1))
                    + "ELSE "
                    + lines(
                            "(SELECT order_id FROM new_lines UNION SELECT order_id FROM old_lines) both_lines",
                            counted("new_lines", 1) + " UNION ALL " + counted("old_lines", -1))
                    + "END IF; RETURN NULL; END $rollup$",
            "CREATE OR REPLACE FUNCTION rollup_truncated() RETURNS trigger" + HEAD + "BEGIN " + CHECK_BUILD + """
              DELETE FROM rollup_products;
              IF TG_TABLE_NAME = 'orders' THEN
                DELETE FROM rollup_orders;
              END IF;
              -- sums that are being made are of rows that are gone
              UPDATE rollups SET build = - build WHERE NOT ready AND build > 0;
              RETURN NULL;
            END $rollup$""");

    /** By the name of the trigger. */
    private static final Map<String, String> TRIGGERS = triggers();

    private static final String NAMED = " and tgname like '%tr\\_rollup\\_%'";

    private static Map<String, String> triggers() {
        Map<String, String> triggers = new LinkedHashMap<>();
        triggers.put(
                "tr_rollup_order_inserted",
                "AFTER INSERT ON orders FOR EACH ROW WHEN (NEW.status = 'completed') EXECUTE FUNCTION rollup_order()");
        triggers.put(
                "tr_rollup_order_updated",
                "AFTER UPDATE ON orders FOR EACH ROW WHEN ((OLD.status = 'completed' OR NEW.status = 'completed')"
                        + " AND (OLD.id, OLD.status, OLD.created_at, OLD.total, OLD.units)"
                        + " IS DISTINCT FROM (NEW.id, NEW.status, NEW.created_at, NEW.total, NEW.units))"
                        + " EXECUTE FUNCTION rollup_order()");
        // triggers run by name: before that of the foreign key (RI_…), which deletes the lines
        triggers.put(
                "A_tr_rollup_order_deleted",
                "AFTER DELETE ON orders FOR EACH ROW WHEN (OLD.status = 'completed') EXECUTE FUNCTION rollup_order()");
        triggers.put(
                "tr_rollup_orders_truncated",
                "AFTER TRUNCATE ON orders FOR EACH STATEMENT EXECUTE FUNCTION rollup_truncated()");
        triggers.put(
                "tr_rollup_lines_inserted",
                "AFTER INSERT ON order_items REFERENCING NEW TABLE AS new_lines FOR EACH STATEMENT"
                        + " EXECUTE FUNCTION rollup_lines()");
        triggers.put(
                "tr_rollup_lines_updated",
                "AFTER UPDATE ON order_items REFERENCING NEW TABLE AS new_lines OLD TABLE AS old_lines FOR EACH STATEMENT"
                        + " EXECUTE FUNCTION rollup_lines()");
        triggers.put(
                "tr_rollup_lines_deleted",
                "AFTER DELETE ON order_items REFERENCING OLD TABLE AS old_lines FOR EACH STATEMENT"
                        + " EXECUTE FUNCTION rollup_lines()");
        triggers.put(
                "tr_rollup_lines_truncated",
                "AFTER TRUNCATE ON order_items FOR EACH STATEMENT EXECUTE FUNCTION rollup_truncated()");
        return triggers;
    }

    private static String counted(String rows, int sign) {
        return "SELECT order_id, product_id, " + sign + " AS lines, " + sign + " * quantity AS units, " + sign
                + " * quantity * unit_price AS net FROM " + rows;
    }

    /**
     * Counts the lines of completed orders among the changed ones. An order that was there before is written to, so that another
     * transaction that changes its status or its lines waits, and at a stricter isolation level begins anew: it might not see these.
     */
    private static String lines(String changedOrders, String changedLines) {
        return "PERFORM 1 FROM orders WHERE id IN (SELECT order_id FROM " + changedOrders
                + ") AND (status = 'completed' OR xmin <> pg_current_xact_id()::xid) LIMIT 1;"
                + " IF FOUND THEN"
                + " UPDATE orders SET notes = notes WHERE id IN (SELECT order_id FROM " + changedOrders
                + ") AND xmin <> pg_current_xact_id()::xid;"
                + " INSERT INTO rollup_products (month, product_id, orders, units, net, folded)"
                + " SELECT m.no, c.product_id, sum((c.after > 0)::int - (c.after - c.lines > 0)::int), sum(c.units), sum(c.net), false"
                + " FROM (SELECT order_id, product_id, sum(lines) AS lines, sum(units) AS units, sum(net) AS net,"
                + " (SELECT count(*) FROM order_items i WHERE i.order_id = g.order_id AND i.product_id = g.product_id) AS after"
                + " FROM (" + changedLines + ") g GROUP BY order_id, product_id) c"
                + " JOIN orders o ON o.id = c.order_id AND o.status = 'completed'"
                + " JOIN LATERAL (SELECT no FROM rollup_months WHERE starts <= o.created_at ORDER BY starts DESC LIMIT 1) m ON true"
                + " GROUP BY m.no, c.product_id; "
                + FOLD_SOMETIMES
                + "END IF; ";
    }

    @Override
    public void lock(Connection connection) throws SQLException {
        lock(connection, "SHARE ROW EXCLUSIVE");
    }

    /**
     * Orders first, as the DAO writes. Who has changed lines by SQL of his own may wait for orders while this waits for lines: so this
     * gives up soon and tries again, before Postgres ends either as a deadlock. An automatic vacuum gives way after a second.
     */
    private void lock(Connection connection, String mode) throws SQLException {
        for (int attempt = 1;
                !locked(connection, mode, attempt > 6 ? "1500ms" : "100ms", attempt == ATTEMPTS);
                attempt++) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50L * attempt));
        }
        Sql.run(connection, "SET LOCAL lock_timeout TO DEFAULT");
        lockSums(connection);
    }

    private static boolean locked(Connection connection, String mode, String timeout, boolean last)
            throws SQLException {
        Sql.run(connection, "SAVEPOINT rollup_lock");
        try {
            Sql.run(connection, "LOCK TABLE orders IN " + mode + " MODE");
            Sql.run(connection, "SET LOCAL lock_timeout = '" + timeout + "'");
            Sql.run(connection, "LOCK TABLE order_items IN " + mode + " MODE");
            return true;
        } catch (SQLException e) {
            if (!LOCK_NOT_AVAILABLE.equals(e.getSQLState())) {
                throw e;
            }
            if (last) {
                throw new TimedOut(
                        "The table order_items was not free in time: others use it, or a VACUUM or CREATE INDEX runs on it.",
                        "try again when that has ended.",
                        Faults.withoutValues(e));
            }
            // which gives the lock of orders back
            Sql.run(connection, "ROLLBACK TO SAVEPOINT rollup_lock");
            return false;
        }
    }

    @Override
    public void create(Connection connection, long build) throws SQLException {
        for (String function : FUNCTIONS) {
            Sql.run(connection, function.replace("$build", Long.toString(build)));
        }
        Set<String> there = Sql.askAll(
                connection,
                "select tgname from pg_trigger where tgrelid in ('orders'::regclass, 'order_items'::regclass) and tgname like ?",
                "%tr\\_rollup\\_%");
        for (Map.Entry<String, String> trigger : TRIGGERS.entrySet()) {
            // replacing one would wait for the reports that run
            if (!there.contains(trigger.getKey())) {
                Sql.run(connection, "CREATE TRIGGER " + Sql.quoted(trigger.getKey()) + " " + trigger.getValue());
            }
        }
    }

    @Override
    public void drop(Connection connection) throws SQLException {
        lock(connection, "ACCESS EXCLUSIVE");
        Sql.run(connection, "DROP FUNCTION IF EXISTS rollup_order() CASCADE");
        Sql.run(connection, "DROP FUNCTION IF EXISTS rollup_lines() CASCADE");
        Sql.run(connection, "DROP FUNCTION IF EXISTS rollup_truncated() CASCADE");
        Sql.run(
                connection,
                "DROP FUNCTION IF EXISTS rollup_count(BIGINT, TIMESTAMP WITH TIME ZONE, INTEGER, BIGINT, BIGINT)");
        Sql.run(connection, "DROP FUNCTION IF EXISTS rollup_fold()");
    }

    @Override
    public boolean writersHaveSnapshots() {
        return false;
    }

    @Override
    public boolean areThere(Connection connection) throws SQLException {
        // an older schema may have no orders
        String there = Sql.ask(
                connection,
                "select count(*) from pg_trigger where tgrelid in (to_regclass('orders'), to_regclass('order_items'))"
                        + NAMED);
        return !"0".equals(there);
    }

    @Override
    public Condition areKept() {
        return CustomCondition.of(ctx -> ctx.sql(
                "(select count(*) from pg_trigger where tgrelid in ('orders'::regclass, 'order_items'::regclass)"
                        + NAMED + " and tgenabled in ('O', 'A')) = " + TRIGGERS.size()));
    }

    @Override
    public void lockSums(Connection connection) throws SQLException {
        Sql.ask(connection, "select pg_advisory_xact_lock('rollup_products'::regclass::oid::bigint)");
    }

    @Override
    public String addOrders() {
        return "INSERT INTO rollup_orders (month, orders, units, net, folded) VALUES (?, ?, ?, ?, true)"
                + " ON CONFLICT (month) WHERE folded DO UPDATE SET orders = rollup_orders.orders + excluded.orders,"
                + " units = rollup_orders.units + excluded.units, net = rollup_orders.net + excluded.net";
    }

    @Override
    public String addProducts() {
        return "INSERT INTO rollup_products (month, product_id, orders, units, net, folded) VALUES (?, ?, ?, ?, ?, true)"
                + " ON CONFLICT (month, product_id) WHERE folded DO UPDATE SET orders = rollup_products.orders + excluded.orders,"
                + " units = rollup_products.units + excluded.units, net = rollup_products.net + excluded.net";
    }
}
