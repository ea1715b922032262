package io.shopsql.examples;

import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import java.io.PrintWriter;
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
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * A database on a server, and the pool of connections to it. On SQLite, which has no server, the pool is that of the readers.
 *
 * <pre>
 * SHOP_PASSWORD=… ServerAndPool --host localhost --port 5432 --database shop --user me
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
        ExampleMain.run(new Main(), args);
    }

    /** Five plain values instead of a URL; the password is asked for at each new connection, and kept nowhere. */
    static final class Main extends ExampleMain {

        @Option(names = "--host", paramLabel = "HOST", description = "The Postgres server, instead of --url.")
        private @Nullable String host;

        @Option(names = "--port", paramLabel = "PORT", description = "Its port. Default: 5432.")
        private int port = 5432;

        @Option(names = "--database", paramLabel = "NAME", description = "The database there. Default: shop.")
        private String database = "shop";

        Main() {
            super(Example.SERVER_AND_POOL);
        }

        @Override
        ShopConfig config() {
            if (host == null) {
                return super.config();
            }
            String user = Objects.requireNonNullElse(user(), "postgres");
            return ShopConfig.postgres(host, port, database, user, () -> Objects.requireNonNullElse(password(), ""))
                    .schema("server_and_pool");
        }
    }

    static void run(ShopConfig config, PrintWriter out) {
        ShopConfig pooled = config.connections(2, MOST_CONNECTIONS)
                .connectionTimeout(Duration.ofSeconds(2))
                .clock(Clock.fixed(Instant.parse("2026-11-22T08:30:00Z"), ZoneOffset.UTC));
        try (Shop shop = Shop.open(pooled)) {
            String engine = shop.report(db -> db.family().getName());
            out.println(
                    "Engine: " + engine + (engine.equals("SQLite") ? " (--url jdbc:postgresql://… for a server)" : ""));
            shop.run(tx -> EarlierRun.forgetProducts(
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

    /** Ten others hold a connection each: the eleventh waits for its time-out, and is told the pool's figures. */
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
            out.println("An eleventh: "
                    + Refusal.of(() -> shop.read(tx -> tx.products().count())));
        } finally {
            letGo.countDown();
            others.shutdown();
        }
        out.println("As soon as they let go: " + shop.read(tx -> tx.products().count()) + " products");
    }

    /** Whatever happens in a callback, its connection is back in the pool afterwards. */
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
        out.println("After " + failed + " that failed: "
                + shop.read(tx -> tx.products().count()) + " products");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
