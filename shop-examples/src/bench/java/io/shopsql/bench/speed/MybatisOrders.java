package io.shopsql.bench.speed;

import io.shopsql.orders.Order;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.executor.BatchResult;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.jspecify.annotations.Nullable;

/** Places orders by MyBatis; takes stock in a batch session. */
record MybatisOrders(SqlSessionFactory factory, Link writer) implements Stores.Orders {

    @Override
    public Order place(Basket basket) throws Exception {
        return writer.write(() -> {
            try (SqlSession session = factory.openSession(writer.connection())) {
                MybatisOrderMapper mapper = session.getMapper(MybatisOrderMapper.class);
                Placement placement = new Placement(basket);
                Long id = basket.key() == null ? null : claim(mapper, placement, basket.key());
                Placement.requireActive(Boolean.TRUE.equals(mapper.active(basket.user())));
                mapper.offers(placement.wanted().keySet()).forEach(placement::offer);
                placement.check();
                takeStock(placement);
                long stored = insert(mapper, placement, id);
                mapper.insertLines(lines(placement, stored));
                return placement.order(stored);
            }
        });
    }

    private long claim(MybatisOrderMapper mapper, Placement placement, String key) {
        return writer.engine() == Engine.SQLITE
                ? mapper.claimOnSqlite(key, placement.hash(), placement.now())
                : mapper.claimOnPostgres(key, placement.hash(), placement.now());
    }

    private void takeStock(Placement placement) {
        try (SqlSession batch = factory.openSession(ExecutorType.BATCH, writer.connection())) {
            MybatisOrderMapper mapper = batch.getMapper(MybatisOrderMapper.class);
            placement.wanted().forEach(mapper::take);
            for (BatchResult result : batch.flushStatements()) {
                for (int rows : result.getUpdateCounts()) {
                    Placement.requireTaken(rows);
                }
            }
        }
    }

    private static long insert(MybatisOrderMapper mapper, Placement placement, @Nullable Long id) {
        var values = new MybatisOrderMapper.Values(
                placement.basket().user(), placement.now(), placement.total(), placement.units());
        if (id == null) {
            return mapper.insert(values);
        }
        mapper.insertWithId(values, id);
        return id;
    }

    private static List<Stores.Line> lines(Placement placement, long order) {
        Basket basket = placement.basket();
        List<Stores.Line> lines = new ArrayList<>();
        for (int i = 0; i < basket.size(); i++) {
            lines.add(new Stores.Line(order, i + 1, basket.product(i), basket.quantity(i), placement.price(i)));
        }
        return lines;
    }
}
