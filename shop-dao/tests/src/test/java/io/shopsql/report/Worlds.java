package io.shopsql.report;

import io.shopsql.orders.NewOrder;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.World.Customer;
import io.shopsql.report.World.Good;
import io.shopsql.report.World.Line;
import io.shopsql.report.World.Sale;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** Fills a shop at random, with ties, missing codes, and names whose order by bytes differs from other orders. */
final class Worlds {

    private static final String[] NAMES = {"bob", "Bob", "Ilse", "ırmak", "Zoë", "～", "😀", "Twin", "Twin", "Anna"};
    private static final String[] SKUS = {"B", "a", "é", null, null, "A", null, "😀", "～", "zz", null, "10", "9"};
    private static final String[] CATEGORIES = {"tea", null, "Tea", "", "toys", null, "～", "tea", "(none)", "😀"};
    private static final String[] PRICES = {"0.001", "2.50", "2.50", "29.99", "999.99", "0"};
    private static final List<OrderStatus> STATUSES = List.of(OrderStatus.values());

    private final TestShop shop;
    private final MovableClock clock;
    private final Random random;

    private Worlds(TestShop shop, MovableClock clock, Random random) {
        this.shop = shop;
        this.clock = clock;
        this.random = random;
    }

    /** One of its own for each run, unless {@code shop.test.seed} repeats one; the same for both engines. */
    static final long SEED = Long.getLong("shop.test.seed", System.nanoTime());

    static World fill(TestShop shop, MovableClock clock, Scene scene) {
        String origin = scene + ", -Dshop.test.seed=" + SEED;
        System.out.println("generated shop: " + origin);
        return new Worlds(shop, clock, new Random(SEED + scene.orders)).fill(scene, origin);
    }

    private World fill(Scene scene, String origin) {
        List<Customer> customers = customers();
        List<Good> goods = goods();
        List<Sale> orders = new ArrayList<>();
        for (int i = 0; i < scene.orders; i++) {
            UserId user = customers.get(random.nextInt(customers.size() - 6)).id();
            Sale order = order(user, scene.time(random), goods.subList(0, goods.size() - 7));
            orders.add(order);
        }
        if (scene.orders > 1) {
            orders.addAll(ties(customers, goods, scene.time(random)));
        }
        List<Sale> history = orders.stream().filter(o -> !o.fromStock()).toList();
        List<Sale> placed = orders.stream().filter(Sale::fromStock).toList();
        record(history);
        placed.forEach(this::place);
        customers.stream()
                .filter(c -> !c.active())
                .forEach(c -> shop.run(tx -> tx.users().deactivate(c.id())));
        return new World(
                origin,
                customers,
                goods,
                Stream.concat(history.stream(), placed.stream()).toList());
    }

    private List<Customer> customers() {
        List<NewUser> users = new ArrayList<>();
        for (int i = 0; i < NAMES.length; i++) {
            NewUser user = new NewUser(NAMES[i], i + "@example.com");
            users.add(i % 3 == 0 ? user : user.withCode("C" + random.nextInt(1000) + "-" + i));
        }
        // one of the first buyers, and one of those who tie
        Set<String> left = Set.of("1@example.com", "8@example.com");
        return shop.write(tx -> tx.users().insertAll(users)).stream()
                .map(u -> new Customer(u.id(), u.code(), u.name(), !left.contains(u.email())))
                .toList();
    }

    private List<Good> goods() {
        List<NewProduct> products = new ArrayList<>();
        for (int i = 0; i < SKUS.length; i++) {
            String name = NAMES[random.nextInt(NAMES.length)];
            NewProduct product = new NewProduct(name, Money.of(PRICES[i % PRICES.length]));
            // of some, nobody has told the stock
            product = i % 6 == 5 ? product : product.withStock(i % 4 * 1000L);
            String sku = SKUS[i];
            product = sku == null ? product : product.withSku(sku);
            String category = CATEGORIES[i % CATEGORIES.length];
            products.add(category == null ? product : product.withCategory(category));
        }
        List<Product> inserted = shop.write(tx -> tx.products().insertAll(products));
        shop.run(tx -> tx.products().retire(inserted.get(inserted.size() - 1).id()));
        List<Good> goods = new ArrayList<>();
        for (int i = 0; i < inserted.size(); i++) {
            Product p = inserted.get(i);
            goods.add(new Good(
                    p.id(),
                    p.sku(),
                    p.name(),
                    products.get(i).category(),
                    p.price().toBigDecimal(),
                    products.get(i).stock(),
                    i < inserted.size() - 1));
        }
        return goods;
    }

    private Sale order(UserId user, Instant time, List<Good> goods) {
        boolean fromStock = random.nextInt(3) == 0;
        List<Good> offered =
                fromStock ? goods.stream().filter(Worlds::isOffered).toList() : goods;
        List<Line> lines = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            // few goods: the same one stands on several lines now and then
            Good good = offered.get(random.nextInt(offered.size()));
            BigDecimal price = fromStock ? good.price() : new BigDecimal(PRICES[random.nextInt(PRICES.length)]);
            lines.add(new Line(good.id(), 1 + random.nextInt(3), price));
        }
        OrderStatus status = fromStock ? anyStatus() : OrderStatus.COMPLETED;
        return new Sale(user, status, time, fromStock, lines);
    }

    private static boolean isOffered(Good good) {
        return good.stock() == null || good.stock() > 0;
    }

    private OrderStatus anyStatus() {
        return STATUSES.get(random.nextInt(STATUSES.size()));
    }

    /** The last five customers spend the same, and four goods sell the same; a sixth customer buys nothing. */
    private static List<Sale> ties(List<Customer> customers, List<Good> goods, Instant time) {
        int n = goods.size();
        List<Line> lines = goods.subList(n - 7, n - 3).stream()
                .map(g -> new Line(g.id(), 2, new BigDecimal("12.3456")))
                .toList();
        return customers.subList(customers.size() - 5, customers.size()).stream()
                .map(c -> new Sale(c.id(), OrderStatus.COMPLETED, time, false, lines))
                .toList();
    }

    private void record(List<Sale> history) {
        List<PastOrder> orders = new ArrayList<>();
        for (Sale sale : history) {
            List<PastOrder.Item> items = sale.lines().stream()
                    .map(l -> new PastOrder.Item(l.product(), l.quantity(), Money.of(l.price())))
                    .toList();
            orders.add(new PastOrder("order " + orders.size(), sale.user(), sale.time(), items));
        }
        shop.run(tx -> tx.orders().recordAll(orders));
    }

    private void place(Sale sale) {
        clock.put(sale.time());
        NewOrder order = NewOrder.by(sale.user());
        for (Line line : sale.lines()) {
            order = order.item(line.product(), line.quantity());
        }
        NewOrder complete = order;
        shop.run(tx -> {
            OrderId id = tx.orders().place(complete).id();
            for (OrderStatus step : way(sale.status())) {
                switch (step) {
                    case PROCESSING -> tx.orders().process(id);
                    case COMPLETED -> tx.orders().complete(id);
                    case CANCELLED -> tx.orders().cancel(id);
                    case REFUNDED -> tx.orders().refund(id);
                    case PENDING -> throw new AssertionError("an order begins there");
                }
            }
        });
    }

    private static List<OrderStatus> way(OrderStatus to) {
        return switch (to) {
            case PENDING -> List.of();
            case PROCESSING, COMPLETED, CANCELLED -> List.of(to);
            case REFUNDED -> List.of(OrderStatus.COMPLETED, OrderStatus.REFUNDED);
        };
    }
}
