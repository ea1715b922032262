package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.MigrationPending;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.users.NewUser;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Wrapper;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Which schema of a Postgres database holds the shop: one answer, wherever the search path or an earlier borrower points. */
@Tag("long")
class OneSchemaTest {

    private static final NewUser ALICE = new NewUser("Alice", "alice@example.com");

    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    @AutoClose
    private final TestDatabase.Home home = TestDatabase.POSTGRES.emptyDatabase();

    private final DataSource database = home.dataSource();

    /** The shop is in public, its last changeset pending; the search path names an empty schema before it. */
    private DataSource withPendingChangeset() throws SQLException {
        Migrations.of(database).apply();
        Migrations.of(database).rollback(1);
        Jdbc.run(database, "create schema tenant_b");
        return inPath("tenant_b,public");
    }

    @Test
    void a_pending_changeset_goes_where_the_shop_is() throws SQLException {
        DataSource tenant = withPendingChangeset();
        assertThat(Migrations.of(tenant).status().pending()).hasSize(1);
        Migrations.of(tenant).apply();
        onlyPublicHoldsTables();
        assertThat(Migrations.of(database).status().current()).isTrue();
    }

    @Test
    void a_shop_of_its_own_is_opened_where_it_is() throws SQLException {
        withPendingChangeset();
        try (Shop shop = Shop.open(ShopConfig.of(home.url() + "&currentSchema=tenant_b,public"))) {
            shop.run(tx -> tx.users().insert(ALICE));
        }
        onlyPublicHoldsTables();
        assertThat(Jdbc.list(database, "select name from public.users")).containsExactly("Alice");
    }

    @Test
    void a_shop_on_a_pool_of_the_application_is_opened_where_it_is() throws SQLException {
        DataSource tenant = withPendingChangeset();
        assertThatExceptionOfType(MigrationPending.class)
                .isThrownBy(() -> Shop.on(tenant, ShopConfig.defaults().migrations(ShopConfig.Migrate.VERIFY)));
        try (Shop shop = Shop.on(tenant)) {
            shop.run(tx -> tx.users().insert(ALICE));
        }
        onlyPublicHoldsTables();
    }

    @Test
    void names_mean_the_tables_of_the_shop_even_if_an_earlier_schema_has_the_same_ones() throws SQLException {
        DataSource tenant = withPendingChangeset();
        Jdbc.run(database, "create table tenant_b.users (like public.users including all)");
        Migrations.of(tenant).apply();
        ShopConfig config = ShopConfig.of(home.url() + "&currentSchema=tenant_b,public");
        for (ShopConfig.Migrate migrations : ShopConfig.Migrate.values()) {
            try (Shop own = Shop.open(config.migrations(migrations));
                    Shop onPool = Shop.on(tenant, ShopConfig.defaults().migrations(migrations))) {
                own.run(tx -> tx.users().insert(ALICE));
                onPool.run(tx -> tx.users().insert(BOB));
                onPool.run(tx -> assertThat(tx.users().all().list()).hasSize(2));
                int users = own.report(db -> db.fetchCount(Tables.USERS));
                assertThat(users).isEqualTo(2);
            }
            assertThat(Jdbc.list(database, "select name from tenant_b.users")).isEmpty();
            assertThat(Jdbc.list(database, "delete from public.users returning name"))
                    .containsExactlyInAnyOrder("Alice", "Bob");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_connection_that_was_left_in_another_schema_is_led_back_for_the_loan(boolean reportsItsPath)
            throws SQLException {
        Migrations.of(database).apply();
        Jdbc.run(
                database,
                "create schema other",
                "create table other.users (like public.users including all)",
                "create table other.things (id int)");
        DataSource source = reportsItsPath ? database : unwrapped(database);
        try (HikariDataSource pool = pool(source);
                Shop shop = Shop.on(pool)) {
            shop.run(tx -> tx.users().insert(ALICE));
            try (Connection connection = pool.getConnection()) {
                connection.setSchema("other");
            }
            shop.run(tx -> tx.users().insert(BOB));
            shop.read(tx -> tx.users().all().count());
            int users = shop.report(db -> db.fetchCount(Tables.USERS));
            assertThat(users).isEqualTo(2);
            // what else the path names is still seen
            shop.report(db -> db.fetchCount(DSL.table(DSL.name("things"))));
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getSchema()).isEqualTo("other");
                assertThat(DatabaseKind.ask(connection, "show search_path")).isEqualTo("other");
            }
        }
        assertThat(Jdbc.list(database, "select name from other.users")).isEmpty();
    }

