package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.table;

import io.shopsql.bench.speed.Placement.Offer;
import io.shopsql.orders.Order;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.util.Arrays;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Places orders by jOOQ. */
record JooqOrders(Link writer, DSLContext db) implements Stores.Orders {

    @Override
    public Order place(Basket basket) throws Exception {
        return writer.write(() -> {
            Placement placement = new Placement(basket);
            OrderId claimed = basket.key() == null ? null : claim(placement, basket.key());
            Placement.requireActive(Boolean.TRUE.equals(db.select(USERS.ACTIVE)
                    .from(USERS)
                    .where(USERS.ID.eq(new UserId(basket.user())))
                    .fetchOne(USERS.ACTIVE)));
            readOffers(placement);
            placement.check();
            takeStock(placement);
            OrderId id = insert(placement, claimed);
            insertLines(placement, id);
            return placement.order(id.value());
        });
    }

    private OrderId claim(Placement placement, String key) {
        Field<Long> last = field(name("seq"), SQLDataType.BIGINT);
        // as the library: the next key of the one writer on SQLite, of the sequence on Postgres
        Field<OrderId> next = writer.engine() == Engine.SQLITE
                ? field(select(coalesce(max(last), inline(0L)).plus(inline(1L)).coerce(ORDERS.ID))
                        .from(table(name("sqlite_sequence")))
                        .where(field(name("name"), SQLDataType.VARCHAR).eq(inline("orders"))))
                : NextOrder.KEY;
        return db.insertInto(ORDER_REQUESTS)
                .set(ORDER_REQUESTS.IDEMPOTENCY_KEY, key)
                .set(ORDER_REQUESTS.REQUEST_HASH, placement.hash())
                .set(ORDER_REQUESTS.ORDER_ID, next)
                .set(ORDER_REQUESTS.CREATED_AT, placement.now())
                .onConflict(ORDER_REQUESTS.IDEMPOTENCY_KEY)
                .doNothing()
                .returningResult(ORDER_REQUESTS.ORDER_ID)
                .fetchSingle()
                .value1();
    }

    private void readOffers(Placement placement) {
        db.select(PRODUCTS.ID, PRODUCTS.NAME, PRODUCTS.PRICE, PRODUCTS.ACTIVE, PRODUCT_STOCK.QUANTITY)
                .from(PRODUCTS)
                .join(PRODUCT_STOCK)
                .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                .where(PRODUCTS.ID.in(
                        placement.wanted().keySet().stream().map(ProductId::new).toList()))
                .forEach(row -> placement.offer(new Offer(
                        row.value1().value(),
                        row.value2(),
                        row.value3().tenThousandths(),
                        row.value4(),
                        row.value5())));
    }

    private void takeStock(Placement placement) {
        var pieces = param("pieces", PRODUCT_STOCK.QUANTITY.getDataType());
        var atLeast = param("atLeast", PRODUCT_STOCK.QUANTITY.getDataType());
        var product = param("product", PRODUCT_STOCK.PRODUCT_ID.getDataType());
        int[] taken = db.batch(db.update(PRODUCT_STOCK)
                        .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.minus(pieces))
                        .where(PRODUCT_STOCK.PRODUCT_ID.eq(product))
                        .and(PRODUCT_STOCK.QUANTITY.ge(atLeast)))
                .bind(placement.wanted().entrySet().stream()
                        .map(e -> new Object[] {e.getValue(), new ProductId(e.getKey()), e.getValue()})
                        .toArray(Object[][]::new))
                .execute();
        Arrays.stream(taken).forEach(Placement::requireTaken);
    }

    private OrderId insert(Placement placement, @Nullable OrderId claimed) {
        Basket basket = placement.basket();
        if (claimed != null) {
            db.insertInto(ORDERS)
                    .columns(
                            ORDERS.ID,
                            ORDERS.USER_ID,
                            ORDERS.STATUS,
                            ORDERS.CREATED_AT,
                            ORDERS.TOTAL,
                            ORDERS.UNITS,
                            ORDERS.NOTES)
                    .values(
                            claimed,
                            new UserId(basket.user()),
                            OrderStatus.PENDING,
                            placement.now(),
                            new Money(placement.total()),
                            placement.units(),
                            null)
                    .execute();
            return claimed;
        }
        return db.insertInto(ORDERS)
                .columns(ORDERS.USER_ID, ORDERS.STATUS, ORDERS.CREATED_AT, ORDERS.TOTAL, ORDERS.UNITS, ORDERS.NOTES)
                .values(
                        new UserId(basket.user()),
                        OrderStatus.PENDING,
                        placement.now(),
                        new Money(placement.total()),
                        placement.units(),
                        null)
                .returningResult(ORDERS.ID)
                .fetchSingle()
                .value1();
    }

    private void insertLines(Placement placement, OrderId order) {
        Basket basket = placement.basket();
        var insert = db.insertInto(ORDER_ITEMS)
                .columns(
                        ORDER_ITEMS.ORDER_ID,
                        ORDER_ITEMS.LINE_NO,
                        ORDER_ITEMS.PRODUCT_ID,
                        ORDER_ITEMS.QUANTITY,
                        ORDER_ITEMS.UNIT_PRICE,
                        ORDER_ITEMS.STOCK_TAKEN);
        for (int i = 0; i < basket.size(); i++) {
            insert = insert.values(
                    order,
                    i + 1,
                    new ProductId(basket.product(i)),
                    basket.quantity(i),
                    new Money(placement.price(i)),
                    true);
        }
        insert.execute();
    }
}
