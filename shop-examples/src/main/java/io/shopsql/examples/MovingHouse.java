package io.shopsql.examples;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.copy.Copied;
import io.shopsql.copy.ShopCopy;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductDao;
import io.shopsql.products.ProductSearch;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Features that work the same on both engines (attributes, full-text search), and a copy from one engine to the other.
 *
 * <pre>
 * MovingHouse                               from one SQLite file to another
 * MovingHouse jdbc:sqlite:moving-house.db jdbc:postgresql://localhost/shop?user=me
 * </pre>
 */
public final class MovingHouse {

    private static final String COPY = "jdbc:sqlite:moving-house-copy.db";
    private static final String[] EMAILS = {"alice@example.com", "bob@example.com"};
    private static final String[] SKUS = {"MOVE-1", "MOVE-2", "MOVE-3"};

    private MovingHouse() {}

    public static void main(String[] args) {
        String from = args.length < 1 ? "jdbc:sqlite:moving-house.db" : args[0];
        String to = args.length < 2 ? COPY : args[1];
        run(ShopConfig.of(from), ShopConfig.of(to), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        run(config, ShopConfig.of(COPY), out);
    }

    static void run(ShopConfig from, ShopConfig to, PrintWriter out) {
        try (Shop source = Shop.open(from);
                Shop target = Shop.open(to)) {
            source.run(MovingHouse::forget);
            target.run(MovingHouse::forget);
            Order order = source.write(MovingHouse::fill);

            source.run(tx -> questions(tx, out));
            out.println("── Moving ──");
            Copied copied = ShopCopy.from(source).to(target).run(); // fails unless every checksum is equal
            copied.tables().stream()
                    .filter(table -> table.rows() > 0)
                    .forEach(
                            table -> out.println("  " + table.table() + ": " + table.rows() + " rows, checksum equal"));
            check(source, target, order, out);
        }
    }

    private static void forget(Tx tx) {
        forgetUsers(tx, EMAILS);
        forgetProducts(tx, SKUS);
    }

    private static Order fill(Tx tx) {
        Product mug = tx.products()
                .insert(new NewProduct("Red Enamel Mug", Money.of("7.50"))
                        .withSku(SKUS[0])
                        .withCategory("Kitchen")
                        .withStock(40)
                        .withAttributes(Attributes.of("color", "red").with("weight", new BigDecimal("0.35"))));
        tx.products()
                .insert(new NewProduct("Blue Mug", Money.of("5.00"))
                        .withSku(SKUS[1])
                        .withCategory("Kitchen")
                        .withAttributes(Attributes.of("color", "blue").with("fragile", true)));
        tx.products()
                .insert(new NewProduct("Café Kitchen Lamp", Money.of("80.00"))
                        .withSku(SKUS[2])
                        .withAttributes(Attributes.of("color", "red")));
        User alice = tx.users().insert(new NewUser("Alice", EMAILS[0]));
        Order order = tx.orders().place(NewOrder.by(alice.id()).item(mug.id(), 4));
        return tx.orders().complete(order.id());
    }

    private static void questions(Tx tx, PrintWriter out) {
        out.println("── Attributes and words ──");
        out.println("Red: " + names(tx.products().withAttribute("color", "red").list()));
        out.println("Red, and below 10: "
                + names(tx.products()
                        .where(ProductDao.hasAttributes(Attributes.of("color", "red"))
                                .and(PRODUCTS.PRICE.lt(Money.of(10))))
                        .list()));
        out.println("Weight 0.35: "
                + names(tx.products()
                        .where(ProductDao.hasAttributes(Attributes.NONE.with("weight", new BigDecimal("0.350"))))
                        .list()));
        // matches in the name rank above matches in the category
        out.println("Search 'kitchen': " + names(tx.products().search("kitchen")));
        out.println("Search 'mug': " + names(tx.products().search("mug")));
        out.println("Search 'enamel mug': " + names(tx.products().search("enamel mug")));
        out.println("Search 'cafe': " + names(tx.products().search("cafe")));
        out.println(
                "While typing 'kitchen r': " + names(tx.products().search(new ProductSearch("kitchen r").asYouType())));
    }

    private static void check(Shop source, Shop target, Order order, PrintWriter out) {
        out.println("The same order under the same key: "
                + source.read(tx -> tx.orders().getWithItems(order.id()))
                        .equals(target.read(tx -> tx.orders().getWithItems(order.id()))));
        SalesByCustomer sales = new SalesByCustomer(TimeRange.ALL);
        out.println("The same sales: " + source.report(sales).equals(target.report(sales)));
        String red = target.read(
                tx -> names(tx.products().withAttribute("color", "red").list()));
        out.println("Red, in the copy: " + red);
        boolean counting = target.write(tx -> {
            User bob = tx.users().insert(new NewUser("Bob", EMAILS[1]));
            return bob.id().compareTo(order.user()) > 0;
        });
        out.println("New keys continue above the copied ones: " + counting);
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
}