    @Test
    void opening_on_a_connection_that_was_left_in_another_schema_makes_no_second_shop() throws SQLException {
        Migrations.of(database).apply();
        Jdbc.run(database, "create schema other");
        try (HikariDataSource pool = pool(database)) {
            try (Connection connection = pool.getConnection()) {
                connection.setSchema("other");
            }
            for (ShopConfig.Migrate migrations : ShopConfig.Migrate.values()) {
                assertThatExceptionOfType(BadConfiguration.class)
                        .isThrownBy(() -> Shop.on(pool, ShopConfig.defaults().migrations(migrations)))
                        .withMessageContainingAll("other, which holds no shop", "in public", "ShopConfig.schema");
            }
            Shop.on(pool, ShopConfig.defaults().schema("public")).close();
            try (Connection connection = pool.getConnection()) {
                assertThat(DatabaseKind.ask(connection, "show search_path")).isEqualTo("other");
            }
            onlyPublicHoldsTables();
            // another shop there would be as wrong
            Migrations.of(pool).inSchema("other").apply();
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> Shop.on(pool))
                    .withMessageContainingAll("other, which holds another shop", "in public");
        }
    }

    @Test
    void a_pool_whose_connections_begin_in_a_schema_of_their_own_gets_its_shop_there() throws SQLException {
        Jdbc.run(database, "create schema app");
        HikariConfig config = new HikariConfig();
        config.setDataSource(database);
        config.setSchema("app");
        try (HikariDataSource pool = new HikariDataSource(config);
                Shop shop = Shop.on(pool)) {
            shop.run(tx -> tx.users().insert(ALICE));
        }
        assertThat(Jdbc.list(database, "select name from app.users")).containsExactly("Alice");
    }

    @Test
    void the_schema_of_the_configuration_holds_on_a_pool_of_the_application() throws SQLException {
        Migrations.of(database).apply();
        try (Shop shop = Shop.on(database, ShopConfig.defaults().schema("east"))) {
            shop.run(tx -> tx.users().insert(ALICE));
        }
        assertThat(Jdbc.list(database, "select name from east.users")).containsExactly("Alice");
        assertThat(Jdbc.list(database, "select name from public.users")).isEmpty();
    }

    @Test
    void the_answer_is_kept_for_the_life_of_the_shop() throws SQLException {
        Jdbc.run(database, "create schema tenant_b");
        DataSource tenant = inPath("tenant_b,public");
        Migrations.of(database).apply();
        try (Shop shop = Shop.on(tenant)) {
            // a shop that is made later, earlier in the path
            Migrations.of(database).inSchema("tenant_b").apply();
            shop.run(tx -> tx.users().insert(ALICE));
        }
        assertThat(Jdbc.list(database, "select name from public.users")).containsExactly("Alice");
    }

    @Test
    void migrations_keep_the_answer_of_their_first_call() throws SQLException {
        Jdbc.run(database, "create schema tenant_b");
        Migrations.of(database).apply();
        Migrations migrations = Migrations.of(inPath("tenant_b,public"));
        assertThat(migrations.status().current()).isTrue();
        Migrations earlierInThePath = Migrations.of(database).inSchema("tenant_b");
        earlierInThePath.apply();
        assertThat(migrations.schema()).isEqualTo("public");
        migrations.rollback(1);
        assertThat(Migrations.of(database).status().pending()).hasSize(1);
        assertThat(earlierInThePath.status().current()).isTrue();
    }

    @Test
    void a_search_path_without_a_schema_is_refused() throws SQLException {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Shop.on(inPath("nowhere")))
                .withMessageContainingAll("search path", "ShopConfig.schema");
        assertThat(Jdbc.list(database, "select 1 from pg_class where relname = 'shop_changelog'"))
                .isEmpty();
    }

    @Test
    void a_transaction_in_which_another_table_hides_one_of_the_shop_cannot_be_joined() throws SQLException {
        Migrations.of(database).apply();
        Jdbc.run(database, "create schema app");
        try (Connection connection = inPath("app,public").getConnection()) {
            connection.setAutoCommit(false);
            Shop.join(connection).run(tx -> tx.users().insert(ALICE));
            connection.commit();
            Jdbc.run(database, "create table app.users (like public.users including all)");
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> Shop.join(connection))
                    .withMessageContainingAll("schema public", "users means a table of app", "SET LOCAL search_path");
            connection.rollback();
            DatabaseKind.ask(connection, "select set_config('search_path', 'public, app', true)");
            Shop.join(connection).run(tx -> tx.users().insert(BOB));
            connection.commit();
        }
        assertThat(Jdbc.list(database, "select name from public.users")).containsExactly("Alice", "Bob");
        assertThat(Jdbc.list(database, "select name from app.users")).isEmpty();
    }

    @Test
    void looking_at_a_borrowed_connection_costs_no_statement_where_the_server_reports_its_path_and_one_where_not()
            throws SQLException {
        Migrations.of(database).apply();
        AtomicInteger statements = new AtomicInteger();
        boolean reports = reportsItsPath();
        try (Shop shop = Shop.on(counted(database, statements))) {
            shop.report(db -> 1);
            statements.set(0);
            shop.report(db -> 1);
            assertThat(statements.get()).isEqualTo(reports ? 0 : 1);
        }
    }

    private boolean reportsItsPath() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.unwrap(org.postgresql.PGConnection.class).getParameterStatus("search_path") != null;
        }
    }

    private void onlyPublicHoldsTables() throws SQLException {
        assertThat(Jdbc.list(
                        database,
                        "select distinct schemaname from pg_tables where schemaname not in"
                                + " ('pg_catalog', 'information_schema')"))
                .containsExactly("public");
        assertThat(Jdbc.list(database, "select count(*) from pg_class where relname = 'transfers'"))
                .containsExactly("1");
    }

    private DataSource inPath(String path) {
        PGSimpleDataSource given = (PGSimpleDataSource) database;
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(given.getUrl());
        source.setUser(given.getUser());
        source.setPassword(given.getPassword());
        source.setCurrentSchema(path);
        return source;
    }

    /** Of one connection, so that it is the same that is handed out again. */
    private static HikariDataSource pool(DataSource source) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }

    /** Connections that do not show the driver behind them, so that all must be asked of the server. */
    private static DataSource unwrapped(DataSource source) {
        return proxy(source, new AtomicInteger(), false);
    }

    private static DataSource counted(DataSource source, AtomicInteger statements) {
        return proxy(source, statements, true);
    }

    private static DataSource proxy(DataSource source, AtomicInteger statements, boolean unwraps) {
        return (DataSource) proxy(DataSource.class, source, statements, unwraps);
    }

    private static Object proxy(Class<?> type, Object of, AtomicInteger statements, boolean unwraps) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, method, args) -> {
            if (!unwraps && method.getDeclaringClass() == Wrapper.class) {
                return method.getName().equals("isWrapperFor") ? false : refuse();
            }
            if (method.getName().endsWith("Statement")) {
                statements.incrementAndGet();
            }
            try {
                Object result = method.invoke(of, args);
                return result instanceof Connection connection && method.getDeclaringClass() != Wrapper.class
                        ? proxy(Connection.class, connection, statements, unwraps)
                        : result;
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        });
    }

    private static @Nullable Object refuse() throws SQLException {
        throw new SQLException("not a wrapper");
    }
}
