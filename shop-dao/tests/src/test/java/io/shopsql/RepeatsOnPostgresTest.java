package io.shopsql;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anAccount;
import static io.shopsql.testkit.Fixtures.balanceOf;
import static io.shopsql.testkit.Fixtures.stockOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.accounts.Account;
import io.shopsql.accounts.NewTransfer;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.Unavailable;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Repeated requests where two transactions write at once, or a commit is in doubt: neither happens on SQLite. */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class RepeatsOnPostgresTest {

    @AutoClose
    private final TestShop shop = TestDatabase.POSTGRES.emptyShop();

    private final User alice = aUser(shop, "Alice");
    private final Product book = aProduct(shop, "Book", "1.00", 10);
    private final NewOrder one = NewOrder.by(alice.id()).item(book.id(), 1);

    @Test
    void a_repeated_order_in_a_joined_transaction_waits_for_the_first_and_returns_it() throws Exception {
        NewOrder request = one.withIdempotencyKey("once");
        inJoinedTransactionsAtOnce(tx -> tx.orders().place(request));
        assertThat(stockOf(shop, book)).isEqualTo(9);
        Invariants.check(shop);
    }

    @Test
    void a_repeated_transfer_in_a_joined_transaction_waits_for_the_first_and_returns_it() throws Exception {
        Account from = anAccount(shop, alice, "10");
        Account to = anAccount(shop, alice, "0");
        NewTransfer request = new NewTransfer(from.id(), to.id(), Money.of(1)).withIdempotencyKey("once");
        inJoinedTransactionsAtOnce(tx -> tx.accounts().transfer(request));
        assertThat(balanceOf(shop, to)).isEqualTo(Money.of(1));
        Invariants.check(shop);
    }

    /** The second begins before the first is committed; nothing is tried again in a joined transaction. */
    private <T> void inJoinedTransactionsAtOnce(Function<Tx, T> request) throws Exception {
        try (Connection one = shop.dataSource().getConnection();
                Connection other = shop.dataSource().getConnection()) {
            one.setAutoCommit(false);
            other.setAutoCommit(false);
            T first = Shop.join(one).write(request);
            CompletableFuture<T> again =
                    CompletableFuture.supplyAsync(() -> Shop.join(other).write(request));
            awaitAWaiter();
            one.commit();
            assertThat(again.get(5, TimeUnit.MINUTES)).isEqualTo(first);
            other.commit();
        }
    }

    /** Until a transaction waits for another. */
    private void awaitAWaiter() throws SQLException, InterruptedException {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean waits = false;
            while (!waits) {
                try (ResultSet rows =
                        statement.executeQuery("select exists (select from pg_locks l join pg_stat_activity a"
                                + " using (pid) where not l.granted and a.datname = current_database())")) {
                    waits = rows.next() && rows.getBoolean(1);
                }
                Thread.sleep(5);
            }
        }
    }

    @Test
    void an_order_placed_as_completed_is_tried_again_after_a_commit_in_doubt_also_behind_a_refused_one() {
        NewOrder tooMany = NewOrder.by(alice.id()).item(book.id(), 11).withIdempotencyKey("refused");
        NewOrder sale = one.withStatus(OrderStatus.COMPLETED).withIdempotencyKey("once");
        AtomicInteger attempts = new AtomicInteger();
        Order sold = shop.write(tx -> {
            assertThatExceptionOfType(InsufficientStock.class)
                    .isThrownBy(() -> tx.orders().place(tooMany));
            Order placed = tx.orders().place(sale);
            if (attempts.incrementAndGet() == 1) {
                dropOtherConnections();
            }
            return placed;
        });
        assertThat(attempts.get()).isGreaterThan(1);
        assertThat(sold.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(stockOf(shop, book)).isEqualTo(9);
        Invariants.check(shop);
    }

    @Test
    void a_commit_in_doubt_is_told_when_closing_ends_the_wait_for_the_next_attempt() throws Exception {
        CountDownLatch waits = new CountDownLatch(1);
        AtomicBoolean exhausted = new AtomicBoolean();
        Shop closing =
                Shop.on(exhaustible(exhausted, waits), ShopConfig.defaults().closeTimeout(Duration.ZERO));
        CompletableFuture<Order> call = CompletableFuture.supplyAsync(() -> closing.write(tx -> {
            Order placed = tx.orders().place(one.withIdempotencyKey("once"));
            dropOtherConnections();
            exhausted.set(true);
            return placed;
        }));
        waits.await();
        closing.close();
        assertInDoubt(call);
    }

    @Test
    void a_commit_in_doubt_is_told_when_closing_cuts_off_the_next_attempt() throws Exception {
        CountDownLatch begunAgain = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicInteger attempts = new AtomicInteger();
        Shop closing = Shop.on(shop.dataSource(), ShopConfig.defaults().closeTimeout(Duration.ZERO));
        CompletableFuture<Order> call = CompletableFuture.supplyAsync(() -> closing.write(tx -> {
            if (attempts.incrementAndGet() == 1) {
                Order placed = tx.orders().place(one.withIdempotencyKey("once"));
                dropOtherConnections();
                return placed;
            }
            begunAgain.countDown();
            await(goOn);
            return tx.orders().place(one.withIdempotencyKey("once"));
        }));
        begunAgain.await();
        closing.close();
        goOn.countDown();
        assertInDoubt(call);
    }

    private static void assertInDoubt(CompletableFuture<?> call) {
        assertThatExceptionOfType(CompletionException.class)
                .isThrownBy(call::join)
                .havingCause()
                .isInstanceOf(Unavailable.class)
                .withMessageContaining("first check whether it took effect");
    }

    /** The database of the shop behind a pool that gives no connection once {@code exhausted} is true. */
    private DataSource exhaustible(AtomicBoolean exhausted, CountDownLatch waits) {
        return (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    if (exhausted.get()) {
                        waits.countDown();
                        await(new CountDownLatch(1));
                    }
                    return method.invoke(shop.dataSource(), values);
                });
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void dropOtherConnections() {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
