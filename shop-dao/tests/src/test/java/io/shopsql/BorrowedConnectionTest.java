package io.shopsql;

import static io.shopsql.TransactionAware.insertUser;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.ShopException;
import io.shopsql.schema.Migrations;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What others did on a connection and did not commit is never committed by the shop that borrows it. */
@EveryDatabase
class BorrowedConnectionTest {

    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    @AutoClose
    private final TestShop shop;

    BorrowedConnectionTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_shop_does_not_commit_the_transaction_of_the_data_source_it_works_on() throws SQLException {
        TransactionAware spring = new TransactionAware(shop.dataSource());
        try (Shop onSpring = Shop.on(spring.dataSource())) {
            onSpring.run(tx -> tx.users().insert(BOB));
            spring.rolledBack(connection -> {
                insertUser(connection, "alice");
                refusedInTransaction(() -> onSpring.run(tx -> tx.users().all().count()));
                refusedInTransaction(() -> onSpring.read(tx -> tx.users().all().count()));
                refusedInTransaction(() -> onSpring.report(db -> db.fetchCount(USERS)));
                assertThat(connection.getAutoCommit()).isFalse();
                long seen = Shop.join(connection).read(tx -> tx.users().all().count());
                assertThat(seen).isEqualTo(2);
            });
            onSpring.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
        }
    }

    @Test
    void a_shop_that_is_opened_in_a_transaction_does_not_commit_it() throws SQLException {
        TransactionAware spring = new TransactionAware(shop.dataSource());
        for (ShopConfig.Migrate migrations : ShopConfig.Migrate.values()) {
            spring.rolledBack(connection -> {
                insertUser(connection, "alice");
                refusedInTransaction(
                        () -> Shop.on(spring.dataSource(), ShopConfig.defaults().migrations(migrations)));
            });
        }
        noUserIsThere();
    }

    @Test
    void migrations_do_not_commit_the_transaction_of_their_data_source() throws SQLException {
        TransactionAware spring = new TransactionAware(shop.dataSource());
        Migrations migrations = Migrations.of(spring.dataSource());
        spring.rolledBack(connection -> {
            insertUser(connection, "alice");
            refusedInTransaction(migrations::apply);
            refusedInTransaction(migrations::status);
            refusedInTransaction(() -> migrations.rollback(1));
            refusedInTransaction(migrations::diff);
        });
        noUserIsThere();
        assertThat(migrations.status().current()).isTrue();
    }

    @Test
    void a_transaction_that_was_begun_by_sql_is_refused_and_stays_as_it_is() throws SQLException {
        try (HikariDataSource pool = pool(shop.dataSource(), true);
                Shop onPool = Shop.on(pool)) {
            try (Connection connection = pool.getConnection()) {
                run(connection, "BEGIN");
                insertUser(connection, "alice");
            }
            refused(() -> onPool.run(tx -> tx.users().insert(BOB)), "BEGIN");
            refused(() -> onPool.read(tx -> tx.users().all().count()), "BEGIN");
            refused(() -> onPool.report(db -> db.fetchCount(USERS)), "BEGIN");
            refused(() -> Shop.on(pool), "BEGIN");
            try (Connection connection = pool.getConnection()) {
                run(connection, "ROLLBACK");
            }
            onPool.run(tx -> tx.users().insert(BOB));
            onPool.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
        }
    }

    @Test
    void migrations_refuse_a_transaction_that_was_begun_by_sql() throws SQLException {
        try (HikariDataSource pool = pool(shop.dataSource(), true)) {
            Migrations migrations = Migrations.of(pool);
            migrations.rollback(1);
            try (Connection connection = pool.getConnection()) {
                run(connection, "BEGIN");
                insertUser(connection, "alice");
            }
            refused(migrations::apply, "BEGIN");
            refused(() -> migrations.rollback(1), "BEGIN");
            refused(migrations::diff, "BEGIN");
            refused(migrations::sql, "BEGIN");
            refused(() -> migrations.rollbackSql(1), "BEGIN");
            try (Connection connection = pool.getConnection()) {
                run(connection, "ROLLBACK");
            }
            migrations.apply();
        }
        noUserIsThere();
    }

