package com.example;

import io.shopsql.Shop;
import io.shopsql.output.OutputFormat;
import io.shopsql.output.Rows;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Asks and draws a report of one's own in Java. */
public final class OwnReport {

    private OwnReport() {}

    public static void main(String[] args) throws IOException {
        try (Shop shop = Shop.open("jdbc:sqlite:own.db")) {
            fill(shop);
            SlowMovers slow = new SlowMovers(100);
            Rows rows = Rows.of(slow, shop.report(slow)).captioned("Sold fewer than 100");
            for (OutputFormat format : OutputFormat.values()) {
                try (OutputStream out = Files.newOutputStream(Path.of("slow-movers." + format))) {
                    format.write(out, rows, "£");
                }
            }
        }
    }

    private static void fill(Shop shop) {
        User alice = shop.write(tx -> tx.users().upsert(new NewUser("Alice", "alice@example.com")));
        Product lamp = shop.write(tx ->
                tx.products().upsert(new NewProduct("Lamp", Money.of(25)).withSku("L").withStock(500)));
        shop.run(tx -> tx.products().upsert(new NewProduct("Vase", Money.of(8)).withSku("V")));
        shop.run(tx -> tx.orders().place(NewOrder.by(alice.id()).item(lamp.id(), 40)));
    }
}
