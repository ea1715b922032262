package com.example;

import static io.shopsql.schema.Tables.USERS;

import io.shopsql.Shop;

public class OneEngineOnly {
    static void lock(Shop shop) {
        shop.run(tx -> tx.db().selectFrom(USERS).forUpdate().fetch()); // SQLite has no FOR UPDATE
    }
}
