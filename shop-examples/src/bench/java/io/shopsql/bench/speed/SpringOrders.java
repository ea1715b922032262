package io.shopsql.bench.speed;

import io.shopsql.bench.speed.Placement.Offer;
import io.shopsql.orders.Order;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Places orders by Spring. */
record SpringOrders(Link writer, JdbcClient client, JdbcTemplate template) implements Stores.Orders {

    @Override
    public Order place(Basket basket) throws Exception {
        return writer.write(() -> {
            Placement placement = new Placement(basket);
            Long id = basket.key() == null ? null : claim(placement, basket.key());
            Placement.requireActive(client.sql("select active from users where id = ?")
                    .param(basket.user())
                    .query((rows, number) -> rows.getBoolean(1))
                    .optional()
                    .orElse(false));
            client.sql(JdbcOrders.offersSql(placement.wanted().size()))
                    .params(List.copyOf(placement.wanted().keySet()))
                    .query((rows, number) -> new Offer(
                            rows.getLong(1), rows.getString(2), rows.getLong(3), rows.getBoolean(4), rows.getLong(5)))
                    .list()
                    .forEach(placement::offer);
            placement.check();
            List<Object[]> stock = new ArrayList<>();
            placement.wanted().forEach((product, pieces) -> stock.add(new Object[] {pieces, product, pieces}));
            int[] taken = template.batchUpdate(
                    "update product_stock set quantity = quantity - ? where product_id = ? and quantity >= ?", stock);
            for (int rows : taken) {
                Placement.requireTaken(rows);
            }
            long stored = insert(placement, id);
            insertLines(placement, stored);
            return placement.order(stored);
        });
    }

    private long claim(Placement placement, String key) {
        return client.sql(JdbcOrders.claimSql(writer.engine()))
                .param(key)
                .param(placement.hash())
                .param(writer.engine().time(placement.now()))
                .query((rows, number) -> rows.getLong(1))
                .single();
    }

    private long insert(Placement placement, @Nullable Long id) {
        String columns = "insert into orders (user_id, status, created_at, total, units, notes";
        JdbcClient.StatementSpec insert = client.sql(columns
                        + (id == null
                                ? ") values (?, ?, ?, ?, ?, ?) returning id"
                                : ", id) values (?, ?, ?, ?, ?, ?, ?)"))
                .param(1, placement.basket().user())
                .param(2, "pending")
                .param(3, writer.engine().time(placement.now()))
                .param(4, placement.total())
                .param(5, placement.units())
                .param(6, null, Types.VARCHAR);
        if (id == null) {
            return insert.query((rows, number) -> rows.getLong(1)).single();
        }
        insert.param(7, id).update();
        return id;
    }

    private void insertLines(Placement placement, long order) {
        Basket basket = placement.basket();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < basket.size(); i++) {
            values.add(order);
            values.add(i + 1);
            values.add(basket.product(i));
            values.add(basket.quantity(i));
            values.add(placement.price(i));
            values.add(true);
        }
        client.sql(JdbcOrders.linesSql(basket.size())).params(values).update();
    }
}