    @Test
    void a_pool_without_autocommit_is_refused_unless_the_configuration_allows_it() throws SQLException {
        try (HikariDataSource pool = pool(shop.dataSource(), false)) {
            refused(() -> Shop.on(pool), "ShopConfig.poolWithoutAutoCommit(true)");
            refused(() -> Migrations.of(pool).apply(), "ShopConfig.poolWithoutAutoCommit(true)");
            try (Shop onPool = Shop.on(pool, ShopConfig.defaults().poolWithoutAutoCommit(true))) {
                onPool.run(tx -> tx.users().insert(BOB));
                onPool.report(db -> db.fetchCount(USERS));
            }
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
            }
        }
        shop.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
    }

    @Test
    void what_is_uncommitted_on_a_pool_without_autocommit_is_rolled_back_and_never_committed() throws SQLException {
        try (Connection connection = shop.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            DataSource unclean = always(connection);
            ShopConfig config = ShopConfig.defaults().poolWithoutAutoCommit(true);
            insertUser(connection, "alice");
            try (Shop onPool = Shop.on(unclean, config)) {
                insertUser(connection, "alice");
                onPool.run(tx -> tx.users().insert(BOB));
                insertUser(connection, "alice");
                onPool.report(db -> db.fetchCount(USERS));
                insertUser(connection, "alice");
                Migrations.of(unclean).poolWithoutAutoCommit(true).rollback(1);
                Migrations.of(unclean).poolWithoutAutoCommit(true).apply();
                assertThat(connection.getAutoCommit()).isFalse();
                onPool.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
            }
        }
        shop.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
    }

    @Test
    void what_a_callback_leaves_uncommitted_is_not_committed_when_the_connection_goes_back() throws SQLException {
        try (HikariDataSource pool = pool(shop.dataSource(), true);
                Shop onPool = Shop.on(pool)) {
            // JDBC of a report is inside a read-only snapshot
            assertThatExceptionOfType(ShopException.class)
                    .isThrownBy(() -> onPool.report(db -> {
                        db.connection(connection -> {
                            connection.setAutoCommit(false);
                            insertUser(connection, "alice");
                        });
                        return true;
                    }));
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isTrue();
            }
        }
        noUserIsThere();
    }

    @Test
    void a_transaction_is_seen_through_a_pool_that_hides_the_driver() throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Shop onPool = Shop.on(hidden(always(connection)))) {
            onPool.run(tx -> tx.users().insert(BOB));
            run(connection, "BEGIN");
            insertUser(connection, "alice");
            refused(() -> onPool.run(tx -> tx.users().all().count()), "BEGIN");
            refused(() -> onPool.report(db -> db.fetchCount(USERS)), "BEGIN");
            run(connection, "ROLLBACK");
            onPool.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
        }
    }

    @Test
    void a_transaction_in_which_a_statement_failed_is_refused_as_one() throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                Shop onPool = Shop.on(hidden(always(connection)))) {
            run(connection, "BEGIN");
            insertUser(connection, "alice");
            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> run(connection, "select * from no_such_table"));
            refused(() -> onPool.run(tx -> tx.users().insert(BOB)), "BEGIN");
            refused(() -> onPool.report(db -> db.fetchCount(USERS)), "BEGIN");
            run(connection, "ROLLBACK");
            onPool.run(tx -> tx.users().insert(BOB));
            onPool.run(tx -> assertThat(tx.users().all().list()).hasSize(1));
        }
    }

    private void noUserIsThere() {
        shop.run(tx -> assertThat(tx.users().all().list()).isEmpty());
    }

    private static void refusedInTransaction(ThrowingCallable call) {
        refused(call, "Shop.join(connection)");
    }

    private static void refused(ThrowingCallable call, String because) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(call)
                .withMessageContaining(because)
                .withNoCause();
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A pool of one connection, which resets nothing. */
    private static DataSource always(Connection connection) {
        return (DataSource) proxy(
                DataSource.class,
                (p, method, args) -> proxy(
                        Connection.class,
                        (c, call, values) -> call.getName().equals("close") ? null : call.invoke(connection, values)));
    }

    /** Connections that do not show the driver behind them. */
    private static DataSource hidden(DataSource source) {
        return (DataSource) proxy(DataSource.class, (p, method, args) -> {
            Connection connection = source.getConnection();
            return proxy(
                    Connection.class,
                    (c, call, values) ->
                            call.getName().equals("isWrapperFor") ? false : call.invoke(connection, values));
        });
    }

    private static Object proxy(Class<?> type, InvocationHandler handler) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    /** Of one connection, so that it is the same that is handed out again. */
    private static HikariDataSource pool(DataSource dataSource, boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(dataSource);
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(1);
        return new HikariDataSource(config);
    }
}
