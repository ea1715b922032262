package com.example;

import static io.shopsql.schema.Tables.*;

import org.jooq.*;
import org.jooq.impl.DSL;

class Query {
    static Object of(DSLContext db) {
        return db.select(DSL.sum(PRODUCTS.PRICE)).from(PRODUCTS).fetch();
    }
}
