package io.shopsql.bench;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * Measures the numbers in docs/sqlite-or-postgres.md, on an empty database at the given URL.
 *
 * <pre>
 * java -cp shop.jar:target/classes io.shopsql.bench.EngineComparison jdbc:sqlite:bench.db
 * </pre>
 */
public final class EngineComparison {

    private static final int PRODUCTS = 100_000;
    private static final int LOOKUPS = 20_000;
    private static final int SECONDS = 5;

    private EngineComparison() {}

    public static void main(String[] args) throws Exception {
        ShopConfig config = ShopConfig.of(args[0]).connections(2, 40);
        print("open an empty database and migrate it, ms", millis(() -> Shop.open(config)));
        print("open it again, ms", median(9, () -> Shop.open(config)));
        try (Shop shop = Shop.open(config)) {
            List<User> users = shop.write(tx -> tx.users()
                    .insertAll(IntStream.range(0, 1000)
                            .mapToObj(i -> new NewUser("User " + i, "user" + i + "@example.com"))
                            .toList()));
            print("insert " + PRODUCTS + " products with attributes, ms", millis(() -> products(shop)));
            List<ProductId> products = shop.read(tx -> tx.products().all().list()).stream()
                    .map(Product::id)
                    .toList();
            lookUp(shop, products, 2_000);
            print("find a product by key, µs", lookUp(shop, products, LOOKUPS));
            print(
                    "products with one attribute (100 of them), ms",
                    median(
                            31,
                            () -> shop.read(tx ->
                                    tx.products().withAttribute("batch", "b7").list())));
            print(
                    "search three words, ms",
                    median(31, () -> shop.read(tx -> tx.products().search("red wooden lamp"))));
            List<UserId> ids = users.stream().map(User::id).toList();
            for (int threads : new int[] {1, 8, 32}) {
                orders(shop, ids, products, threads, 2);
                print("orders a second, " + threads + " threads", orders(shop, ids, products, threads, SECONDS));
            }
            print(
                    "sales by customer over these orders, ms",
                    median(9, () -> shop.report(new SalesByCustomer(TimeRange.ALL))));
        }
    }

    private static int products(Shop shop) {
        String[] colours = {"red", "blue", "green", "white"};
        String[] stuff = {"wooden", "glass", "paper", "tin", "cotton"};
        String[] things = {"lamp", "box", "bag", "heart", "clock", "mug", "sign"};
        return shop.write(tx -> tx.products()
                        .insertAll(IntStream.range(0, PRODUCTS)
                                .mapToObj(i -> new NewProduct(
                                                colours[i % 4] + " " + stuff[i % 5] + " " + things[i % 7] + " " + i,
                                                Money.of(1 + i % 90))
                                        .withStock(1_000_000)
                                        .withAttributes(Attributes.of("colour", colours[i % 4])
                                                .with("batch", "b" + i % 1000)))
                                .toList()))
                .size();
    }

    private static double lookUp(Shop shop, List<ProductId> products, int times) {
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            ProductId id = products.get(ThreadLocalRandom.current().nextInt(products.size()));
            shop.read(tx -> tx.products().get(id));
        }
        return (System.nanoTime() - start) / 1e3 / times;
    }

    private static double orders(Shop shop, List<UserId> users, List<ProductId> products, int threads, int seconds)
            throws Exception {
        ExecutorService buyers = Executors.newFixedThreadPool(threads);
        try {
            long end = System.nanoTime() + seconds * 1_000_000_000L;
            Callable<Integer> buy = () -> {
                ThreadLocalRandom random = ThreadLocalRandom.current();
                int placed = 0;
                while (System.nanoTime() < end) {
                    NewOrder order = NewOrder.by(users.get(random.nextInt(users.size())));
                    for (int line = 0; line < 3; line++) {
                        order = order.item(products.get(random.nextInt(products.size())), 1 + random.nextInt(3));
                    }
                    NewOrder request = order;
                    shop.run(tx ->
                            tx.orders().complete(tx.orders().place(request).id()));
                    placed++;
                }
                return placed;
            };
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                all.add(buy);
            }
            int placed = 0;
            for (Future<Integer> buyer : buyers.invokeAll(all)) {
                placed += buyer.get();
            }
            return (double) placed / seconds;
        } finally {
            buyers.shutdownNow();
        }
    }

    private static double millis(Callable<?> work) throws Exception {
        long start = System.nanoTime();
        Object result = work.call();
        double millis = (System.nanoTime() - start) / 1e6;
        if (result instanceof AutoCloseable open) {
            open.close();
        }
        return millis;
    }

    private static double median(int times, Callable<?> work) throws Exception {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            millis[i] = millis(work);
        }
        Arrays.sort(millis);
        return millis[times / 2];
    }

    private static void print(String what, double value) {
        System.out.printf("%-55s %,10.1f%n", what, value);
    }
}
