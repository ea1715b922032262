package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.users.User;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages and streams, by Spring. */
final class SpringPages implements Stores.Pages, Stores.Streams {

    private final Link link;
    private final JdbcClient client;
    private final JdbcClient streaming;
    private final RowMapper<User> user;
    private final RowMapper<Product> product;
    private final RowMapper<Order> order;

    /** @param streaming with a fetch size */
    SpringPages(Link link, JdbcTemplate template, JdbcTemplate streaming) {
        Engine engine = link.engine();
        this.link = link;
        this.client = JdbcClient.create(template);
        this.streaming = JdbcClient.create(streaming);
        this.user = (rows, number) -> Rows.user(engine, rows);
        this.product = (rows, number) -> Rows.product(engine, rows);
        this.order = (rows, number) -> Rows.order(engine, rows);
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
        return PageOf.of(client.sql(JdbcPages.ORDERS_OF)
                .param(user)
                .param(PageOf.SIZE + 1)
                .query(order)
                .list());
    }

    private <T> PageOf<T> page(String sql, Position after, RowMapper<T> row) {
        return PageOf.of(client.sql(sql)
                .param(link.engine().time(after.createdAt()))
                .param(after.id())
                .param(PageOf.SIZE + 1)
                .query(row)
                .list());
    }

    @Override
    public Stores.Sums orders() throws Exception {
        return sums(JdbcStreams.ORDERS, order);
    }

    @Override
    public Stores.Sums lines() throws Exception {
        return sums(JdbcStreams.LINES, (rows, number) -> JdbcStreams.line(rows));
    }

    private Stores.Sums sums(String sql, RowMapper<?> row) throws Exception {
        return link.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (Stream<?> rows = streaming.sql(sql).query(row).stream()) {
                rows.forEach(sums::add);
            }
            return sums;
        });
    }
}
