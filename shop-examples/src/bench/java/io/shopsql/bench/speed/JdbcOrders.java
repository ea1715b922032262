package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Placement.Offer;
import io.shopsql.orders.Order;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Places orders by hand, by the library's statements. The lines are one statement: on Postgres one round trip, on SQLite as
 * fast as a batch.
 */
final class JdbcOrders implements Stores.Orders {

    private final Engine engine;
    private final Link writer;
    private final PreparedStatement claim;
    private final PreparedStatement active;
    private final PreparedStatement take;
    private final PreparedStatement insert;
    private final PreparedStatement insertWithId;
    // by the number of products and of lines
    private final Map<Integer, PreparedStatement> offers = new HashMap<>();
    private final Map<Integer, PreparedStatement> lines = new HashMap<>();

    JdbcOrders(Link writer) throws SQLException {
        this.engine = writer.engine();
        this.writer = writer;
        this.claim = writer.prepare(claimSql(engine));
        this.active = writer.prepare("select active from users where id = ?");
        this.take = writer.prepare(
                "update product_stock set quantity = quantity - ? where product_id = ? and quantity >= ?");
        this.insert = writer.prepare("insert into orders (user_id, status, created_at, total, units, notes)"
                + " values (?, ?, ?, ?, ?, ?) returning id");
        this.insertWithId = writer.prepare("insert into orders (user_id, status, created_at, total, units, notes, id)"
                + " values (?, ?, ?, ?, ?, ?, ?)");
    }

    static String claimSql(Engine engine) {
        String nextKey = engine == Engine.SQLITE
                ? "(select coalesce(max(seq), 0) + 1 from sqlite_sequence where name = 'orders')"
                : "nextval(pg_get_serial_sequence('orders', 'id'))";
        return "insert into order_requests (idempotency_key, request_hash, order_id, created_at) values (?, ?, "
                + nextKey + ", ?) on conflict (idempotency_key) do nothing returning order_id";
    }

    static String offersSql(int products) {
        return "select p.id, p.name, p.price, p.active, s.quantity from products p"
                + " join product_stock s on s.product_id = p.id where p.id in ("
                + String.join(", ", Collections.nCopies(products, "?")) + ")";
    }

    static String linesSql(int lines) {
        return "insert into order_items (order_id, line_no, product_id, quantity, unit_price, stock_taken) values "
                + String.join(", ", Collections.nCopies(lines, "(?, ?, ?, ?, ?, ?)"));
    }

    @Override
    public Order place(Basket basket) throws Exception {
        return writer.write(() -> {
            Placement placement = new Placement(basket);
            Long id = basket.key() == null ? null : claim(placement, basket.key());
            active.setLong(1, basket.user());
            try (ResultSet rows = active.executeQuery()) {
                Placement.requireActive(rows.next() && rows.getBoolean(1));
            }
            readOffers(placement);
            placement.check();
            takeStock(placement);
            long stored = insert(placement, id);
            insertLines(placement, stored);
            return placement.order(stored);
        });
    }

    private long claim(Placement placement, String key) throws SQLException {
        claim.setString(1, key);
        claim.setString(2, placement.hash());
        engine.bindTime(claim, 3, placement.now());
        try (ResultSet rows = claim.executeQuery()) {
            if (!rows.next()) {
                throw new IllegalStateException("a repeated request is not part of the benchmark");
            }
            return rows.getLong(1);
        }
    }

    private void readOffers(Placement placement) throws SQLException {
        int products = placement.wanted().size();
        PreparedStatement select = offers.get(products);
        if (select == null) {
            select = writer.prepare(offersSql(products));
            offers.put(products, select);
        }
        int index = 0;
        for (Long product : placement.wanted().keySet()) {
            select.setLong(++index, product);
        }
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                placement.offer(new Offer(
                        rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4), rows.getLong(5)));
            }
        }
    }

    private void takeStock(Placement placement) throws SQLException {
        for (Map.Entry<Long, Long> product : placement.wanted().entrySet()) {
            take.setLong(1, product.getValue());
            take.setLong(2, product.getKey());
            take.setLong(3, product.getValue());
            take.addBatch();
        }
        for (int rows : take.executeBatch()) {
            Placement.requireTaken(rows);
        }
    }

    private long insert(Placement placement, @Nullable Long id) throws SQLException {
        PreparedStatement statement = id == null ? insert : insertWithId;
        statement.setLong(1, placement.basket().user());
        statement.setString(2, "pending");
        engine.bindTime(statement, 3, placement.now());
        statement.setLong(4, placement.total());
        statement.setLong(5, placement.units());
        statement.setNull(6, Types.VARCHAR);
        if (id != null) {
            statement.setLong(7, id);
            statement.executeUpdate();
            return id;
        }
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void insertLines(Placement placement, long order) throws SQLException {
        int count = placement.basket().size();
        PreparedStatement statement = lines.get(count);
        if (statement == null) {
            statement = writer.prepare(linesSql(count));
            lines.put(count, statement);
        }
        for (int i = 0; i < count; i++) {
            bind(statement, i * 6, placement, order, i);
        }
        statement.executeUpdate();
    }

    private static void bind(PreparedStatement statement, int before, Placement placement, long order, int i)
            throws SQLException {
        statement.setLong(before + 1, order);
        statement.setInt(before + 2, i + 1);
        statement.setLong(before + 3, placement.basket().product(i));
        statement.setInt(before + 4, placement.basket().quantity(i));
        statement.setLong(before + 5, placement.price(i));
        statement.setBoolean(before + 6, true);
    }
}
