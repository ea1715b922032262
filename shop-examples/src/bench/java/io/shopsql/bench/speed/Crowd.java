package io.shopsql.bench.speed;

import io.shopsql.Shop;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Orders per second of several threads, against hand-written JDBC: on SQLite under one fair lock, on Postgres with a connection
 * for each thread. Prints a table; fails if an order was lost or doubled, or if stock was.
 *
 * <pre>
 * mvn -q -DskipTests -Pbench -pl shop-examples -am package -Dspeed="crowd 8 5000 --engine sqlite"
 * </pre>
 */
final class Crowd {

    private static final long SLICE_NANOS = 500_000_000;
    private static final int SLICES = 3;
    private static final int WARM_UP = 6;

    private final int threads;
    private final int products;
    private final Options options;
    private final ExecutorService workers;
    private final Random shuffle = new Random(5);

    private Crowd(int threads, int products, Options options) {
        this.threads = threads;
        this.products = products;
        this.options = options;
        this.workers = Executors.newFixedThreadPool(threads);
    }

    /** The arguments: threads, products to order from, then the options of {@link Options}. */
    static void measure(String[] args) throws Exception {
        Options options = Options.parse(Arrays.copyOfRange(args, 2, args.length));
        Files.createDirectories(options.dir());
        System.out.println(Machine.of(options.dir()).text());
        Crowd crowd = new Crowd(Integer.parseInt(args[0]), Integer.parseInt(args[1]), options);
        try (Databases databases = new Databases(options)) {
            for (Setting setting : options.settings()) {
                crowd.run(databases, setting);
            }
        } finally {
            crowd.workers.shutdown();
        }
    }

    private void run(Databases databases, Setting setting) throws Exception {
        System.out.printf(
                Locale.ROOT,
                "%n%s, %d threads, orders of 5 of %d products%n%-10s %10s %24s %9s %9s %9s%n",
                setting.title(),
                threads,
                products,
                "contender",
                "orders/s",
                "ratio (least, most)",
                "p50 µs",
                "p99 µs",
                "most µs");
        Map<String, Side> sides = new LinkedHashMap<>();
        sides.put("jdbc", new ByHand(databases.own(setting, "crowd-jdbc"), threads));
        sides.put("shop", new Typed(databases.own(setting, "crowd-shop"), threads, true));
        if (setting.engine() == Engine.SQLITE) {
            sides.put("ungrouped", new Typed(databases.own(setting, "crowd-ungrouped"), threads, false));
        }
        for (int i = 0; i < WARM_UP; i++) {
            for (Side side : sides.values()) {
                slice(side, new Figures());
            }
        }
        Map<String, List<Figures>> rounds = new LinkedHashMap<>();
        for (int round = 0; round < options.pace().rounds(); round++) {
            System.gc();
            sides.keySet()
                    .forEach(name ->
                            rounds.computeIfAbsent(name, n -> new ArrayList<>()).add(new Figures()));
            for (int i = 0; i < SLICES; i++) {
                List<Map.Entry<String, Side>> order = new ArrayList<>(sides.entrySet());
                Collections.shuffle(order, shuffle);
                for (Map.Entry<String, Side> side : order) {
                    List<Figures> own = rounds.getOrDefault(side.getKey(), List.of());
                    slice(side.getValue(), own.get(own.size() - 1));
                }
            }
        }
        List<Figures> baseline = rounds.getOrDefault("jdbc", List.of());
        rounds.forEach((name, own) -> print(name, own, baseline));
        for (Side side : sides.values()) {
            side.close();
        }
    }

    private static void print(String name, List<Figures> rounds, List<Figures> baseline) {
        double[] ratios = new double[rounds.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = rounds.get(i).perSecond() / baseline.get(i).perSecond();
        }
        Arrays.sort(ratios);
        double[] rates =
                rounds.stream().mapToDouble(Figures::perSecond).sorted().toArray();
        Figures all = new Figures();
        rounds.forEach(all::add);
        System.out.printf(
                Locale.ROOT,
                "%-10s %10.0f %8.2f (%.2f, %.2f) %15.0f %9.0f %9.0f%n",
                name,
                rates[rates.length / 2],
                ratios[ratios.length / 2],
                ratios[0],
                ratios[ratios.length - 1],
                all.quantile(0.5),
                all.quantile(0.99),
                all.quantile(1));
    }

