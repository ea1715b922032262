package io.shopsql.examples;

import static io.shopsql.schema.Tables.ACCOUNTS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.table;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.Tx;
import io.shopsql.error.ShopException;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jooq.Cursor;
import org.jooq.DSLContext;
import org.jooq.Record1;
import org.jooq.Record2;
import org.jooq.ResultQuery;

/** A database in a file: no server to install or start. */
public final class EmbeddedDatabase {

    private static final String INJECTION = "Alice'; DROP TABLE users; --";

    private static final List<NewUser> PEOPLE = List.of(
            new NewUser("Alice", "alice@example.com").withAge(30),
            new NewUser("Bob", "bob@example.com").withAge(25),
            new NewUser("Carlos", "carlos@example.com").withAge(35),
            new NewUser("Diana", "diana@example.com").withAge(28));

    private static final NewUser EVE = new NewUser("Eve", "eve@example.com").withAge(22);

    private EmbeddedDatabase() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:embedded-database.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        out.println("── A new file ──");
        newFile(out);
        try (Shop shop = Shop.open(config)) {
            shop.run(EmbeddedDatabase::forget);
            out.println("── Many rows ──");
            manyRows(shop, out);
            out.println("── Reading ──");
            shop.run(tx -> reading(tx.db(), out));
            out.println("── Commit and rollback ──");
            transactions(shop, out);
            out.println("── Violations ──");
            refusals(shop, out);
            shop.run(EmbeddedDatabase::forget);
        }
    }

    private static void forget(Tx tx) {
        PEOPLE.forEach(person -> forgetUsers(tx, person.email()));
        forgetUsers(tx, EVE.email(), "injection@example.com", "ghost@example.com", "first@example.com");
    }

    /** Opening creates the file; opening again changes nothing. */
    private static void newFile(PrintWriter out) {
        try {
            Path folder = Files.createTempDirectory("shop-example");
            Path file = folder.resolve("new.db");
            ShopConfig config = ShopConfig.of("jdbc:sqlite:" + file);
            out.println("Before: " + Files.exists(file));
            try (Shop shop = Shop.open(config)) {
                out.println("After opening: " + Files.exists(file));
                out.println("Journal: " + setting(shop, "journal_mode"));
                out.println("Foreign keys: " + setting(shop, "foreign_keys"));
            }
            int steps = Shop.migrations(config).history().size();
            Shop.open(config).close();
            int stepsAgain = Shop.migrations(config).history().size();
            out.println("Migrated again on reopening: " + (stepsAgain != steps));
            for (String name : List.of("new.db", "new.db-wal", "new.db-shm")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            try (var left = Files.list(folder)) { // the migration's lock file
                for (Path rest : left.toList()) {
                    Files.delete(rest);
                }
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a PRAGMA through SQLite's table-valued pragma functions. */
    private static String setting(Shop shop, String name) {
        return shop.report(db -> db.select(field(name(name), String.class))
                .from(table(name("pragma_" + name)))
                .fetchSingle()
                .value1());
    }

    private static void manyRows(Shop shop, PrintWriter out) {
        List<User> inserted = shop.write(tx -> tx.users().insertAll(PEOPLE));
        out.println("Inserted: " + inserted.size());

        List<NewUser> more = List.of(PEOPLE.get(0), PEOPLE.get(1), EVE);
        List<User> unknown = shop.write(tx -> tx.users().insertAllIfAbsent(more));
        out.println("Of " + more.size() + " rows: " + unknown.size() + " inserted, " + (more.size() - unknown.size())
                + " skipped");

        // a value is a bind variable, never part of the SQL text; db.fetch("select …") does not compile here
        User stored = shop.write(tx -> tx.users().insert(new NewUser(INJECTION, "injection@example.com")));
        String name = shop.read(tx -> tx.users().get(stored.id()).name());
        out.println("Stored as a name: " + name);
        out.println("Users are still there: " + (shop.report(db -> db.fetchCount(USERS)) > 0));
    }

    private static void reading(DSLContext db, PrintWriter out) {
        db.select(USERS.NAME, USERS.AGE)
                .from(USERS)
                .where(USERS.EMAIL.eq("alice@example.com"))
                .forEach(row -> out.println("By name: " + row.get(USERS.NAME) + ", " + row.get("age")));

        try (Cursor<Record2<String, Integer>> cursor = db.select(USERS.NAME, USERS.AGE)
                .from(USERS)
                .where(USERS.AGE.ge(28))
                .orderBy(USERS.NAME, USERS.ID)
                .fetchLazy()) {
            out.println("One: " + String.join(", ", cursor.fetchNext(1).getValues(USERS.NAME)));
            out.println("Next three: " + String.join(", ", cursor.fetchNext(3).getValues(USERS.NAME)));
            List<String> rest = cursor.fetch().getValues(USERS.NAME);
            out.println("The rest: " + (rest.isEmpty() ? "none left" : String.join(", ", rest)));
        }

        ResultQuery<Record1<String>> between = db.select(USERS.NAME)
                .from(USERS)
                .where(USERS.AGE.between(param("youngest", Integer.class), param("oldest", Integer.class)))
                .orderBy(USERS.NAME, USERS.ID);
        out.println("From 25 to 30: "
                + between.bind("youngest", 25).bind("oldest", 30).fetch(USERS.NAME));
        out.println("From 31 to 40: "
                + between.bind("youngest", 31).bind("oldest", 40).fetch(USERS.NAME));
    }

    private static void transactions(Shop shop, PrintWriter out) {
        long before = shop.read(tx -> tx.users().all().count());
        try {
            shop.run(tx -> {
                tx.users().insert(new NewUser("Ghost", "ghost@example.com"));
                throw new IllegalStateException("something else went wrong");
            });
        } catch (IllegalStateException e) {
            out.println(
                    "After the rollback: " + (shop.read(tx -> tx.users().all().count()) - before) + " more users");
        }
        shop.run(tx -> {
            tx.users().insert(new NewUser("First", "first@example.com"));
            // on another connection: readers are not blocked and see committed rows only (on SQLite thanks to WAL)
            long seen = CompletableFuture.supplyAsync(
                            () -> shop.read(reader -> reader.users().all().count()))
                    .join();
            out.println("Another connection sees before the commit: " + (seen - before) + " more users");
        });
        out.println("After the commit: " + (shop.read(tx -> tx.users().all().count()) - before) + " more users");
    }

    private static void refusals(Shop shop, PrintWriter out) {
        out.println("  " + refusal(() -> shop.run(tx -> tx.users().insert(PEOPLE.get(0)))));
        out.println("  "
                + refusal(() -> shop.run(tx ->
                        tx.db().insertInto(USERS, USERS.NAME).values("Nobody").execute())));
        out.println("  "
                + refusal(() -> shop.run(tx -> tx.db()
                        .insertInto(ACCOUNTS, ACCOUNTS.USER_ID, ACCOUNTS.OPENING_BALANCE, ACCOUNTS.BALANCE)
                        .values(new UserId(777), Money.ZERO, Money.ZERO)
                        .execute())));
    }

    /** Deletes the users with these addresses and their orders, left by an earlier run; nothing else. */
    private static void forgetUsers(Tx tx, String... emails) {
        tx.users().where(USERS.EMAIL.in(emails)).list().forEach(user -> {
            tx.orders().deletePlacedBy(user.id());
            tx.users().delete(user.id());
        });
    }

    /** The error's class and message. */
    private static String refusal(Runnable work) {
        try {
            work.run();
        } catch (ShopException refused) {
            return refused.getClass().getSimpleName() + ": " + refused.what();
        }
        throw new IllegalStateException("expected a refusal");
    }
}
