package io.shopsql.schema;

import io.shopsql.Shop;
import io.shopsql.contacts.NewContact;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Rows in every table: with and without what may be missing, at the limits, and beyond ASCII. */
public final class FullShop {

    private FullShop() {}

    public static void fill(Shop shop, DataSource database) throws SQLException {
        User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
        User zoe = shop.write(tx -> tx.users()
                .insert(new NewUser("Zoë 😀".repeat(20), "e".repeat(200))
                        .withCode("c".repeat(64))
                        .withAge(150)));
        Product book = shop.write(
                tx -> tx.products().insert(new NewProduct("Book", Money.of("29.99")).withStock(1_000_000_000)));
        Product gold = shop.write(tx -> tx.products()
                .insert(new NewProduct("Gold 金 'quoted' \\ \"twice\"", NewProduct.MAX_PRICE)
                        .withSku("s".repeat(64))
                        .withCategory("k".repeat(50))
                        .withStock(5_000_000)));
        shop.run(tx -> {
            Order order = tx.orders()
                    .place(NewOrder.by(alice.id())
                            .item(book.id(), 1)
                            .item(gold.id(), NewOrder.MAX_QUANTITY)
                            .item(book.id(), 2)
                            .withNotes("line one\nline two\ttab")
                            .withIdempotencyKey("request-1"));
            tx.orders().complete(order.id());
            tx.orders()
                    .cancel(tx.orders()
                            .place(NewOrder.by(zoe.id()).item(book.id(), 5))
                            .id());
            tx.orders().place(NewOrder.by(zoe.id()).item(book.id(), 7));
        });
        shop.run(tx -> tx.contacts()
                .insert(new NewContact("Ärger Straße")
                        .withEmail("n".repeat(200))
                        .withNotes("😀")));
        Jdbc.run(
                database,
                "insert into contacts (name) values ('Bob')",
                "insert into contacts (name, email, phone, notes) values ('Eve', 'eve@example.com', '+49 1', 'née')",
                "insert into accounts (user_id, opening_balance, balance) values (" + alice.id() + ", 100, 70)",
                "insert into accounts (user_id, opening_balance, balance) values (" + zoe.id() + ", 0, 30)",
                "insert into transfers (from_account, to_account, amount, idempotency_key)"
                        + " select min(id), max(id), 10, 'key' from accounts",
                "insert into transfers (from_account, to_account, amount) select min(id), max(id), 20 from accounts",
                "update products set attributes = '{\"colour\": [\"red\", null, 1.50]}' where id = " + gold.id());
    }
}
