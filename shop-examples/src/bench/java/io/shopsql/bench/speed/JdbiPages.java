package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.users.User;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/** Pages and streams, by Jdbi. */
final class JdbiPages implements Stores.Pages, Stores.Streams {

    private final Link link;
    private final Handle handle;
    private final RowMapper<User> user;
    private final RowMapper<Product> product;
    private final RowMapper<Order> order;

    JdbiPages(Link link, Handle handle) {
        Engine engine = link.engine();
        this.link = link;
        this.handle = handle;
        this.user = (rows, context) -> Rows.user(engine, rows);
        this.product = (rows, context) -> Rows.product(engine, rows);
        this.order = (rows, context) -> Rows.order(engine, rows);
    }

    @Override
    public PageOf<User> users(Position after) {
        return page(JdbcPages.USERS, after, user);
    }

    @Override
    public PageOf<Product> products(Position after) {
        return page(JdbcPages.PRODUCTS, after, product);
    }

    @Override
    public PageOf<Order> orders(Position after) {
        return page(JdbcPages.ORDERS, after, order);
    }

    @Override
    public PageOf<Order> ordersOf(long user) {
        try (Query query = handle.createQuery(JdbcPages.ORDERS_OF)) {
            return PageOf.of(
                    query.bind(0, user).bind(1, PageOf.SIZE + 1).map(order).list());
        }
    }

    private <T> PageOf<T> page(String sql, Position after, RowMapper<T> row) {
        try (Query query = handle.createQuery(sql)) {
            return PageOf.of(query.bind(
                            0,
                            (index, statement, context) -> link.engine().bindTime(statement, index, after.createdAt()))
                    .bind(1, after.id())
                    .bind(2, PageOf.SIZE + 1)
                    .map(row)
                    .list());
        }
    }

    @Override
    public Stores.Sums orders() throws Exception {
        return sums(JdbcStreams.ORDERS, order);
    }

    @Override
    public Stores.Sums lines() throws Exception {
        return sums(JdbcStreams.LINES, (rows, context) -> JdbcStreams.line(rows));
    }

    private Stores.Sums sums(String sql, RowMapper<?> row) throws Exception {
        return link.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (Query query =
                            handle.createQuery(sql).setFetchSize(link.engine().fetchSize());
                    Stream<?> rows = query.map(row).stream()) {
                rows.forEach(sums::add);
            }
            return sums;
        });
    }
}
