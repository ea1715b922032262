package io.shopsql.examples;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.count;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import io.shopsql.users.UserPatch;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Records;

/** Users as records: reads return immutable values, writes name what they change. */
public final class ObjectStyle {

    /** A row of a custom query: a user and the number of their orders. */
    record OrderCount(String name, int orders) {}

    private ObjectStyle() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:object-style.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) {
            shop.run(tx ->
                    forgetUsers(tx, "alice@example.com", "bob@example.com", "carlos@example.com", "diana@example.com"));

            User alice = shop.write(tx -> {
                User made = tx.users().insert(new NewUser("Alice", "alice@example.com").withAge(30));
                out.println("Created: " + made.name() + ", " + made.email() + ", " + made.age());
                out.println("Has its key before the commit: " + (made.id().value() > 0));
                return made;
            });
            List<User> more = shop.write(tx -> tx.users()
                    .insertAll(List.of(
                            new NewUser("Bob", "bob@example.com").withAge(25),
                            new NewUser("Carlos", "carlos@example.com")
                                    .withAge(35)
                                    .withActive(false),
                            new NewUser("Diana", "diana@example.com").withAge(28))));
            out.println("Added: " + names(more));

            shop.run(tx -> questions(tx, alice, out));
            shop.run(tx -> order(tx, alice, more.get(0)));
            out.println("Orders of each: " + shop.report(ObjectStyle::orderCounts));

            shop.run(tx -> tx.users()
                    .update(alice.id(), UserPatch.NOTHING.name("Alice Smith").age(31)));
            User updated = shop.read(tx -> tx.users().get(alice.id()));
            out.println("Updated: " + updated.name() + ", " + updated.age() + ", still " + updated.email());

            int orders = shop.write(tx -> {
                int deleted = tx.orders().deletePlacedBy(alice.id());
                tx.users().delete(alice.id());
                return deleted;
            });
            out.println("Deleted Alice and " + orders + " orders");
            out.println("Found: " + shop.read(tx -> tx.users().find(alice.id())).isPresent());
        }
    }

    private static void questions(Tx tx, User alice, PrintWriter out) {
        out.println("By key: " + tx.users().get(alice.id()).name());
        out.println("Active: " + names(tx.users().where(USERS.ACTIVE.isTrue()).list()));
        out.println("Below 30: " + names(tx.users().where(USERS.AGE.lt(30)).list()));
        out.println("First by e-mail: "
                + tx.users().findByEmail("bob@example.com").map(User::name).orElse("nobody"));
        out.println("The two oldest: "
                + tx.db()
                        .select(USERS.NAME)
                        .from(USERS)
                        .orderBy(USERS.AGE.desc().nullsLast(), USERS.ID)
                        .limit(2)
                        .fetch(USERS.NAME));
    }

    private static void order(Tx tx, User alice, User bob) {
        Product pen = tx.products().upsert(new NewProduct("Pen", Money.of("2.50")).withSku("OBJECT-PEN"));
        tx.products().setStock(pen.id(), 100);
        tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 1));
        tx.orders().place(NewOrder.by(alice.id()).item(pen.id(), 2));
        tx.orders().place(NewOrder.by(bob.id()).item(pen.id(), 3));
    }

    /** One statement for all users, not one per user. */
    static List<OrderCount> orderCounts(DSLContext db) {
        return db.select(USERS.NAME, count(ORDERS.ID))
                .from(USERS)
                .leftJoin(ORDERS)
                .on(ORDERS.USER_ID.eq(USERS.ID))
                .groupBy(USERS.ID, USERS.NAME)
                .orderBy(USERS.NAME, USERS.ID)
                .fetch(Records.mapping(OrderCount::new));
    }

    private static String names(List<User> users) {
        return users.stream().map(User::name).collect(Collectors.joining(", "));
    }

    /** Deletes the users with these addresses and their orders, left by an earlier run; nothing else. */
    private static void forgetUsers(Tx tx, String... emails) {
        tx.users().where(USERS.EMAIL.in(emails)).list().forEach(user -> {
            tx.orders().deletePlacedBy(user.id());
            tx.users().delete(user.id());
        });
    }
}
