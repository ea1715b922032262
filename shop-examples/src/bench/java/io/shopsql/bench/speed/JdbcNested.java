package io.shopsql.bench.speed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users with orders with lines, by hand: one statement per level, the keys as one parameter. */
final class JdbcNested implements Stores.Nested {

    private final Engine engine;
    private final Link reader;
    private final PreparedStatement users;
    private final PreparedStatement orders;
    private final PreparedStatement lines;

    JdbcNested(Link reader) throws SQLException {
        this.engine = reader.engine();
        this.reader = reader;
        String keys = engine == Engine.SQLITE ? " in (select value from json_each(?))" : " = any (?)";
        this.users = reader.prepare("select id, name from users where id" + keys + " order by id");
        this.orders = reader.prepare("select id, user_id, created_at, total from orders where user_id" + keys
                + " order by user_id, created_at, id");
        this.lines = reader.prepare("select i.order_id, i.line_no, i.product_id, i.quantity, i.unit_price"
                + " from order_items i where i.order_id" + keys + " order by i.order_id, i.line_no");
    }

    @Override
    public List<Stores.Buyer> users(List<Long> ids) throws Exception {
        return reader.stream(() -> {
            Map<Long, List<Stores.Bought>> byUser = new HashMap<>();
            Map<Long, List<Stores.Line>> byOrder = new HashMap<>();
            List<Stores.Buyer> buyers = new ArrayList<>(ids.size());
            bind(users, ids);
            try (ResultSet rows = users.executeQuery()) {
                while (rows.next()) {
                    List<Stores.Bought> bought = new ArrayList<>();
                    byUser.put(rows.getLong(1), bought);
                    buyers.add(new Stores.Buyer(rows.getLong(1), rows.getString(2), bought));
                }
            }
            bind(orders, ids);
            try (ResultSet rows = orders.executeQuery()) {
                while (rows.next()) {
                    List<Stores.Line> bought = new ArrayList<>();
                    byOrder.put(rows.getLong(1), bought);
                    Stores.Bought order =
                            new Stores.Bought(rows.getLong(1), engine.readTime(rows, 3), rows.getLong(4), bought);
                    byUser.getOrDefault(rows.getLong(2), new ArrayList<>()).add(order);
                }
            }
            bind(lines, byOrder.keySet());
            try (ResultSet rows = lines.executeQuery()) {
                while (rows.next()) {
                    byOrder.getOrDefault(rows.getLong(1), new ArrayList<>()).add(JdbcStreams.line(rows));
                }
            }
            return buyers;
        });
    }

    private void bind(PreparedStatement statement, Iterable<Long> keys) throws SQLException {
        if (engine == Engine.SQLITE) {
            StringBuilder json = new StringBuilder("[");
            keys.forEach(key -> json.append(json.length() == 1 ? "" : ",").append(key));
            statement.setString(1, json.append(']').toString());
        } else {
            List<Long> all = new ArrayList<>();
            keys.forEach(all::add);
            statement.setArray(1, reader.connection().createArrayOf("bigint", all.toArray()));
        }
    }
}
