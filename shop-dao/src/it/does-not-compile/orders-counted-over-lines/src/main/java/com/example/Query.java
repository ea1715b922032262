package com.example;

import static io.shopsql.schema.Tables.*;
import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import io.shopsql.report.*;
import org.jooq.*;

@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
class Query {
    static Object of() {
        return LineSales.in(TimeRange.ALL).by(ORDER_ITEMS.PRODUCT_ID, OrderSales.ORDERS);
    }
}
