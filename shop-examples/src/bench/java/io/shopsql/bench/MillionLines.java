package io.shopsql.bench;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Fills a shop with a million order lines, always the same: 260,000 orders in 2024 and 2025, with growing frequency, by 20,000
 * users of whom few buy much, of 5,000 products in 20 categories.
 *
 * <pre>
 * java -cp shop.jar:target/classes io.shopsql.bench.MillionLines jdbc:sqlite:bench.db
 * </pre>
 */
public final class MillionLines {

    static final Instant FROM = Instant.parse("2024-01-01T00:00:00Z");
    static final Instant TO = Instant.parse("2026-01-01T00:00:00Z");

    private static final int USERS = 20_000;
    private static final int PRODUCTS = 5_000;
    private static final int LINES = 1_000_000;
    private static final int ORDERS = 261_000;
    private static final int ORDERS_AT_ONCE = 5_000;

    /** One entry per percent of the orders; the rest stays completed. */
    private static final String[] STATUSES = {
        "pending", "processing", "cancelled", "cancelled", "cancelled", "refunded", "refunded"
    };

    private final SplittableRandom random = new SplittableRandom(20261125);
    private final Shop shop;

    private MillionLines(Shop shop) {
        this.shop = shop;
    }

    /** Fills the empty database at the URL in the first argument. */
    public static void main(String[] args) throws SQLException {
        long begun = System.nanoTime();
        try (Shop shop = Shop.open(ShopConfig.of(args[0]))) {
            new MillionLines(shop).fill();
        }
        try (Connection connection = DriverManager.getConnection(args[0]);
                Statement statement = connection.createStatement()) {
            for (int i = 0; i < STATUSES.length; i++) {
                statement.execute("update orders set status = '" + STATUSES[i] + "' where id % 100 = " + i);
            }
            // maintenance that autovacuum or an administrator does
            statement.execute("vacuum");
            statement.execute("analyze");
        }
        System.out.println(LINES + " lines in " + (System.nanoTime() - begun) / 1_000_000_000 + " s");
    }

    private void fill() {
        List<UserId> users = shop
                .write(tx -> tx.users()
                        .insertAll(IntStream.range(0, USERS)
                                .mapToObj(MillionLines::user)
                                .toList()))
                .stream()
                .map(User::id)
                .toList();
        List<Product> products = shop.write(tx -> tx.products()
                .insertAll(IntStream.range(0, PRODUCTS).mapToObj(this::product).toList()));
        int lines = LINES;
        int orders = 0;
        while (lines > 0) {
            List<PastOrder> batch = new ArrayList<>();
            while (batch.size() < ORDERS_AT_ONCE && lines > 0) {
                PastOrder order = order(orders++, Math.min(lines, size()), users, products);
                lines -= order.items().size();
                batch.add(order);
            }
            shop.run(tx -> tx.orders().recordAll(batch));
        }
        System.out.println(orders + " orders");
    }

    private static NewUser user(int i) {
        NewUser user = new NewUser("Customer " + i % 17_000, "customer" + i + "@example.com");
        user = i % 50 == 7 ? user : user.withCode("C" + (10_000 + i * 7 % USERS));
        return i % 25 == 3 ? user.withActive(false) : user;
    }

    private NewProduct product(int i) {
        return new NewProduct(
                i % 40 == 9 ? null : "P" + (10_000 + i * 7 % PRODUCTS),
                "Product " + i % 4_500,
                price(),
                category(i % 20),
                Attributes.NONE,
                i % 30 != 11,
                i % 6 == 5 ? 0L : random.nextInt(2_000));
    }

    private static @Nullable String category(int i) {
        return switch (i) {
            case 0 -> null;
            case 1 -> "";
            default -> "Category " + (char) ('A' + i);
        };
    }

    private Money price() {
        return random.nextInt(10) == 0
                ? new Money(random.nextInt(1, 50_000))
                : new Money(100L * random.nextInt(50, 9_000));
    }

    private int size() {
        // 4 on average, many of one line and few of many
        int most = random.nextInt(10) == 0 ? 22 : 5;
        return 1 + random.nextInt(most);
    }

    private PastOrder order(int i, int lines, List<UserId> users, List<Product> products) {
        List<PastOrder.Item> items = new ArrayList<>();
        Product product = products.get(skewed(PRODUCTS - 100, 2));
        for (int line = 0; line < lines; line++) {
            // sometimes repeat the previous line's product
            product = random.nextInt(50) == 0 ? product : products.get(skewed(PRODUCTS - 100, 2));
            items.add(new PastOrder.Item(product.id(), 1 + skewed(30, 3), sold(product)));
        }
        // with shrinking distances, so that sales grow; sometimes two orders in the same second
        double part = StrictMath.pow((i + random.nextDouble() * 3) / (ORDERS + 3.0), 0.7);
        Instant placed = FROM.plus(
                Duration.ofSeconds((long) (Math.min(part, 0.999999) * (TO.getEpochSecond() - FROM.getEpochSecond()))));
        return new PastOrder("bench:" + i, users.get(skewed(USERS - 500, 2)), placed, items);
    }

    private Money sold(Product product) {
        return random.nextInt(8) == 0 ? new Money(product.price().tenThousandths() * 9 / 10) : product.price();
    }

    /** A random number below the bound, skewed towards low numbers by the power; every number can occur. */
    private int skewed(int bound, int power) {
        return (int) (StrictMath.pow(random.nextDouble(), power) * bound);
    }
}
