package io.shopsql.examples;

import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.error.ShopException;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A database server and its connection pool. SQLite has no server; there the example shows the pool of readers.
 *
 * <pre>
 * SHOP_PASSWORD=… ServerAndPool localhost 5432 shop me
 * </pre>
 */
public final class ServerAndPool {

    private static final int MOST_CONNECTIONS = 10;

    private static final List<NewProduct> PRODUCTS_TO_SELL = List.of(
            new NewProduct("Laptop", Money.of("999.99")).withSku("POOL-1"),
            new NewProduct("Keyboard", Money.of("49.99")).withSku("POOL-2"),
            new NewProduct("Python Book", Money.of("29.99")).withSku("POOL-3"),
            new NewProduct("Notebook", Money.of("4.99")).withSku("POOL-4"));

    private ServerAndPool() {}

    public static void main(String[] args) {
        run(config(args), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    /** Four values instead of a URL; the password supplier is called for each new connection, and its result is not stored. */
    static ShopConfig config(String... args) {
        if (args.length == 4) {
            return ShopConfig.postgres(
                    args[0],
                    Integer.parseInt(args[1]),
                    args[2],
                    args[3],
                    () -> Objects.requireNonNullElse(System.getenv("SHOP_PASSWORD"), ""));
        }
        return ShopConfig.of(args.length == 0 ? "jdbc:sqlite:server-and-pool.db" : args[0]);
    }

    static void run(ShopConfig config, PrintWriter out) {
        ShopConfig pooled = config.connections(2, MOST_CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(2))
                .clock(Clock.fixed(Instant.parse("2026-11-22T08:30:00Z"), ZoneOffset.UTC));
        try (Shop shop = Shop.open(pooled)) {
            String engine = shop.report(db -> db.family().getName());
            out.println("Engine: " + engine + (engine.equals("SQLite") ? " (jdbc:postgresql://… for a server)" : ""));
            shop.run(tx -> forgetProducts(
                    tx, PRODUCTS_TO_SELL.stream().map(NewProduct::sku).toArray(String[]::new)));
            products(shop, out);
            exhausted(shop, out);
            goesBack(shop, out);
        }
    }

    private static void products(Shop shop, PrintWriter out) {
        List<Product> inserted = shop.write(tx -> tx.products().insertAll(PRODUCTS_TO_SELL));
        out.println("Inserted: " + inserted.size());

        String cheap = shop.report(db -> db
                .select(PRODUCTS.NAME, PRODUCTS.PRICE)
                .from(PRODUCTS)
                .where(PRODUCTS.PRICE.lt(Money.of(100)))
                .orderBy(PRODUCTS.PRICE, PRODUCTS.ID)
                .stream()
                .map(row -> row.value1() + " $" + row.value2())
                .collect(Collectors.joining(", ")));
        out.println("price < 100 by price: " + cheap);

        Instant made = shop.read(tx -> tx.products().get(inserted.get(0).id()).createdAt());
        out.println("Made at: " + made + ", in Zurich " + made.atZone(ZoneId.of("Europe/Zurich")));
    }

    /** Ten threads hold a connection each: the eleventh request times out, with the pool's figures in the error. */
    private static void exhausted(Shop shop, PrintWriter out) {
        CountDownLatch held = new CountDownLatch(MOST_CONNECTIONS);
        CountDownLatch letGo = new CountDownLatch(1);
        ExecutorService others = Executors.newFixedThreadPool(MOST_CONNECTIONS);
        try {
            for (int i = 0; i < MOST_CONNECTIONS; i++) {
                others.execute(() -> shop.read(tx -> {
                    held.countDown();
                    return await(letGo);
                }));
            }
            await(held);
            out.println("The eleventh request: "
                    + refusal(() -> shop.read(tx -> tx.products().all().count())));
        } finally {
            letGo.countDown();
            others.shutdown();
        }
        out.println(
                "After their release: " + shop.read(tx -> tx.products().all().count()) + " products");
    }

    /** A failing callback still returns its connection to the pool. */
    private static void goesBack(Shop shop, PrintWriter out) {
        int failed = 0;
        for (int i = 0; i < 5 * MOST_CONNECTIONS; i++) {
            try {
                shop.read(tx -> {
                    throw new IllegalStateException("it failed");
                });
            } catch (IllegalStateException expected) {
                failed++;
            }
        }
        out.println("After " + failed + " failed calls: "
                + shop.read(tx -> tx.products().all().count()) + " products");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Deletes the products with these stock codes, left by an earlier run; no order refers to them. */
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
