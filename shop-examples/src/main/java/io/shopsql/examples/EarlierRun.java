package io.shopsql.examples;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.Tx;

/** Takes away what an earlier run of an example left, known by its addresses and codes, and nothing else. */
final class EarlierRun {

    private EarlierRun() {}

    /** The users with these addresses, and all their orders. */
    static void forgetUsers(Tx tx, String... emails) {
        tx.users().list(USERS.EMAIL.in(emails)).forEach(user -> {
            tx.orders().deletePlacedBy(user.id());
            tx.users().delete(user.id());
        });
    }

    /** The products with these stock codes, which no order has any more. */
    static void forgetProducts(Tx tx, String... skus) {
        tx.products()
                .list(PRODUCTS.SKU.in(skus))
                .forEach(product -> tx.products().delete(product.id()));
    }
}
