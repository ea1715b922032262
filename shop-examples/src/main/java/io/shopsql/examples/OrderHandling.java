package io.shopsql.examples;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.error.ShopException;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.orders.OrderItem;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductPatch;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** Products, their stock and orders, step by step; {@link ShopDemo} prints the reports. */
public final class OrderHandling {

    private OrderHandling() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:order-handling.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) {
            shop.run(tx -> {
                forgetUsers(tx, "alice@example.com", "bob@example.com");
                forgetProducts(tx, "H-LAPTOP", "H-BOOK", "H-PEN", "H-FAX");
            });
            User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
            User bob = shop.write(tx -> tx.users().insert(new NewUser("Bob", "bob@example.com").withActive(false)));
            Product laptop = product(shop, new NewProduct("Laptop", Money.of("999.99")).withSku("H-LAPTOP"), 19);
            Product book = product(
                    shop,
                    new NewProduct("Python Book", Money.of("29.99"))
                            .withSku("H-BOOK")
                            .withCategory("books"),
                    100);
            Product pen = product(shop, new NewProduct("Pen", Money.of("2.50")).withSku("H-PEN"), 500);
            product(shop, new NewProduct("Fax", Money.of("80.00")).withSku("H-FAX"), 0);
            shop.run(tx -> catalogue(tx, bob, out));

            Order order = shop.write(tx ->
                    tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5)));
            // an order keeps the price of its day
            shop.run(tx -> tx.products().update(book.id(), ProductPatch.NOTHING.price(Money.of("35.00"))));
            shop.run(tx -> lines(tx, order, out));

            out.println("Refused:");
            refused(shop, out, NewOrder.by(alice.id()).item(book.id(), 1).item(new ProductId(999), 1));
            refused(shop, out, NewOrder.by(alice.id()).item(pen.id(), 5).item(laptop.id(), 99));
            refused(shop, out, NewOrder.by(alice.id()));
            out.println("  " + refusal(() -> shop.run(tx -> tx.orders().complete(new OrderId(777)))));
            out.println("Nothing has changed: "
                    + shop.read(tx -> tx.orders().all().count()) + " order, stock " + stock(shop, laptop, book, pen));

            out.println("Spent by Alice before: $" + shop.read(tx -> tx.orders().totalSpentBy(alice.id())));
            shop.run(tx -> tx.orders().complete(order.id()));
            out.println("Spent by Alice after: $" + shop.read(tx -> tx.orders().totalSpentBy(alice.id())));

            // place and complete in one request; sent twice, it makes one sale
            String receipt = UUID.randomUUID().toString();
            NewOrder sale = NewOrder.by(alice.id())
                    .item(pen.id(), 1)
                    .withStatus(OrderStatus.COMPLETED)
                    .withIdempotencyKey(receipt);
            Order sold = shop.write(tx -> tx.orders().place(sale));
            Order sentAgain = shop.write(tx -> tx.orders().place(sale));
            out.println("Sent twice, sold once: " + sentAgain.equals(sold) + ", "
                    + sold.status().value());
        }
    }

    private static Product product(Shop shop, NewProduct product, long stock) {
        return shop.write(tx -> tx.products().insert(product.withStock(stock)));
    }

    private static void catalogue(Tx tx, User bob, PrintWriter out) {
        out.println("Users: " + tx.users().all().list().stream().map(User::name).toList());
        out.println("Active: "
                + tx.users().all().list().stream()
                        .filter(User::active)
                        .map(User::name)
                        .toList());
        out.println("By key: " + tx.users().get(bob.id()).name());
        out.println("Products: " + names(tx.products().all().list()));
        out.println("In stock: " + names(tx.products().inStock().list()));
        out.println("Books: " + names(tx.products().inCategory("books").list()));
    }

    private static void lines(Tx tx, Order order, PrintWriter out) {
        for (OrderItem line : tx.orders().items(order.id())) {
            out.println("  " + line.quantity() + " × "
                    + tx.products().get(line.product()).name() + " at $" + line.unitPrice() + " = $" + line.subtotal());
        }
        out.println("Total: $" + tx.orders().get(order.id()).total());
    }

    private static void refused(Shop shop, PrintWriter out, NewOrder order) {
        out.println("  " + refusal(() -> shop.run(tx -> tx.orders().place(order))));
    }

    private static List<Long> stock(Shop shop, Product... products) {
        return shop.read(tx -> List.of(products).stream()
                .map(product -> tx.products().get(product.id()).stock())
                .toList());
    }

    private static String names(List<Product> products) {
        return products.stream().map(Product::name).collect(Collectors.joining(", "));
    }

    /** Deletes the users with these addresses and their orders, left by an earlier run; nothing else. */
    private static void forgetUsers(Tx tx, String... emails) {
        tx.users().where(USERS.EMAIL.in(emails)).list().forEach(user -> {
            tx.orders().deletePlacedBy(user.id());
            tx.users().delete(user.id());
        });
    }

    /** Deletes the products with these stock codes, left by an earlier run; their orders are gone by now. */
    private static void forgetProducts(Tx tx, String... skus) {
        tx.products()
                .where(PRODUCTS.SKU.in(skus))
                .list()
                .forEach(product -> tx.products().delete(product.id()));
    }

    /** The error's class and message. */
    private static String refusal(Runnable work) {
        try {
            work.run();
        } catch (ShopException refused) {
            return refused.getClass().getSimpleName() + ": " + refused.what();
        }
        throw new IllegalStateException("expected a refusal");
    }
}