    private void slice(Side side, Figures figures) throws Exception {
        long before = side.orders();
        long begun = System.nanoTime();
        List<Callable<Figures>> work = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            Inputs inputs = new Inputs("crowd", 1, shuffle.nextLong());
            work.add(() -> {
                Figures own = new Figures();
                while (System.nanoTime() - begun < SLICE_NANOS) {
                    Basket basket = inputs.basket(products, false);
                    long start = System.nanoTime();
                    side.place(thread, basket);
                    own.took(System.nanoTime() - start);
                }
                return own;
            });
        }
        long placed = 0;
        List<Figures> parts = new ArrayList<>();
        for (Future<Figures> future : workers.invokeAll(work)) {
            parts.add(future.get());
        }
        long nanos = System.nanoTime() - begun;
        for (Figures part : parts) {
            placed += part.count;
            figures.add(part);
        }
        figures.nanos += nanos;
        if (side.orders() - before != placed) {
            throw new IllegalStateException(
                    placed + " orders were acknowledged, " + (side.orders() - before) + " are stored");
        }
        side.checkStock();
    }

    /** A contender. */
    private abstract static class Side implements AutoCloseable {
        private final Link plain;

        private Side(Place place) throws SQLException {
            this.plain = place.writer();
        }

        abstract void place(int thread, Basket basket) throws Exception;

        long orders() throws SQLException {
            return ask("select count(*) from orders");
        }

        /** What was taken from the stock stands in lines. */
        void checkStock() throws SQLException {
            long taken = ask(
                    "select sum(" + Filler.STOCK + " - quantity) from product_stock where quantity <= " + Filler.STOCK);
            long sold = ask("select sum(quantity) from order_items where order_id > " + Filler.FEW_ORDERS);
            if (taken != sold) {
                throw new IllegalStateException(taken + " pieces were taken, " + sold + " sold");
            }
        }

        private long ask(String sql) throws SQLException {
            try (var statement = plain.connection().createStatement();
                    var rows = statement.executeQuery(sql)) {
                rows.next();
                return rows.getLong(1);
            }
        }

        @Override
        public void close() throws SQLException {
            plain.close();
        }
    }

    private static final class ByHand extends Side {
        private final ReentrantLock lock = new ReentrantLock(true);
        private final boolean one;
        private final List<Link> links = new ArrayList<>();
        private final List<JdbcOrders> orders = new ArrayList<>();

        private ByHand(Place place, int threads) throws SQLException {
            super(place);
            one = place.engine() == Engine.SQLITE;
            for (int i = 0; i < (one ? 1 : threads); i++) {
                links.add(place.writer());
                orders.add(new JdbcOrders(links.get(i)));
            }
        }

        @Override
        void place(int thread, Basket basket) throws Exception {
            if (!one) {
                orders.get(thread).place(basket);
                return;
            }
            lock.lock();
            try {
                orders.get(0).place(basket);
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() throws SQLException {
            for (Link link : links) {
                link.close();
            }
            super.close();
        }
    }

    private static final class Typed extends Side {
        private final Shop shop;
        private final ShopOrders orders;

        private Typed(Place place, int threads, boolean groupCommit) throws SQLException {
            super(place);
            shop = place.shop(threads, groupCommit);
            orders = new ShopOrders(shop);
        }

        @Override
        void place(int thread, Basket basket) {
            orders.place(basket);
        }

        @Override
        public void close() throws SQLException {
            shop.close();
            super.close();
        }
    }

    /** What was measured. */
    private static final class Figures {
        private long nanos;
        private int count;
        private long[] latencies = new long[1 << 10];

        void took(long latency) {
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = latency;
        }

        void add(Figures other) {
            for (int i = 0; i < other.count; i++) {
                took(other.latencies[i]);
            }
            nanos += other.nanos;
        }

        double perSecond() {
            return count * 1e9 / nanos;
        }

        double quantile(double part) {
            long[] sorted = Arrays.copyOf(latencies, count);
            Arrays.sort(sorted);
            return sorted[(int) Math.min(count - 1L, (long) (part * count))] / 1e3;
        }
    }
}
