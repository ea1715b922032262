package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static org.jooq.Records.mapping;

import io.shopsql.orders.Order;
import org.jooq.DSLContext;

/** Streams, by jOOQ. */
record JooqStreams(Link reader, DSLContext db) implements Stores.Streams {

    @Override
    public Stores.Sums orders() throws Exception {
        return reader.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (var rows = db.select(
                            ORDERS.ID,
                            ORDERS.USER_ID,
                            ORDERS.STATUS,
                            ORDERS.CREATED_AT,
                            ORDERS.TOTAL,
                            ORDERS.UNITS,
                            ORDERS.NOTES)
                    .from(ORDERS)
                    .orderBy(ORDERS.CREATED_AT, ORDERS.ID)
                    .fetchSize(reader.engine().fetchSize())
                    .fetchStream()) {
                rows.map(mapping(Order::new)).forEach(sums::add);
            }
            return sums;
        });
    }

    @Override
    public Stores.Sums lines() throws Exception {
        return reader.stream(() -> lines(db, reader.engine()));
    }

    static Stores.Sums lines(DSLContext db, Engine engine) {
        Stores.Sums sums = new Stores.Sums();
        try (var rows = db.select(
                        ORDER_ITEMS.ORDER_ID,
                        ORDER_ITEMS.LINE_NO,
                        ORDER_ITEMS.PRODUCT_ID,
                        ORDER_ITEMS.QUANTITY,
                        ORDER_ITEMS.UNIT_PRICE)
                .from(ORDER_ITEMS)
                .fetchSize(engine.fetchSize())
                .fetchStream()) {
            rows.map(mapping((order, line, product, quantity, price) ->
                            new Stores.Line(order.value(), line, product.value(), quantity, price.tenThousandths())))
                    .forEach(sums::add);
        }
        return sums;
    }
}
