package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Entities.OrderEntity;
import io.shopsql.bench.speed.Entities.UserEntity;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;

/** Pages and streams, by Hibernate. */
record HibernatePages(SessionFactory factory, Link link) implements Stores.Pages, Stores.Streams {

    // not a comparison of rows, for which Hibernate does not convert the time on SQLite
    private static final String AFTER =
            " where createdAt >= :time and (createdAt > :time or id > :id) order by createdAt, id";

    @Override
    public PageOf<UserEntity> users(Position after) {
        return page(session -> at(session.createSelectionQuery("from Customer" + AFTER, UserEntity.class), after));
    }

    @Override
    public PageOf<Object[]> products(Position after) {
        return page(session -> at(
                session.createSelectionQuery(
                        "select p, s.quantity from Article p join Stock s on s.product = p.id"
                                + " where p.createdAt >= :time and (p.createdAt > :time or p.id > :id)"
                                + " order by p.createdAt, p.id",
                        Object[].class),
                after));
    }

    @Override
    public PageOf<OrderEntity> orders(Position after) {
        return page(session -> at(session.createSelectionQuery("from Purchase" + AFTER, OrderEntity.class), after));
    }

    @Override
    public PageOf<OrderEntity> ordersOf(long user) {
        return page(session -> session.createSelectionQuery(
                        "from Purchase where user = :user order by createdAt desc, id desc", OrderEntity.class)
                .setParameter("user", user));
    }

    private static <T> SelectionQuery<T> at(SelectionQuery<T> query, Position after) {
        return query.setParameter("time", after.createdAt()).setParameter("id", after.id());
    }

    private <T> PageOf<T> page(Function<StatelessSession, SelectionQuery<T>> query) {
        try (StatelessSession session = HibernateContender.session(factory, link)) {
            return PageOf.of(query.apply(session).setMaxResults(PageOf.SIZE + 1).getResultList());
        }
    }

    @Override
    public Stores.Sums orders() throws Exception {
        // converted here: the sums are of the record's columns
        return sums("from Purchase order by createdAt, id", OrderEntity.class, OrderEntity::plain);
    }

    @Override
    public Stores.Sums lines() throws Exception {
        return sums(
                "select order, lineNo, product, quantity, unitPrice from OrderLine", Stores.Line.class, line -> line);
    }

    private <T> Stores.Sums sums(String query, Class<T> type, Function<T, Object> row) throws Exception {
        return link.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (StatelessSession session = HibernateContender.session(factory, link);
                    Stream<T> rows = session.createSelectionQuery(query, type)
                            .setFetchSize(link.engine().fetchSize())
                            .getResultStream()) {
                rows.map(row).forEach(sums::add);
            }
            return sums;
        });
    }
}
