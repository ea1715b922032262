package io.shopsql;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.balanceOf;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import io.shopsql.accounts.Account;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.orders.NewOrder;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What each engine alone can do to a transaction: a server drops its connection, another process locks the file. */
@Tag("long")
class LostConnectionTest {

    @Test
    void a_transaction_whose_connection_is_lost_before_the_commit_runs_again() {
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop()) {
            User alice = aUser(shop, "Alice");
            Product book = aProduct(shop, "Book", "1.00", 10);
            AtomicInteger attempts = new AtomicInteger();
            shop.run(tx -> {
                tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 1));
                if (attempts.incrementAndGet() == 1) {
                    dropOtherConnections(shop);
                }
                tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 1));
            });
            assertThat(attempts.get()).isGreaterThan(1);
            assertThat(stockOf(shop, book)).isEqualTo(8);
            Invariants.check(shop);
        }
    }

    @Test
    void a_connection_lost_at_the_commit_is_tried_again_only_under_a_key() {
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop()) {
            User alice = aUser(shop, "Alice");
            Product book = aProduct(shop, "Book", "1.00", 10);
            AtomicInteger attempts = new AtomicInteger();
            NewOrder keyed = NewOrder.by(alice.id()).item(book.id(), 1).withIdempotencyKey("once");
            shop.run(tx -> {
                tx.orders().place(keyed);
                if (attempts.incrementAndGet() == 1) {
                    dropOtherConnections(shop);
                }
            });
            assertThat(attempts.get()).isGreaterThan(1);
            assertThat(stockOf(shop, book)).isEqualTo(9);
            AtomicInteger withoutKey = new AtomicInteger();
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 1));
                        withoutKey.incrementAndGet();
                        dropOtherConnections(shop);
                    }))
                    .withMessageContaining("first check whether it took effect");
            assertThat(withoutKey).hasValue(1);
            assertThat(stockOf(shop, book)).isEqualTo(9);
        }
    }

    @Test
    void a_transfer_whose_connection_is_lost_at_the_commit_is_tried_again_only_under_a_key() {
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop()) {
            User alice = aUser(shop, "Alice");
            Account from = anAccount(shop, alice, "10");
            Account to = anAccount(shop, alice, "0");
            NewTransfer plain = new NewTransfer(from.id(), to.id(), Money.of(1));
            AtomicInteger attempts = new AtomicInteger();
            shop.run(tx -> {
                tx.accounts().transfer(plain.withIdempotencyKey("once"));
                if (attempts.incrementAndGet() == 1) {
                    dropOtherConnections(shop);
                }
            });
            assertThat(attempts.get()).isGreaterThan(1);
            assertThat(balanceOf(shop, to)).isEqualTo(Money.of(1));
            assertThatExceptionOfType(Unavailable.class)
                    .isThrownBy(() -> shop.run(tx -> {
                        tx.accounts().transfer(plain);
                        dropOtherConnections(shop);
                    }))
                    .withMessageContaining("first check whether it took effect");
            assertThat(balanceOf(shop, to)).isEqualTo(Money.of(1));
            Invariants.check(shop);
        }
    }

    @Test
    void a_shop_in_a_schema_of_its_own_leaves_the_others_alone() throws SQLException {
        try (TestDatabase.Home home = TestDatabase.POSTGRES.emptyDatabase()) {
            ShopConfig config = ShopConfig.of(home.url());
            try (Shop first = Shop.open(config.schema("First shop"));
                    Shop second = Shop.open(config.schema("second"))) {
                first.run(tx -> {
                    tx.users().insert(new NewUser("Alice", "alice@example.com"));
                    tx.users().insertAll(List.of(new NewUser("Bob", "bob@example.com")));
                });
                int inFirst = first.report(db -> db.fetchCount(USERS));
                int inSecond = second.report(db -> db.fetchCount(USERS));
                assertThat(inFirst).isEqualTo(2);
                assertThat(inSecond).isZero();
            }
            try (Connection connection = home.dataSource().getConnection();
                    var tables = connection.getMetaData().getTables(null, "public", null, new String[] {"TABLE"})) {
                assertThat(tables.next()).isFalse();
            }
        }
    }

    @Test
    void another_process_that_keeps_the_file_locked_is_a_time_out_not_a_hang() throws SQLException {
        try (TestShop shop = TestDatabase.SQLITE.emptyShop();
                Connection other = shop.dataSource().getConnection();
                Statement statement = other.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            assertThatExceptionOfType(TimedOut.class)
                    .isThrownBy(() -> aUser(shop, "Alice"))
                    .withMessageContaining("5000 ms");
            long readers = shop.read(tx -> tx.users().all().count());
            assertThat(readers).isZero();
            statement.execute("ROLLBACK");
            aUser(shop, "Alice");
        }
    }

    @Test
    void a_statement_that_the_database_refuses_is_a_fault_with_its_code() {
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop()) {
            assertThatExceptionOfType(DatabaseFault.class)
                    .isThrownBy(() -> shop.run(tx ->
                            tx.db().deleteFrom(table(name("no_such_table"))).execute()))
                    .satisfies(e -> assertThat(e.sqlState()).isEqualTo("42P01"));
        }
    }

    private static void dropOtherConnections(TestShop shop) {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
