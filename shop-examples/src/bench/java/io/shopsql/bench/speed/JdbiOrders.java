package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Placement.Offer;
import io.shopsql.orders.Order;
import java.sql.Types;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.Update;
import org.jspecify.annotations.Nullable;

/** Places orders by Jdbi. */
record JdbiOrders(Link writer, Handle handle) implements Stores.Orders {

    @Override
    public Order place(Basket basket) throws Exception {
        return writer.write(() -> {
            Placement placement = new Placement(basket);
            Long id = basket.key() == null ? null : claim(placement, basket.key());
            try (Query query = handle.createQuery("select active from users where id = ?")) {
                Placement.requireActive(query.bind(0, basket.user())
                        .map((rows, context) -> rows.getBoolean(1))
                        .findOne()
                        .orElse(false));
            }
            readOffers(placement);
            placement.check();
            takeStock(placement);
            long stored = insert(placement, id);
            insertLines(placement, stored);
            return placement.order(stored);
        });
    }

    private long claim(Placement placement, String key) {
        try (Query query = handle.createQuery(JdbcOrders.claimSql(writer.engine()))) {
            return query.bind(0, key)
                    .bind(1, placement.hash())
                    .bind(2, (index, statement, context) -> writer.engine().bindTime(statement, index, placement.now()))
                    .map((rows, context) -> rows.getLong(1))
                    .one();
        }
    }

    private void readOffers(Placement placement) {
        List<Long> products = List.copyOf(placement.wanted().keySet());
        try (Query query = handle.createQuery(JdbcOrders.offersSql(products.size()))) {
            for (int i = 0; i < products.size(); i++) {
                query.bind(i, products.get(i));
            }
            query.map((rows, context) -> new Offer(
                            rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4), rows.getLong(5)))
                    .forEach(placement::offer);
        }
    }

    private void takeStock(Placement placement) {
        try (PreparedBatch batch = handle.prepareBatch(
                "update product_stock set quantity = quantity - ? where product_id = ? and quantity >= ?")) {
            placement
                    .wanted()
                    .forEach((product, pieces) -> batch.bind(0, pieces)
                            .bind(1, product)
                            .bind(2, pieces)
                            .add());
            for (int rows : batch.execute()) {
                Placement.requireTaken(rows);
            }
        }
    }

    private long insert(Placement placement, @Nullable Long id) {
        String columns = "insert into orders (user_id, status, created_at, total, units, notes";
        if (id == null) {
            try (Query query = handle.createQuery(columns + ") values (?, ?, ?, ?, ?, ?) returning id")) {
                return bound(query, placement)
                        .map((rows, context) -> rows.getLong(1))
                        .one();
            }
        }
        try (Update update = handle.createUpdate(columns + ", id) values (?, ?, ?, ?, ?, ?, ?)")) {
            bound(update, placement).bind(6, id).execute();
            return id;
        }
    }

    private <S extends SqlStatement<S>> S bound(S statement, Placement placement) {
        return statement
                .bind(0, placement.basket().user())
                .bind(1, "pending")
                .bind(2, (index, prepared, context) -> writer.engine().bindTime(prepared, index, placement.now()))
                .bind(3, placement.total())
                .bind(4, placement.units())
                .bindNull(5, Types.VARCHAR);
    }

    private void insertLines(Placement placement, long order) {
        Basket basket = placement.basket();
        try (var update = handle.createUpdate(JdbcOrders.linesSql(basket.size()))) {
            int index = 0;
            for (int i = 0; i < basket.size(); i++) {
                update.bind(index++, order)
                        .bind(index++, i + 1)
                        .bind(index++, basket.product(i))
                        .bind(index++, basket.quantity(i))
                        .bind(index++, placement.price(i))
                        .bind(index++, true);
            }
            update.execute();
        }
    }
}
