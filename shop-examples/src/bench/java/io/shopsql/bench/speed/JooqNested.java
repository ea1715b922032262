package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import io.shopsql.schema.type.UserId;
import java.util.List;
import org.jooq.DSLContext;

/** Users with orders with lines, by jOOQ's MULTISET. */
record JooqNested(DSLContext db) implements Stores.Nested {

    @Override
    public List<Stores.Buyer> users(List<Long> ids) {
        return users(db, ids);
    }

    static List<Stores.Buyer> users(DSLContext db, List<Long> ids) {
        var lines = multiset(select(
                                ORDER_ITEMS.ORDER_ID,
                                ORDER_ITEMS.LINE_NO,
                                ORDER_ITEMS.PRODUCT_ID,
                                ORDER_ITEMS.QUANTITY,
                                ORDER_ITEMS.UNIT_PRICE)
                        .from(ORDER_ITEMS)
                        .where(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                        .orderBy(ORDER_ITEMS.LINE_NO))
                .convertFrom(rows -> rows.map(mapping((order, line, product, quantity, price) ->
                        new Stores.Line(order.value(), line, product.value(), quantity, price.tenThousandths()))));
        var orders = multiset(select(ORDERS.ID, ORDERS.CREATED_AT, ORDERS.TOTAL, lines)
                        .from(ORDERS)
                        .where(ORDERS.USER_ID.eq(USERS.ID))
                        .orderBy(ORDERS.CREATED_AT, ORDERS.ID))
                .convertFrom(rows -> rows.map(mapping((id, time, total, bought) ->
                        new Stores.Bought(id.value(), time, total.tenThousandths(), bought))));
        return db.select(USERS.ID, USERS.NAME, orders)
                .from(USERS)
                .where(USERS.ID.in(ids.stream().map(UserId::new).toList()))
                .orderBy(USERS.ID)
                .fetch(mapping((id, name, bought) -> new Stores.Buyer(id.value(), name, bought)));
    }
}
