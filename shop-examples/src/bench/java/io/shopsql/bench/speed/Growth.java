package io.shopsql.bench.speed;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.Shop;
import io.shopsql.Tx;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What an operation costs in a large shop, against a small one of 100,000 lines. Prints a table of wall-clock times: the median of
 * the rounds, in which both take turns.
 *
 * <pre>
 * mvn -q -DskipTests -Pbench -pl shop-examples -am package -Dspeed="growth 2500000 --engine sqlite"
 * </pre>
 */
final class Growth {

    private static final int SMALL = 25_000;
    private static final long SLICE_NANOS = 20_000_000;

    private final Options options;
    private final int large;

    private Growth(Options options, int large) {
        this.options = options;
        this.large = large;
    }

    /** The arguments: orders of the large shop, of four lines on average; then the options of {@link Options}. */
    static void measure(String[] args) throws Exception {
        Options options = Options.parse(Arrays.copyOfRange(args, 1, args.length));
        Files.createDirectories(options.dir());
        System.out.println(Machine.of(options.dir()).text());
        Growth growth = new Growth(options, Integer.parseInt(args[0]));
        try (Databases databases = new Databases(options)) {
            for (Setting setting : options.settings()) {
                growth.run(databases, setting);
            }
        }
    }

    private void run(Databases databases, Setting setting) throws Exception {
        try (Side few = new Side(databases.filled(setting, SMALL), SMALL);
                Side many = new Side(databases.filled(setting, large), large)) {
            System.out.printf(
                    Locale.ROOT,
                    "%n%s%n%-28s %10s %10s %7s%n",
                    setting.title(),
                    "µs",
                    SMALL + " orders",
                    large,
                    "ratio");
            for (String name : few.operations()) {
                compare(name, few, many);
            }
        }
    }

    private void compare(String name, Side few, Side many) {
        double[] small = new double[options.pace().rounds()];
        double[] big = new double[small.length];
        double[] ratios = new double[small.length];
        few.slice(name);
        many.slice(name);
        for (int i = 0; i < small.length; i++) {
            small[i] = few.slice(name);
            big[i] = many.slice(name);
            ratios[i] = big[i] / small[i];
        }
        System.out.printf(Locale.ROOT, "%-28s %10.1f %10.1f %7.2f%n", name, median(small), median(big), median(ratios));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    /** A shop of some size. */
    private static final class Side implements AutoCloseable {
        private final Shop shop;
        private final int orders;
        private final SplittableRandom random = new SplittableRandom(7);
        private final Map<String, Supplier<Object>> operations = new LinkedHashMap<>();
        private final PageRequest deep;
        private final List<OrderId> placed = new ArrayList<>();

        private Side(Place place, int orders) {
            shop = place.shop();
            this.orders = orders;
            deep = deep();
            read("user by key", tx -> tx.users().get(user()));
            read("user by e-mail", tx -> tx.users().findByEmail(Filler.email(user().value())));
            read("product by key", tx -> tx.products().get(product()));
            read("products by words", tx -> tx.products().search("product 12"));
            read("order by key", tx -> tx.orders().get(order()));
            read("order with lines", tx -> tx.orders().getWithItems(order()));
            read("first page of orders", tx -> tx.orders().all().page(PageRequest.first(50)));
            read("deep page of orders", tx -> tx.orders().all().page(deep));
            read(
                    "newest orders",
                    tx -> tx.orders().all().page(PageRequest.first(50).newestFirst()));
            read(
                    "newest orders of a user",
                    tx -> tx.orders()
                            .placedBy(user())
                            .page(PageRequest.first(10).newestFirst()));
            read(
                    "newest pending orders",
                    tx -> tx.orders()
                            .where(ORDERS.STATUS.eq(OrderStatus.PENDING))
                            .page(PageRequest.first(50).newestFirst()));
            write("place", tx -> {
                Order order = tx.orders().place(newOrder());
                placed.add(order.id());
                return order;
            });
            write("complete", tx -> tx.orders().complete(next(tx)));
            write("cancel", tx -> tx.orders().cancel(next(tx)));
            write(
                    "delete an order",
                    tx -> tx.orders().delete(tx.orders().cancel(next(tx)).id()));
        }

        private PageRequest deep() {
            PageRequest request = PageRequest.first(500);
            for (int i = 0; i < 20; i++) {
                PageRequest current = request;
                Page<Order> page = shop.read(tx -> tx.orders().all().page(current));
                request = page.next().orElseThrow();
            }
            return request;
        }

        private void read(String name, Function<Tx, Object> work) {
            operations.put(name, () -> shop.read(work));
        }

        private void write(String name, Function<Tx, Object> work) {
            operations.put(name, () -> shop.write(work));
        }

        Set<String> operations() {
            return operations.keySet();
        }

        /** The time of one operation, in µs. */
        double slice(String name) {
            Supplier<Object> operation = operations.getOrDefault(name, () -> "none");
            int count = 0;
            long start = System.nanoTime();
            while (System.nanoTime() - start < SLICE_NANOS) {
                Object unused = operation.get();
                count++;
            }
            return (System.nanoTime() - start) / 1e3 / count;
        }

        private UserId user() {
            return new UserId(1 + random.nextInt(Filler.USERS));
        }

        private ProductId product() {
            return new ProductId(1 + random.nextInt(Filler.PRODUCTS));
        }

        private OrderId order() {
            return new OrderId(1 + random.nextInt(orders));
        }

        private NewOrder newOrder() {
            NewOrder order = NewOrder.by(user());
            int first = random.nextInt(1, Filler.PRODUCTS - 5_00);
            for (int i = 0; i < 5; i++) {
                order = order.item(new ProductId(first + 97L * i), 1 + random.nextInt(9));
            }
            return order;
        }

        private OrderId next(Tx tx) {
            return placed.isEmpty() ? tx.orders().place(newOrder()).id() : placed.remove(placed.size() - 1);
        }

        @Override
        public void close() {
            shop.close();
        }
    }
}
