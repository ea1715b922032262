package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.MigrationFailed;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** The schema of a Postgres database; SQLite has none. */
@Tag("long")
class MigrationsInSchemaTest {

    @AutoClose
    private final TestDatabase.Home home = TestDatabase.POSTGRES.emptyDatabase();

    private final DataSource database = home.dataSource();

    @Test
    void a_schema_is_made_and_holds_every_table() throws SQLException {
        Migrations.of(database).inSchema("Shop-1").apply();
        assertThat(Jdbc.list(
                        database,
                        "select distinct table_schema from information_schema.tables where table_schema not in"
                                + " ('pg_catalog', 'information_schema')"))
                .containsExactly("Shop-1");
        assertThat(Jdbc.list(database, "select tablename from pg_tables where schemaname = 'Shop-1'"))
                .hasSize(16)
                .contains("shop_changelog", "shop_changelog_lease", "shop_changelog_lock", "users");
        assertThat(Jdbc.list(database, "select indexname from pg_indexes where schemaname = 'Shop-1'"))
                .contains("ix_orders_completed_by_user");
        assertThat(Migrations.of(database).inSchema("Shop-1").status().current())
                .isTrue();
        assertThat(Migrations.of(database).status().applied()).isEmpty();
    }

    @Test
    void two_shops_in_one_database_do_not_meet() {
        try (Shop east = Shop.open(home.config().schema("east"));
                Shop west = Shop.open(home.config().schema("west"))) {
            User alice = east.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
            List<Product> products = east.write(tx ->
                    tx.products().insertAll(List.of(new NewProduct("Book", Money.of("29.99")).withStock(10))));
            Order order = east.write(tx -> tx.orders()
                    .place(NewOrder.by(alice.id()).item(products.get(0).id(), 2)));
            assertThat(east.<Order>read(tx -> tx.orders().get(order.id()))).isEqualTo(order);
            assertThat(west.<Long>read(tx -> tx.users().all().count()
                            + tx.products().all().count()
                            + tx.orders().all().count()))
                    .isZero();
            User other = west.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
            assertThat(other.id()).isEqualTo(alice.id());
        }
        Migrations.of(database).inSchema("west").rollback(1000);
        assertThat(Migrations.of(database).inSchema("east").status().current()).isTrue();
    }

    @Test
    void a_user_without_the_right_to_make_schemas_migrates_in_one_that_is_there() throws SQLException {
        try (Clerk clerk = new Clerk()) {
            Jdbc.run(database, "create schema shop authorization clerk");
            Migrations migrations = Migrations.of(clerk.database()).inSchema("shop");
            migrations.apply();
            assertThat(migrations.status().current()).isTrue();
        }
    }

    @Test
    void a_user_who_may_not_look_at_the_changelog_is_told_so() throws SQLException {
        Migrations.of(database).apply();
        try (Clerk clerk = new Clerk()) {
            assertThatExceptionOfType(MigrationFailed.class)
                    .isThrownBy(() -> Migrations.of(clerk.database()).verify())
                    .satisfies(e -> assertThat(e.what())
                            .contains("SQLSTATE 42501", "permission denied for table shop_changelog"));
        }
    }

    @Test
    void a_step_may_take_longer_than_the_socket_time_out() throws Exception {
        Migrations.of(database).apply();
        PGSimpleDataSource impatient = new PGSimpleDataSource();
        impatient.setUrl(((PGSimpleDataSource) database).getUrl());
        impatient.setUser(((PGSimpleDataSource) database).getUser());
        impatient.setPassword(((PGSimpleDataSource) database).getPassword());
        impatient.setSocketTimeout(5);
        try (Connection other = database.getConnection()) {
            other.setAutoCommit(false);
            DatabaseKind.ask(other, "select count(*) from transfers");
            Thread release = new Thread(() -> {
                try {
                    Thread.sleep(7500);
                    other.rollback();
                } catch (InterruptedException | SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            release.start();
            Migrations.of(impatient).rollback(1);
            release.join();
        }
        assertThat(Migrations.of(database).status().pending()).hasSize(1);
    }

    @Test
    void the_connection_goes_back_as_it_came() throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, 30_000);
            String path = DatabaseKind.ask(connection, "show search_path");
            String zone = DatabaseKind.ask(connection, "show timezone");
            Migrations migrations =
                    Migrations.of(Watched.poolOf(connection)).inSchema("shop").poolWithoutAutoCommit(true);
            migrations.apply();
            migrations.rollback(1);
            assertThat(connection.getAutoCommit()).isFalse();
            assertThat(connection.getNetworkTimeout()).isEqualTo(30_000);
            assertThat(DatabaseKind.ask(connection, "show search_path")).isEqualTo(path);
            assertThat(DatabaseKind.ask(connection, "show timezone")).isEqualTo(zone);
            assertThat(DatabaseKind.ask(connection, "select count(owner) from shop.shop_changelog_lease"))
                    .isEqualTo("0");
        }
    }

    @Test
    void sqlite_has_no_schemas() {
        try (TestDatabase.Home sqlite = TestDatabase.SQLITE.emptyDatabase()) {
            Migrations migrations = Migrations.of(sqlite.dataSource()).inSchema("shop");
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(migrations::apply)
                    .satisfies(e -> assertThat(e.what()).isEqualTo("SQLite has no schemas, but schema was shop."));
        }
    }

    /** A user of the server who owns nothing yet. */
    private final class Clerk implements AutoCloseable {

        private Clerk() throws SQLException {
            Jdbc.run(database, "create role clerk login");
        }

        DataSource database() {
            PGSimpleDataSource clerk = new PGSimpleDataSource();
            clerk.setUrl(((PGSimpleDataSource) database).getUrl());
            clerk.setUser("clerk");
            return clerk;
        }

        @Override
        public void close() throws SQLException {
            Jdbc.run(database, "drop owned by clerk", "drop role clerk");
        }
    }
}
