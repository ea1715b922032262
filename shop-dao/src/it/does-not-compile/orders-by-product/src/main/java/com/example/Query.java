package com.example;

import static io.shopsql.schema.Tables.*;

import io.shopsql.report.*;
import org.jooq.*;

class Query {
    static Object of() {
        return OrderSales.in(TimeRange.ALL).by(ORDER_ITEMS.PRODUCT_ID, OrderSales.ORDERS);
    }
}
