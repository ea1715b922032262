package com.example;

import static io.shopsql.schema.Tables.*;
import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.SQLDialect.SQLITE;

import org.jooq.*;
import org.jooq.impl.DSL;

@Allow({SQLITE, POSTGRES})
@Require({SQLITE, POSTGRES})
class Query {
    static Object of(DSLContext db) {
        return db.select(DSL.max(PRODUCTS.PRICE)).from(ORDERS).join(USERS).on(USERS.ID.eq(ORDERS.USER_ID)).fetch();
    }
}
