package io.shopsql.examples;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.avg;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.max;
import static org.jooq.impl.DSL.min;
import static org.jooq.impl.DSL.round;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Named;
import org.jooq.Table;

/** SQL statements, checked by the compiler, on the changelog's tables. */
public final class SqlBasics {

    private static final String[] EMAILS = {
        "alice@example.com", "alice.smith@example.com", "bob@example.com", "carlos@example.com", "diana@example.com"
    };

    private SqlBasics() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:sql-basics.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        try (Shop shop = Shop.open(config)) { // creates missing tables
            shop.run(tx -> forgetUsers(tx, EMAILS));
            tables(out);
            out.println("── An empty table ──");
            out.println("Ages: " + shop.report(SqlBasics::ages));
            out.println("── Insert, select, update, delete ──");
            shop.run(tx -> rows(tx.db(), out));
            out.println("── Aggregates and joins ──");
            shop.run(tx -> orders(tx));
            out.println("Ages: " + shop.report(SqlBasics::ages));
            shop.run(tx -> questions(tx.db(), out));
        }
    }

    /** A table's columns, keys and indexes in the generated classes. */
    private static void tables(PrintWriter out) {
        out.println("── Tables ──");
        out.println("Identity: users." + USERS.getIdentity().getField().getName());
        out.println("Not null: " + names(USERS, field -> !field.getDataType().nullable()));
        out.println("Unique: "
                + USERS.getUniqueKeys().stream()
                        .map(key -> key.getFields().get(0).getName())
                        .sorted()
                        .collect(Collectors.joining(", ")));
        out.println("Defaults: " + names(USERS, field -> field.getDataType().defaulted()));
        out.println("Indexes: "
                + ORDERS.getIndexes().stream().map(Named::getName).sorted().collect(Collectors.joining(", ")));
    }

    private static String names(Table<?> table, Predicate<Field<?>> which) {
        return table.fieldStream().filter(which).map(Named::getName).collect(Collectors.joining(", "));
    }

    private static void rows(DSLContext db, PrintWriter out) {
        int inserted = db.insertInto(USERS, USERS.NAME, USERS.EMAIL, USERS.AGE)
                .values("Alice", "alice@example.com", 30)
                .values("Bob", "bob@example.com", 25)
                .values("Carlos", "carlos@example.com", 35)
                .values("Diana", "diana@example.com", 25)
                .values("Alice Smith", "alice.smith@example.com", 40)
                .execute();
        out.println("Inserted: " + inserted);

        db.select(USERS.NAME, USERS.AGE)
                .from(USERS)
                .where(USERS.AGE.ge(30))
                .orderBy(USERS.AGE.desc(), USERS.ID)
                .forEach(row -> out.println("  " + row.value1() + ", " + row.value2()));

        int updated = db.update(USERS)
                .set(USERS.AGE, 32)
                .where(USERS.EMAIL.eq("alice@example.com"))
                .execute();
        out.println("Updated: " + updated);

        int deleted = db.deleteFrom(USERS)
                .where(USERS.EMAIL.eq("alice.smith@example.com"))
                .execute();
        out.println("Deleted: " + deleted);
        out.println("Deleted again: "
                + db.deleteFrom(USERS)
                        .where(USERS.EMAIL.eq("alice.smith@example.com"))
                        .execute());
        out.println("count(*): " + db.fetchCount(USERS));
    }

    /** Over an empty table each aggregate is null, not 0. */
    private static String ages(DSLContext db) {
        return db.select(round(avg(USERS.AGE), 2), min(USERS.AGE), max(USERS.AGE))
                .from(USERS)
                .fetchSingle(row -> row.value2() == null
                        ? "none"
                        : "average " + row.value1() + ", from " + row.value2() + " to " + row.value3());
    }

    /** Creates orders by placing them, since placing computes the total. */
    private static void orders(Tx tx) {
        Product keyboard = tx.products().upsert(new NewProduct("Keyboard", Money.of("49.99")).withSku("SQL-KEYBOARD"));
        tx.products().setStock(keyboard.id(), 10);
        User alice = tx.users().findByEmail("alice@example.com").orElseThrow();
        User bob = tx.users().findByEmail("bob@example.com").orElseThrow();
        tx.orders().place(NewOrder.by(alice.id()).item(keyboard.id(), 3));
        tx.orders().place(NewOrder.by(alice.id()).item(keyboard.id(), 1));
        tx.orders().place(NewOrder.by(bob.id()).item(keyboard.id(), 4));
    }

    private static void questions(DSLContext db, PrintWriter out) {
        out.println("Users by age:");
        db.select(USERS.AGE, count())
                .from(USERS)
                .groupBy(USERS.AGE)
                .orderBy(USERS.AGE)
                .forEach(row -> out.println("  " + row.value1() + ": " + row.value2()));

        out.println("Ages shared by several users:");
        db.select(USERS.AGE, count())
                .from(USERS)
                .groupBy(USERS.AGE)
                .having(count().gt(1))
                .orderBy(USERS.AGE)
                .forEach(row -> out.println("  " + row.value1() + ": " + row.value2()));

        out.println("Orders above 100:");
        db.select(USERS.NAME, ORDERS.TOTAL)
                .from(ORDERS)
                .join(USERS)
                .on(USERS.ID.eq(ORDERS.USER_ID))
                .where(ORDERS.TOTAL.gt(Money.of(100)))
                .orderBy(ORDERS.TOTAL.desc(), ORDERS.ID)
                .forEach(row -> out.println("  " + row.value1() + ": $" + row.value2()));

        out.println("Every user and the number of their orders:");
        db.select(USERS.NAME, count(ORDERS.ID))
                .from(USERS)
                .leftJoin(ORDERS)
                .on(ORDERS.USER_ID.eq(USERS.ID))
                .groupBy(USERS.ID, USERS.NAME)
                .orderBy(USERS.NAME, USERS.ID)
                .forEach(row -> out.println("  " + row.value1() + ": " + row.value2()));
    }

    /** Deletes the users with these addresses and their orders, left by an earlier run; nothing else. */
    private static void forgetUsers(Tx tx, String... emails) {
        tx.users().where(USERS.EMAIL.in(emails)).list().forEach(user -> {
            tx.orders().deletePlacedBy(user.id());
            tx.users().delete(user.id());
        });
    }
}
