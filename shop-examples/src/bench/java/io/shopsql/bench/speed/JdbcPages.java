package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.users.User;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Pages, by hand: a keyset, and one row more to know whether another page follows. */
final class JdbcPages implements Stores.Pages {

    static final String USERS = "select " + Rows.USER + " from users" + after("created_at", "id");
    static final String PRODUCTS = "select " + Rows.PRODUCT
            + " from products p join product_stock s on s.product_id = p.id" + after("p.created_at", "p.id");
    static final String ORDERS = "select " + Rows.ORDER + " from orders" + after("created_at", "id");
    static final String ORDERS_OF =
            "select " + Rows.ORDER + " from orders where user_id = ? order by created_at desc, id desc limit ?";

    private final Engine engine;
    private final PreparedStatement users;
    private final PreparedStatement products;
    private final PreparedStatement orders;
    private final PreparedStatement ordersOf;

    JdbcPages(Link reader) throws SQLException {
        this.engine = reader.engine();
        this.users = reader.prepare(USERS);
        this.products = reader.prepare(PRODUCTS);
        this.orders = reader.prepare(ORDERS);
        this.ordersOf = reader.prepare(ORDERS_OF);
    }

    private static String after(String time, String id) {
        return " where (" + time + ", " + id + ") > (?, ?) order by " + time + ", " + id + " limit ?";
    }

    @Override
    public PageOf<User> users(Position after) throws SQLException {
        bind(users, after);
        return page(users, Rows::user);
    }

    @Override
    public PageOf<Product> products(Position after) throws SQLException {
        bind(products, after);
        return page(products, Rows::product);
    }

    @Override
    public PageOf<Order> orders(Position after) throws SQLException {
        bind(orders, after);
        return page(orders, Rows::order);
    }

    @Override
    public PageOf<Order> ordersOf(long user) throws SQLException {
        ordersOf.setLong(1, user);
        ordersOf.setInt(2, PageOf.SIZE + 1);
        return page(ordersOf, Rows::order);
    }

    private void bind(PreparedStatement statement, Position after) throws SQLException {
        engine.bindTime(statement, 1, after.createdAt());
        statement.setLong(2, after.id());
        statement.setInt(3, PageOf.SIZE + 1);
    }

    private <T> PageOf<T> page(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> items = new ArrayList<>(PageOf.SIZE + 1);
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                items.add(row.read(engine, rows));
            }
        }
        return PageOf.of(items);
    }

    @FunctionalInterface
    private interface Row<T> {
        T read(Engine engine, ResultSet rows) throws SQLException;
    }
}
