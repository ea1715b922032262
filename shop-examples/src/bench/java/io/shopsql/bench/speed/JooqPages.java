package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;

import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.User;
import org.jooq.DSLContext;

/** Pages, by jOOQ. */
record JooqPages(DSLContext db) implements Stores.Pages {

    @Override
    public PageOf<User> users(Position after) {
        return PageOf.of(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, USERS.EMAIL, USERS.AGE, USERS.ACTIVE, USERS.CREATED_AT)
                        .from(USERS)
                        .orderBy(USERS.CREATED_AT, USERS.ID)
                        .seek(after.createdAt(), new UserId(after.id()))
                        .limit(PageOf.SIZE + 1)
                        .fetch(mapping(User::new)));
    }

    @Override
    public PageOf<Product> products(Position after) {
        return PageOf.of(db.select(
                        PRODUCTS.ID,
                        PRODUCTS.SKU,
                        PRODUCTS.NAME,
                        PRODUCTS.PRICE,
                        PRODUCTS.CATEGORY,
                        PRODUCTS.ATTRIBUTES,
                        PRODUCTS.ACTIVE,
                        PRODUCT_STOCK.QUANTITY,
                        PRODUCTS.CREATED_AT)
                .from(PRODUCTS)
                .join(PRODUCT_STOCK)
                .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                .orderBy(PRODUCTS.CREATED_AT, PRODUCTS.ID)
                .seek(after.createdAt(), new ProductId(after.id()))
                .limit(PageOf.SIZE + 1)
                .fetch(mapping(Product::new)));
    }

    @Override
    public PageOf<Order> orders(Position after) {
        return PageOf.of(db.select(
                        ORDERS.ID,
                        ORDERS.USER_ID,
                        ORDERS.STATUS,
                        ORDERS.CREATED_AT,
                        ORDERS.TOTAL,
                        ORDERS.UNITS,
                        ORDERS.NOTES)
                .from(ORDERS)
                .orderBy(ORDERS.CREATED_AT, ORDERS.ID)
                .seek(after.createdAt(), new OrderId(after.id()))
                .limit(PageOf.SIZE + 1)
                .fetch(mapping(Order::new)));
    }

    @Override
    public PageOf<Order> ordersOf(long user) {
        return PageOf.of(db.select(
                        ORDERS.ID,
                        ORDERS.USER_ID,
                        ORDERS.STATUS,
                        ORDERS.CREATED_AT,
                        ORDERS.TOTAL,
                        ORDERS.UNITS,
                        ORDERS.NOTES)
                .from(ORDERS)
                .where(ORDERS.USER_ID.eq(new UserId(user)))
                .orderBy(ORDERS.CREATED_AT.desc(), ORDERS.ID.desc())
                .limit(PageOf.SIZE + 1)
                .fetch(mapping(Order::new)));
    }
}
