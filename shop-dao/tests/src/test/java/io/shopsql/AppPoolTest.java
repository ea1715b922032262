package io.shopsql;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Duplicate;
import io.shopsql.error.IllegalNesting;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The shop on what an application has already: its pool, or a transaction that it began. */
@EveryDatabase
class AppPoolTest {

    private static final NewUser ALICE = new NewUser("Alice", "alice@example.com");

    @AutoClose
    private final TestShop shop;

    AppPoolTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_shop_works_on_the_pool_of_the_application_and_leaves_it_open() throws SQLException {
        try (HikariDataSource pool = pool(true)) {
            try (Shop onPool = Shop.on(pool)) {
                onPool.run(tx -> tx.users().insert(ALICE));
                assertThatThrownBy(() -> onPool.run(tx -> {
                            tx.users().insert(new NewUser("Bob", "bob@example.com"));
                            throw new IllegalStateException();
                        }))
                        .isInstanceOf(IllegalStateException.class);
                int users = onPool.report(db -> db.fetchCount(USERS));
                assertThat(users).isEqualTo(1);
            }
            assertThat(pool.isClosed()).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
        shop.run(
                tx -> assertThat(tx.users().all().list()).extracting(User::name).containsExactly("Alice"));
    }

    @Test
    void borrowed_connections_go_back_as_they_came() throws SQLException {
        try (HikariDataSource pool = pool(false);
                Shop onPool = Shop.on(pool, ShopConfig.defaults().poolWithoutAutoCommit(true))) {
            onPool.run(tx -> tx.users().insert(ALICE));
            assertThatExceptionOfType(Duplicate.class)
                    .isThrownBy(() -> onPool.run(tx -> tx.users().insert(ALICE)));
            onPool.read(tx -> tx.users().all().count());
            onPool.report(db -> db.fetchCount(USERS));
            try (Connection connection = pool.getConnection()) {
                assertThat(connection.getAutoCommit()).isFalse();
                assertThat(connection.isReadOnly()).isFalse();
            }
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        }
    }

    @Test
    void a_joined_transaction_is_committed_by_who_began_it() throws SQLException {
        try (Connection connection = shop.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Shop joined = Shop.join(connection);
            joined.run(tx -> tx.users().insert(ALICE));
            assertThatExceptionOfType(Duplicate.class)
                    .isThrownBy(() -> joined.run(tx -> {
                        tx.users().insert(new NewUser("Bob", "bob@example.com"));
                        tx.users().insert(ALICE);
                    }));
            long seen = joined.read(tx -> tx.users().all().count());
            assertThat(seen).isEqualTo(1);
            assertThatExceptionOfType(IllegalNesting.class)
                    .isThrownBy(() -> joined.run(tx -> tx.afterCommit(() -> {})));
            connection.rollback();
        }
        shop.run(tx -> assertThat(tx.users().all().count()).isZero());
        try (Connection connection = shop.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Shop.join(connection).run(tx -> tx.users().insert(ALICE));
            connection.commit();
        }
        shop.run(tx -> assertThat(tx.users().all().count()).isEqualTo(1));
    }

    @Test
    void a_connection_without_a_transaction_cannot_be_joined() throws SQLException {
        try (Connection connection = shop.dataSource().getConnection()) {
            assertThatExceptionOfType(BadConfiguration.class)
                    .isThrownBy(() -> Shop.join(connection))
                    .withMessageContaining("there is no transaction to join");
        }
    }

    @Test
    void two_shops_of_one_process_take_turns_to_write() throws SQLException {
        try (HikariDataSource pool = pool(true);
                Shop onPool = Shop.on(pool)) {
            aUser(shop, "Alice");
            onPool.run(tx -> tx.users().insert(new NewUser("Bob", "bob@example.com")));
            shop.run(tx -> assertThat(tx.users().all().count()).isEqualTo(2));
        }
    }

    private HikariDataSource pool(boolean autoCommit) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(shop.dataSource());
        config.setAutoCommit(autoCommit);
        config.setMaximumPoolSize(2);
        return new HikariDataSource(config);
    }
}
