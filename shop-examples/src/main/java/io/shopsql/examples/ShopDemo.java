package io.shopsql.examples;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * A shop from its first user to its first reports. A second run on the same database finds the existing rows and adds none.
 *
 * <pre>
 * ShopDemo                                             a SQLite file, shop-demo.db
 * ShopDemo jdbc:postgresql://localhost/shop?user=me    the same on Postgres
 * </pre>
 */
public final class ShopDemo {

    private ShopDemo() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:shop-demo.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) {
            run(shop, out);
        }
    }

    /** Fills the shop unless it is filled already, and prints its reports. */
    public static void run(Shop shop, PrintWriter out) {
        shop.run(ShopDemo::trade);

        out.println("── Sales Report ──");
        shop.report(new SalesByCustomer(TimeRange.ALL))
                .forEach(row -> out.printf("  %-15s %d orders  $%s spent%n", row.name(), row.orders(), row.spent()));
        out.println();
        out.println("── Current Stock ──");
        shop.report(new CurrentStock())
                .forEach(row -> out.printf("  %-20s $%8s  stock=%d%n", row.name(), row.price(), row.stock()));
        out.flush();
    }

    private static void trade(Tx tx) {
        User alice = user(tx, new NewUser("Alice", "alice@example.com"));
        User bob = user(tx, new NewUser("Bob", "bob@example.com"));
        Product book = product(
                tx,
                new NewProduct("Python Book", Money.of("29.99")).withSku("BOOK").withStock(100));
        Product pen = product(
                tx, new NewProduct("Pen", Money.of("2.50")).withSku("PEN").withStock(500));
        Product laptop = product(
                tx,
                new NewProduct("Laptop", Money.of("999.99")).withSku("LAPTOP").withStock(20));

        sell(tx, NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5).withIdempotencyKey("demo:alice"));
        sell(tx, NewOrder.by(bob.id()).item(laptop.id(), 1).withIdempotencyKey("demo:bob"));
    }

    private static User user(Tx tx, NewUser user) {
        return tx.users()
                .insertIfAbsent(user)
                .or(() -> tx.users().findByEmail(user.email()))
                .orElseThrow();
    }

    private static Product product(Tx tx, NewProduct product) {
        tx.products().insertIfAbsent(product);
        return tx.products().findBySku(String.valueOf(product.sku())).orElseThrow();
    }

    private static void sell(Tx tx, NewOrder request) {
        Order order = tx.orders().place(request); // the idempotency key returns the existing order on a second run
        if (order.status() == OrderStatus.PENDING) {
            tx.orders().complete(order.id());
        }
    }
}
