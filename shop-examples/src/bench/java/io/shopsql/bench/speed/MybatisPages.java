package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.users.User;
import java.util.List;
import java.util.function.Function;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;

/** Pages and streams, by MyBatis. */
record MybatisPages(SqlSessionFactory factory, Link link) implements Stores.Pages, Stores.Streams {

    @Override
    public PageOf<User> users(Position after) {
        return page(mapper -> mapper.users(after.createdAt(), after.id(), PageOf.SIZE + 1));
    }

    @Override
    public PageOf<Product> products(Position after) {
        return page(mapper -> mapper.products(after.createdAt(), after.id(), PageOf.SIZE + 1));
    }

    @Override
    public PageOf<Order> orders(Position after) {
        return page(mapper -> mapper.orders(after.createdAt(), after.id(), PageOf.SIZE + 1));
    }

    @Override
    public PageOf<Order> ordersOf(long user) {
        return page(mapper -> mapper.ordersOf(user, PageOf.SIZE + 1));
    }

    private <T> PageOf<T> page(Function<MybatisMapper, List<T>> rows) {
        try (SqlSession session = factory.openSession(link.connection())) {
            return PageOf.of(rows.apply(session.getMapper(MybatisMapper.class)));
        }
    }

    @Override
    public Stores.Sums orders() throws Exception {
        return sums(MybatisMapper::allOrders);
    }

    @Override
    public Stores.Sums lines() throws Exception {
        return sums(MybatisMapper::lines);
    }

    private Stores.Sums sums(Function<MybatisMapper, ? extends Cursor<?>> all) throws Exception {
        return link.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (SqlSession session = factory.openSession(link.connection());
                    Cursor<?> rows = all.apply(session.getMapper(MybatisMapper.class))) {
                rows.forEach(sums::add);
            }
            return sums;
        });
    }
}
