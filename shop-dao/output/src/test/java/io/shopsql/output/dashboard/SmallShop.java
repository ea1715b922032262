package io.shopsql.output.dashboard;

import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Shops to look at. */
final class SmallShop {

    /** The last order is placed now. */
    static final Instant NOW = Instant.parse("2011-03-15T10:00:00Z");

    private static final int USERS = 12;
    private static final int ORDERS = 60;

    private SmallShop() {}

    static TestShop empty(TestDatabase database) {
        return database.emptyShop(config -> config.clock(Clock.fixed(NOW, ZoneOffset.UTC)));
    }

    /** Sixty sales in four months, and one order of each other status. */
    static TestShop filled(TestDatabase database) {
        TestShop shop = empty(database);
        List<User> users = new ArrayList<>();
        for (int i = 0; i < USERS; i++) {
            users.add(aUser(shop, "Customer " + i, i));
        }
        List<Product> products = List.of(
                aProduct(
                        shop,
                        new NewProduct("Lantern", Money.of("2.55")).withSku("A").withCategory("Light"),
                        0),
                aProduct(
                        shop,
                        new NewProduct("Candle", Money.of("0.001")).withSku("B").withCategory("Light"),
                        4),
                aProduct(
                        shop,
                        new NewProduct("Mug", Money.of("12.3456")).withSku("C").withCategory("Kitchen"),
                        30),
                aProduct(shop, new NewProduct("Bowl", Money.of("1234.5")).withCategory("Kitchen"), 5000),
                aProduct(shop, new NewProduct("Card", Money.of("1")).withSku("D"), 700),
                aProduct(shop, new NewProduct("Never sold", Money.of("5")).withSku("E"), 70));
        List<PastOrder> past = new ArrayList<>();
        for (int i = 0; i < ORDERS; i++) {
            Product one = products.get(i % 5);
            Product other = products.get(i * i % 3);
            past.add(new PastOrder(
                    "past-" + i,
                    users.get(i * i % 11 % USERS).id(),
                    NOW.minus(Duration.ofHours(41L * (ORDERS - i))),
                    List.of(
                            new PastOrder.Item(one.id(), 1 + i % 9, one.price()),
                            new PastOrder.Item(other.id(), 1 + i % 4, other.price()))));
        }
        shop.run(tx -> tx.orders().recordAll(past));
        Product mug = products.get(2);
        place(shop, users.get(11), mug);
        Order cancelled = place(shop, users.get(11), mug);
        Order processing = place(shop, users.get(10), mug);
        Order refunded = place(shop, users.get(10), mug);
        shop.run(tx -> {
            tx.orders().cancel(cancelled.id());
            tx.orders().process(processing.id());
            tx.orders().complete(refunded.id());
            tx.orders().refund(refunded.id());
        });
        return shop;
    }

    static User aUser(TestShop shop, String name, int number) {
        NewUser user = new NewUser(name, "user" + number + "@example.com").withCode("C" + (100 + number));
        return shop.write(tx -> tx.users().insert(user));
    }

    static Product aProduct(TestShop shop, NewProduct product, long stock) {
        return shop.write(tx -> tx.products().insert(product.withStock(stock)));
    }

    /** Pending. */
    static Order place(TestShop shop, User user, Product product) {
        return shop.write(tx -> tx.orders().place(NewOrder.by(user.id()).item(product.id(), 3)));
    }

    /** Completed. */
    static void sell(TestShop shop, User user, Product product) {
        Order order = place(shop, user, product);
        shop.run(tx -> tx.orders().complete(order.id()));
    }
}
