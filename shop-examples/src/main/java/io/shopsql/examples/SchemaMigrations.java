package io.shopsql.examples;

import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.ShopException;
import io.shopsql.schema.Migrations;
import io.shopsql.schema.diff.SchemaDiff;
import io.shopsql.users.NewUser;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jooq.Allow;

/**
 * Adds an application's own column to a shop table. Its changelog includes the shop's and adds {@code users.phone}; a second
 * version of the application adds another column. A run ends with the shop's schema only.
 */
@Allow.PlainSQL // jOOQ's statements about the schema are refused: it is the changelog's
public final class SchemaMigrations {

    private static final String VERSION_1 = "io/shopsql/examples/changelog/version-1.xml";
    private static final String VERSION_2 = "io/shopsql/examples/changelog/version-2.xml";
    private static final String INDEX = "ix_users_name_by_hand";

    private SchemaMigrations() {}

    public static void main(String[] args) {
        String url = args.length == 0 ? "jdbc:sqlite:schema-migrations.db" : args[0];
        run(ShopConfig.of(url), new PrintWriter(System.out, true, StandardCharsets.UTF_8));
    }

    static void run(ShopConfig config, PrintWriter out) {
        Migrations version1 = Shop.migrations(config.changelog(VERSION_1));
        Migrations version2 = Shop.migrations(config.changelog(VERSION_2));
        resetToShopSchema(config, version2);

        out.println("── Pending ──");
        status(version1, out);
        out.println("It would run:");
        statements(version1.sql(), out);
        status(version1, out);

        out.println("── Up ──");
        try (Shop shop = Shop.open(config.changelog(VERSION_1))) { // migrates to the head, as version1.apply() would
            shop.run(tx -> tx.db()
                    .update(USERS)
                    .set(field(name("phone"), String.class), "555-1234")
                    .where(USERS.EMAIL.eq("alice@example.com"))
                    .execute());
        }
        status(version1, out);
        List<Migrations.Applied> history = version1.history();
        Migrations.Applied last = history.get(history.size() - 1);
        out.println("Last in its history: " + last.changeset() + " by " + last.author());

        out.println("── Difference ──");
        difference(config, version1, out);

        out.println("── A newer version ──");
        version2.apply();
        out.println(refusal(version1::apply));
        out.println(refusal(() -> Shop.open(config.changelog(VERSION_1)).close()));

        out.println("── Down ──");
        version2.rollback(1);
        out.println("One step back would run:");
        statements(version1.rollbackSql(1), out);
        version1.rollback(1);
        status(version1, out);
        try (Shop shop = Shop.open(config)) {
            out.println("Alice is still there: "
                    + shop.read(tx -> tx.users().findByEmail("alice@example.com"))
                            .isPresent());
        }
    }

    /** The start of each run: one user, no phone column. */
    private static void resetToShopSchema(ShopConfig config, Migrations newest) {
        Shop.open(config).close();
        newest.status().applied().stream()
                .filter(changeset -> changeset.startsWith("io/shopsql/examples/"))
                .forEach(changeset -> newest.rollback(1));
        try (Shop shop = Shop.open(config)) {
            shop.run(tx -> {
                tx.db().execute("drop index if exists " + INDEX);
                tx.users().upsert(new NewUser("Alice", "alice@example.com"));
            });
        }
    }

    private static void status(Migrations migrations, PrintWriter out) {
        Migrations.Status status = migrations.status();
        out.println("Current: " + status.current() + ", pending: " + status.pending());
    }

    /** Detects an index that was created by hand, and drafts the changeset for it. */
    private static void difference(ShopConfig config, Migrations migrations, PrintWriter out) {
        out.println("Matches the changelog: " + migrations.diff().isEmpty());
        try (Shop shop = Shop.open(config)) {
            shop.run(tx -> tx.db().execute("create index " + INDEX + " on users(name)"));
            SchemaDiff diff = migrations.diff();
            diff.differences().forEach(difference -> out.println("  " + difference));
            diff.draft().lines().filter(line -> line.contains(INDEX)).forEach(line -> out.println("  " + line.strip()));
            shop.run(tx -> tx.db().execute("drop index " + INDEX));
        }
    }

    /** Prints the statements that change shop tables, without Liquibase's bookkeeping. */
    private static void statements(String script, PrintWriter out) {
        script.lines().filter(line -> line.startsWith("ALTER TABLE")).forEach(line -> out.println("  " + line));
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
