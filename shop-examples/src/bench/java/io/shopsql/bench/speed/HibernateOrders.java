package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Entities.LineEntity;
import io.shopsql.bench.speed.Entities.OrderEntity;
import io.shopsql.bench.speed.Placement.Offer;
import io.shopsql.orders.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Places orders by Hibernate: queries for checks and stock, entities for the order and its lines. */
record HibernateOrders(SessionFactory factory, Link writer) implements Stores.Orders {

    @Override
    public Order place(Basket basket) throws Exception {
        return writer.write(() -> {
            Placement placement = new Placement(basket);
            try (StatelessSession session = HibernateContender.session(factory, writer)) {
                Long id = basket.key() == null ? null : claim(session, placement, basket.key());
                Placement.requireActive(
                        session.createSelectionQuery("select active from Customer where id = :id", Boolean.class)
                                .setParameter("id", basket.user())
                                .uniqueResultOptional()
                                .orElse(false));
                session.createSelectionQuery(
                                "select p.id, p.name, p.price, p.active, s.quantity from Article p"
                                        + " join Stock s on s.product = p.id where p.id in (:products)",
                                Offer.class)
                        .setParameterList("products", placement.wanted().keySet())
                        .getResultList()
                        .forEach(placement::offer);
                placement.check();
                takeStock(session, placement);
                long stored = insert(session, placement, id);
                session.insertMultiple(lines(placement, stored));
                return placement.order(stored);
            }
        });
    }

    private long claim(StatelessSession session, Placement placement, String key) {
        String next = writer.engine() == Engine.SQLITE
                ? "(select coalesce(max(seq), 0) + 1 from sqlite_sequence where name = 'orders')"
                : "nextval(pg_get_serial_sequence('orders', 'id'))";
        return session.createNativeQuery(
                        "insert into order_requests (idempotency_key, request_hash, order_id, created_at) values (:key,"
                                + " :hash, " + next
                                + ", :now) on conflict (idempotency_key) do nothing returning order_id",
                        Long.class)
                .setParameter("key", key)
                .setParameter("hash", placement.hash())
                .setParameter("now", writer.engine().time(placement.now()))
                .getSingleResult();
    }

    /** Query by query: Hibernate batches entities alone. */
    private static void takeStock(StatelessSession session, Placement placement) {
        for (Map.Entry<Long, Long> product : placement.wanted().entrySet()) {
            Placement.requireTaken(session.createMutationQuery("update Stock set quantity = quantity - :pieces"
                            + " where product = :product and quantity >= :pieces")
                    .setParameter("pieces", product.getValue())
                    .setParameter("product", product.getKey())
                    .executeUpdate());
        }
    }

    private long insert(StatelessSession session, Placement placement, @Nullable Long id) {
        if (id != null) {
            // an entity's key is either given or generated
            session.createNativeMutationQuery(
                            "insert into orders (id, user_id, status, created_at, total, units, notes)"
                                    + " values (:id, :user, 'pending', :now, :total, :units, null)")
                    .setParameter("id", id)
                    .setParameter("user", placement.basket().user())
                    .setParameter("now", writer.engine().time(placement.now()))
                    .setParameter("total", placement.total())
                    .setParameter("units", placement.units())
                    .executeUpdate();
            return id;
        }
        OrderEntity order = new OrderEntity();
        order.user = placement.basket().user();
        order.createdAt = placement.now();
        order.total = placement.total();
        order.units = placement.units();
        session.insert(order);
        return Objects.requireNonNull(order.id);
    }

    private static List<LineEntity> lines(Placement placement, long order) {
        Basket basket = placement.basket();
        List<LineEntity> lines = new ArrayList<>();
        for (int i = 0; i < basket.size(); i++) {
            LineEntity line = new LineEntity();
            line.order = order;
            line.lineNo = i + 1;
            line.product = basket.product(i);
            line.quantity = basket.quantity(i);
            line.unitPrice = placement.price(i);
            line.stockTaken = true;
            lines.add(line);
        }
        return lines;
    }
}
