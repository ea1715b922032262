package com.example;

import static io.shopsql.schema.Tables.*;

import io.shopsql.report.*;
import org.jooq.*;
import org.jooq.impl.DSL;

class Query {
    static Object of(DSLContext db) {
        return db.select(DSL.max(PRODUCTS.PRICE)).from(ORDERS).join(USERS).on(USERS.ID.eq(ORDERS.USER_ID)).fetch();
    }

    static Object ordersOverLines() {
        return LineSales.in(TimeRange.ALL).by(ORDER_ITEMS.PRODUCT_ID, LineSales.ORDERS);
    }

    static Object ordersByUser() {
        return OrderSales.in(TimeRange.ALL).by(ORDERS.USER_ID, OrderSales.ORDERS);
    }
}
