package io.shopsql.bench.speed;

import io.shopsql.Shop;
import io.shopsql.orders.NewOrder;
import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What rollups cost and gain: reports over a large shop, and orders in a small one, with them on and off. Prints tables: the medians of
 * the rounds, in which both take turns. Fails if an answer differs, or a sum from its orders.
 *
 * <pre>
 * mvn -q -DskipTests -Pbench -pl shop-examples -am package -Dspeed="rollups 2500000 --engine sqlite"
 * </pre>
 */
final class RollupRace {

    private static final int SMALL = 25_000;
    private static final int ORDERS_OF_A_SLICE = 200;

    private final Options options;
    private final int orders;

    private RollupRace(Options options, int orders) {
        this.options = options;
        this.orders = orders;
    }

    /** The arguments: orders of the large shop, of four lines on average; then the options of {@link Options}. */
    static void measure(String[] args) throws Exception {
        Options options = Options.parse(Arrays.copyOfRange(args, 1, args.length));
        Files.createDirectories(options.dir());
        System.out.println(Machine.of(options.dir()).text());
        RollupRace race = new RollupRace(options, Integer.parseInt(args[0]));
        try (Databases databases = new Databases(options)) {
            for (Setting setting : options.settings()) {
                System.out.println(System.lineSeparator() + setting.title());
                race.orders(databases, setting);
                // what is only read does not depend on the durability
                if (setting != Setting.SQLITE_NORMAL) {
                    race.reports(databases, setting);
                }
            }
        }
    }

    private void reports(Databases databases, Setting setting) throws Exception {
        Map<String, Report<?>> reports = new LinkedHashMap<>();
        reports.put("top products", new TopProducts(TimeRange.ALL));
        reports.put("ABC products", new AbcProducts(TimeRange.ALL));
        reports.put("category mix", new CategoryMix(TimeRange.ALL));
        reports.put("revenue by month", new RevenueByPeriod(Bucket.MONTH, TimeRange.ALL));
        reports.put("KPI summary", new KpiSummary(TimeRange.ALL));
        Place place = databases.filled(setting, orders);
        // a shop learns of rollups at its first report
        try (Shop without = place.shop();
                Shop with = place.shop(2, true)) {
            for (Report<?> report : reports.values()) {
                Object unused = without.report(report);
            }
            long start = System.nanoTime();
            with.rollups().on(ZoneOffset.UTC);
            System.out.printf(Locale.ROOT, "switched on in %.1f s%n", (System.nanoTime() - start) / 1e9);
            heading("reports, ms");
            for (Map.Entry<String, Report<?>> report : reports.entrySet()) {
                Object right = without.report(report.getValue());
                if (!right.equals(with.report(report.getValue()))) {
                    throw new IllegalStateException(report.getKey() + " differs");
                }
                compare(report.getKey(), side -> millis(side ? with : without, report.getValue()));
            }
            with.rollups().off();
        }
    }

    private static double millis(Shop shop, Report<?> report) {
        long start = System.nanoTime();
        Object unused = shop.report(report);
        return (System.nanoTime() - start) / 1e6;
    }

    private void orders(Databases databases, Setting setting) throws Exception {
        // of one more order: a database of its own
        try (Shop without = databases.filled(setting, SMALL).shop();
                Shop with = databases.filled(setting, SMALL + 1).shop(2, true)) {
            with.rollups().on(ZoneOffset.UTC);
            Writer off = new Writer(without);
            Writer on = new Writer(with);
            for (int i = 0; i < 5; i++) {
                off.slice();
                on.slice();
            }
            heading("orders of 5 lines, µs");
            compare("placing, wall", side -> (side ? on : off).slice().placingWall());
            compare("completing, wall", side -> (side ? on : off).slice().completingWall());
            // the CPU of a server is not counted
            if (setting.engine() == Engine.SQLITE) {
                compare("placing, CPU", side -> (side ? on : off).slice().placingCpu());
                compare("completing, CPU", side -> (side ? on : off).slice().completingCpu());
            }
            if (!with.rollups().wrong().isEmpty()) {
                throw new IllegalStateException("the sums differ from the orders");
            }
            with.rollups().off();
        }
    }

    private static void heading(String title) {
        System.out.printf(Locale.ROOT, "%-28s %10s %10s %8s %s%n", title, "off", "on", "on/off", "(least, most)");
    }

    private interface Measured {
        double take(boolean withRollups);
    }

    private void compare(String name, Measured measured) {
        int rounds = options.pace().rounds();
        double[] off = new double[rounds];
        double[] on = new double[rounds];
        double[] ratios = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            boolean first = i % 2 == 0;
            double one = measured.take(first);
            double other = measured.take(!first);
            on[i] = first ? one : other;
            off[i] = first ? other : one;
            ratios[i] = on[i] / off[i];
        }
        Arrays.sort(off);
        Arrays.sort(on);
        Arrays.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%-28s %10.1f %10.1f %8.4f (%.4f, %.4f)%n",
                name,
                off[rounds / 2],
                on[rounds / 2],
                ratios[rounds / 2],
                ratios[0],
                ratios[rounds - 1]);
    }

    /** What a slice of orders took, each in µs. */
    private record Slice(double placingWall, double placingCpu, double completingWall, double completingCpu) {}

    /** Places and completes orders in a shop. */
    private static final class Writer {
        private final Shop shop;
        private final SplittableRandom random = new SplittableRandom(7);

        private Writer(Shop shop) {
            this.shop = shop;
        }

        private Slice slice() {
            List<NewOrder> orders = new ArrayList<>();
            for (int i = 0; i < ORDERS_OF_A_SLICE; i++) {
                orders.add(order());
            }
            List<OrderId> placed = new ArrayList<>();
            long cpu = cpu();
            long start = System.nanoTime();
            for (NewOrder order : orders) {
                placed.add(shop.write(tx -> tx.orders().place(order)).id());
            }
            long between = System.nanoTime();
            long cpuBetween = cpu();
            for (OrderId id : placed) {
                shop.run(tx -> tx.orders().complete(id));
            }
            return new Slice(
                    each(between - start),
                    each(cpuBetween - cpu),
                    each(System.nanoTime() - between),
                    each(cpu() - cpuBetween));
        }

        private static double each(long nanos) {
            return nanos / 1e3 / ORDERS_OF_A_SLICE;
        }

        private static long cpu() {
            return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        }

        private NewOrder order() {
            NewOrder order =
                    NewOrder.by(new UserId(1 + random.nextInt(Filler.USERS))).withStatus(OrderStatus.PENDING);
            int first = random.nextInt(1, Filler.PRODUCTS - 500);
            for (int i = 0; i < 5; i++) {
                order = order.item(new ProductId(first + 97L * i), 1 + random.nextInt(9));
            }
            return order;
        }
    }
}
