package io.shopsql.bench.speed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Instant;
import java.util.SplittableRandom;

/**
 * Fills an empty shop, always the same: 20,000 users of whom few buy much, 5,000 products with ample stock, and orders over
 * two years with four lines on average. Keys count from 1.
 */
final class Filler {

    static final int USERS = 20_000;
    static final int PRODUCTS = 5_000;

    /** Users with a quarter of the orders. */
    static final int BUYERS = 100;

    /** Orders in the database of the small operations. */
    static final int FEW_ORDERS = 20_000;

    static final long STOCK = 1_000_000_000_000L;

    private static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    private static final int SECONDS = 2 * 365 * 86_400;
    private static final int BATCH = 1_000;
    private static final String[] STATUSES = {"pending", "processing", "cancelled", "refunded"};

    private final SplittableRandom random = new SplittableRandom(20261127);
    private final Engine engine;
    private final Connection connection;
    private final long[] prices = new long[PRODUCTS + 1];

    private Filler(Engine engine, Connection connection) {
        this.engine = engine;
        this.connection = connection;
    }

    static void fill(Engine engine, Connection connection, int orders) throws SQLException {
        Filler filler = new Filler(engine, connection);
        connection.setAutoCommit(false);
        filler.users();
        filler.products();
        filler.orders(orders);
        connection.commit();
        connection.setAutoCommit(true);
        filler.finish();
    }

    private void users() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into users (id, code, name, email, age, active, created_at) values (?, ?, ?, ?, ?, ?, ?)")) {
            for (int i = 1; i <= USERS; i++) {
                insert.setLong(1, i);
                insert.setString(2, i % 50 == 7 ? null : "C" + (10_000 + i));
                insert.setString(3, "Customer " + i % 17_000);
                insert.setString(4, email(i));
                if (i % 10 == 3) {
                    insert.setNull(5, Types.INTEGER);
                } else {
                    insert.setInt(5, 18 + i % 60);
                }
                insert.setBoolean(6, true);
                engine.bindTime(insert, 7, userTime(i));
                add(insert, i);
            }
            insert.executeBatch();
        }
    }

    static Instant userTime(int user) {
        return FROM.plusSeconds(user * 31L);
    }

    static Instant productTime(int product) {
        return FROM.plusSeconds(product * 61L);
    }

    static Instant orderTime(int order, int orders) {
        return FROM.plusSeconds((long) SECONDS * order / orders);
    }

    static String email(long user) {
        return "customer" + user + "@example.com";
    }

    private void products() throws SQLException {
        String json = engine == Engine.POSTGRES ? "?::jsonb" : "?";
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into products (id, sku, name, price, category, attributes, active, created_at)"
                                + " values (?, ?, ?, ?, ?, " + json + ", ?, ?)");
                PreparedStatement stock =
                        connection.prepareStatement("insert into product_stock (product_id, quantity) values (?, ?)")) {
            for (int i = 1; i <= PRODUCTS; i++) {
                prices[i] = 100L * random.nextInt(50, 9_000);
                insert.setLong(1, i);
                insert.setString(2, i % 40 == 9 ? null : "P" + (10_000 + i));
                insert.setString(3, "Product " + i);
                insert.setLong(4, prices[i]);
                insert.setString(5, i % 20 == 0 ? null : "Category " + (char) ('A' + i % 20));
                insert.setString(6, i % 5 == 2 ? "{\"colour\":\"red\",\"weight\":" + i % 90 + "}" : null);
                insert.setBoolean(7, true);
                engine.bindTime(insert, 8, productTime(i));
                add(insert, i);
            }
            insert.executeBatch();
            for (int i = 1; i <= PRODUCTS; i++) {
                stock.setLong(1, i);
                stock.setLong(2, STOCK);
                add(stock, i);
            }
            stock.executeBatch();
        }
    }

    private void orders(int orders) throws SQLException {
        // lines after their orders, chunk by chunk, for the foreign key
        try (PreparedStatement insert = connection.prepareStatement(
                        "insert into orders (id, user_id, status, created_at, total, units, notes)"
                                + " values (?, ?, ?, ?, ?, ?, ?)");
                PreparedStatement line = connection.prepareStatement(JdbcOrders.linesSql(1))) {
            for (int i = 1; i <= orders; i++) {
                order(i, orders, insert, line);
                if (i % BATCH == 0) {
                    insert.executeBatch();
                    line.executeBatch();
                }
            }
            insert.executeBatch();
            line.executeBatch();
        }
    }

    private void order(int i, int orders, PreparedStatement insert, PreparedStatement line) throws SQLException {
        long total = 0;
        long units = 0;
        int lines = random.nextInt(1, 8);
        for (int number = 1; number <= lines; number++) {
            int product = skewed(PRODUCTS);
            int quantity = 1 + random.nextInt(9);
            line.setLong(1, i);
            line.setInt(2, number);
            line.setLong(3, product);
            line.setInt(4, quantity);
            line.setLong(5, prices[product]);
            line.setBoolean(6, false);
            line.addBatch();
            total += prices[product] * quantity;
            units += quantity;
        }
        insert.setLong(1, i);
        insert.setLong(2, i % 4 == 0 ? 1 + random.nextInt(BUYERS) : skewed(USERS));
        insert.setString(3, i % 10 == 4 ? STATUSES[i / 10 % STATUSES.length] : "completed");
        engine.bindTime(insert, 4, orderTime(i, orders));
        insert.setLong(5, total);
        insert.setLong(6, units);
        insert.setString(7, i % 25 == 1 ? "leave at the door" : null);
        insert.addBatch();
    }

    /** A number from 1 to the bound, more often a low one. */
    private int skewed(int bound) {
        double part = random.nextDouble();
        return 1 + (int) (part * part * bound);
    }

    private static void add(PreparedStatement statement, int i) throws SQLException {
        statement.addBatch();
        if (i % BATCH == 0) {
            statement.executeBatch();
        }
    }

    /** Continues the keys after the given ones, and does what autovacuum or an administrator does. */
    private void finish() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (engine == Engine.POSTGRES) {
                for (String table : new String[] {"users", "products", "orders"}) {
                    statement.execute("select setval(pg_get_serial_sequence('" + table
                            + "', 'id'), (select max(id) from " + table + "))");
                }
                statement.execute("vacuum analyze");
                statement.execute("checkpoint");
            } else {
                statement.execute("analyze");
            }
        }
    }
}
