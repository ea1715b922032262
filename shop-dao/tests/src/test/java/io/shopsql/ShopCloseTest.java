package io.shopsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ShopClosed;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jooq.Allow;
import org.jooq.DSLContext;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closing a shop whose calls are under way. */
@EveryDatabase
@Timeout(value = 10, unit = TimeUnit.MINUTES) // against hanging; nothing here waits for a clock
@Tag("long")
class ShopCloseTest {

    private static final NewUser ALICE = new NewUser("Alice", "alice@example.com");
    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    private final TestDatabase database;

    /** The database; its own shop is closed, so that all that is left there comes from a test's. */
    @AutoClose
    private final TestShop home;

    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    ShopCloseTest(TestDatabase database) {
        this.database = database;
        home = database.emptyShop();
        home.shop().close();
    }

    @Test
    void calls_under_way_end_as_if_nothing_had_happened_and_new_ones_are_refused_at_once() {
        Shop shop = patient();
        CompletableFuture<Long> call = async(() -> shop.write(tx -> {
            tx.users().insert(ALICE);
            hold();
            shop.run(nested -> nested.users().insert(BOB));
            long read = shop.read(nested -> nested.users().all().count());
            tx.afterCommit(() -> shop.run(later -> later.users().insert(new NewUser("Carol", "carol@example.com"))));
            return read;
        }));
        await(begun);
        CompletableFuture<Void> closing = closing(shop);
        assertClosed(shop);
        assertThat(closing).isNotDone();
        goOn.countDown();
        assertThat(call.join()).isEqualTo(2);
        closing.join();
        assertClosed(shop);
        assertThat(users()).isEqualTo(3);
        assertNothingIsLeft();
    }

    @Test
    void calls_that_wait_for_a_connection_or_their_turn_are_refused_at_once() {
        Shop shop = Shop.open(home.config()
                .connections(1, 1)
                .connectionTimeout(Duration.ofHours(1))
                .closeTimeout(Duration.ofHours(1)));
        CompletableFuture<Long> reader = async(() -> shop.read(tx -> {
            hold();
            return tx.users().all().count();
        }));
        await(begun);
        AtomicReference<Thread> waiterThread = new AtomicReference<>();
        CompletableFuture<Long> waiter = async(() -> {
            waiterThread.set(Thread.currentThread());
            long users = shop.read(tx -> tx.users().all().count());
            return users;
        });
        awaitWaiting(waiterThread);
        CompletableFuture<Void> closing = closing(shop);
        assertEndsIn(waiter, ShopClosed.class);
        assertThat(reader).isNotDone();
        goOn.countDown();
        assertThat(reader.join()).isZero();
        closing.join();
        assertNothingIsLeft();
    }

    @Test
    void a_writer_that_waits_for_its_turn_is_refused_and_writers_of_other_shops_are_not() {
        Shop shop = Shop.open(home.config()
                .connections(1, 1)
                .connectionTimeout(Duration.ofHours(1))
                .closeTimeout(Duration.ofHours(1)));
        CompletableFuture<Integer> writer = async(() -> shop.write(tx -> {
            tx.users().insert(ALICE);
            hold();
            return 1;
        }));
        await(begun);
        AtomicReference<Thread> mine = new AtomicReference<>();
        CompletableFuture<Integer> waiter = async(() -> {
            mine.set(Thread.currentThread());
            return shop.write(tx -> 1);
        });
        awaitWaiting(mine);
        try (Shop neighbour = Shop.open(home.config().connectionTimeout(Duration.ofHours(1)))) {
            AtomicReference<Thread> strangers = new AtomicReference<>();
            CompletableFuture<Integer> stranger = async(() -> {
                strangers.set(Thread.currentThread());
                return neighbour.write(tx -> {
                    tx.users().insert(BOB);
                    return 1;
                });
            });
            if (database == TestDatabase.SQLITE) {
                awaitWaiting(strangers);
            }
            CompletableFuture<Void> closing = closing(shop);
            assertEndsIn(waiter, ShopClosed.class);
            goOn.countDown();
            assertThat(writer.join()).isEqualTo(1);
            assertThat(stranger.join()).isEqualTo(1);
            closing.join();
        }
        assertThat(users()).isEqualTo(2);
    }

    @Test
    void a_call_that_is_refused_while_it_waits_leaves_its_thread_uninterrupted() {
        AtomicBoolean exhausted = new AtomicBoolean();
        DataSource pool = (DataSource) Proxy.newProxyInstance(
                DataSource.class.getClassLoader(), new Class<?>[] {DataSource.class}, (proxy, method, values) -> {
                    if (exhausted.get()) {
                        hold();
                    }
                    return method.invoke(home.dataSource(), values);
                });
        Shop shop = Shop.on(pool, ShopConfig.defaults().closeTimeout(Duration.ofHours(1)));
        exhausted.set(true);
        CompletableFuture<Boolean> interrupted = async(() -> {
            assertThatExceptionOfType(ShopClosed.class).isThrownBy(() -> shop.read(tx -> tx));
            return Thread.interrupted();
        });
        await(begun);
        shop.close();
        assertThat(interrupted.join()).isFalse();
    }

    @Test
    void a_call_that_computes_for_too_long_is_cut_off_and_nothing_of_it_is_kept() {
        Shop shop = Shop.open(home.config().closeTimeout(Duration.ZERO));
        CompletableFuture<Integer> writer = async(() -> shop.write(tx -> {
            tx.users().insert(ALICE);
            hold();
            return 1;
        }));
        await(begun);
        shop.close();
        // while the callback still computes
        assertNothingIsLeft();
        try (Shop neighbour = patient()) {
            neighbour.run(tx -> tx.users().insert(BOB));
        }
        goOn.countDown();
        assertEndsIn(writer, ShopClosed.class);
        assertThat(users()).isEqualTo(1);
    }

    @Test
    void a_read_that_is_cut_off_between_two_statements_ends_at_the_next() {
        Shop shop = Shop.open(home.config().closeTimeout(Duration.ZERO));
        CompletableFuture<Long> reader = async(() -> shop.read(tx -> {
            long users = tx.users().all().count();
            hold();
            return users + tx.users().all().count();
        }));
        await(begun);
        shop.close();
        assertNothingIsLeft();
        goOn.countDown();
        assertEndsIn(reader, ShopClosed.class);
    }

    @Test
    void a_statement_that_runs_for_too_long_is_cancelled() {
        Shop shop = Shop.open(home.config().closeTimeout(Duration.ZERO));
        List<CompletableFuture<Integer>> calls = Stream.of(1, 2)
                .map(i -> async(() -> shop.report(db -> {
                    begun.countDown();
                    return endless(db);
                })))
                .toList();
        await(begun);
        shop.close();
        assertNothingIsLeft();
        calls.forEach(call -> assertEndsIn(call, ShopClosed.class));
    }

    @Test
    void on_a_pool_of_the_application_calls_are_waited_for_or_cut_off_and_the_pool_stays_open() throws SQLException {
        HikariConfig config = new HikariConfig();
        config.setDataSource(home.dataSource());
        config.setMaximumPoolSize(4);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            Shop first = Shop.on(pool, ShopConfig.defaults().closeTimeout(Duration.ofHours(1)));
            CompletableFuture<Integer> drained = async(() -> first.write(tx -> {
                tx.users().insert(ALICE);
                hold();
                return 1;
            }));
            await(begun);
            CompletableFuture<Void> closing = closing(first);
            assertClosed(first);
            goOn.countDown();
            assertThat(drained.join()).isEqualTo(1);
            closing.join();

            Shop second = Shop.on(pool, ShopConfig.defaults().closeTimeout(Duration.ZERO));
            CountDownLatch secondBegun = new CountDownLatch(2);
            CountDownLatch secondGoesOn = new CountDownLatch(1);
            CompletableFuture<Integer> cutOff = async(() -> second.write(tx -> {
                tx.users().insert(BOB);
                secondBegun.countDown();
                await(secondGoesOn);
                return 1;
            }));
            CompletableFuture<Integer> cancelled = async(() -> second.report(db -> {
                secondBegun.countDown();
                return endless(db);
            }));
            await(secondBegun);
            second.close();
            assertEndsIn(cancelled, ShopClosed.class);
            secondGoesOn.countDown();
            assertEndsIn(cutOff, ShopClosed.class);
            assertThat(pool.isClosed()).isFalse();
            assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
            try (Shop third = Shop.on(pool)) {
                third.run(tx -> tx.users().insert(BOB));
            }
        }
        assertThat(users()).isEqualTo(2);
    }

    @Test
    void closing_twice_does_nothing_and_a_call_afterwards_says_that_the_shop_is_closed() {
        Shop shop = patient();
        shop.run(tx -> tx.users().insert(ALICE));
        shop.close();
        shop.close();
        assertClosed(shop);
        assertNothingIsLeft();
    }

    @Test
    void several_threads_that_close_at_once_return_when_it_is_closed() {
        Shop shop = patient();
        CompletableFuture<Integer> call = async(() -> shop.write(tx -> {
            hold();
            return 1;
        }));
        await(begun);
        List<CompletableFuture<Void>> closing =
                Stream.of(1, 2, 3).map(i -> closing(shop)).toList();
        assertThat(closing).noneMatch(CompletableFuture::isDone);
        goOn.countDown();
        closing.forEach(CompletableFuture::join);
        assertThat(call.join()).isEqualTo(1);
        assertNothingIsLeft();
    }

    @Test
    void closing_inside_a_callback_of_the_same_shop_is_refused_and_it_stays_open() {
        Shop shop = patient();
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> shop.run(tx -> shop.close()))
                .withMessageContaining("cannot be closed inside one of its own callbacks");
        assertThatExceptionOfType(IllegalNesting.class).isThrownBy(() -> shop.run(tx -> tx.afterCommit(shop::close)));
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> shop.report(db -> {
                    shop.close();
                    return 1;
                }));
        shop.run(tx -> tx.users().insert(ALICE));
        shop.close();
        assertNothingIsLeft();
    }

    @Test
    void a_closing_thread_that_is_interrupted_cuts_off_what_runs_and_stays_interrupted() {
        Shop shop = patient();
        CompletableFuture<Integer> writer = async(() -> shop.write(tx -> {
            tx.users().insert(ALICE);
            hold();
            return 1;
        }));
        await(begun);
        AtomicBoolean stillInterrupted = new AtomicBoolean();
        CompletableFuture<Integer> closing = async(() -> {
            Thread.currentThread().interrupt();
            shop.close();
            stillInterrupted.set(Thread.interrupted());
            return 1;
        });
        closing.join();
        assertThat(stillInterrupted).isTrue();
        assertNothingIsLeft();
        goOn.countDown();
        assertEndsIn(writer, ShopClosed.class);
    }

    @Test
    void closing_a_joined_shop_leaves_the_transaction_alone() throws SQLException {
        try (Connection connection = home.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            Shop joined = Shop.join(connection);
            joined.run(tx -> tx.users().insert(ALICE));
            joined.close();
            assertClosed(joined);
            connection.commit();
        }
        assertThat(users()).isEqualTo(1);
    }

    @Test
    void a_negative_time_to_close_in_is_refused_with_the_number() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> home.config().closeTimeout(Duration.ofMillis(-1)))
                .withMessageContaining("closeTimeout must be 0 ms to one day, was -1 ms");
    }

    private Shop patient() {
        return Shop.open(home.config().closeTimeout(Duration.ofHours(1)));
    }

    @Allow.PlainSQL
    private static int endless(DSLContext db) {
        return db.fetchOne("with recursive n(i) as (select 1 union all select i + 1 from n where i < 1000000000000)"
                        + " select count(*) from n where i < 0")
                .get(0, Integer.class);
    }

    private void hold() {
        begun.countDown();
        await(goOn);
    }

    private int users() {
        return Integer.parseInt(ask("select count(*) from users"));
    }

    private String ask(String sql) {
        try (Connection connection = home.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static CompletableFuture<Void> closing(Shop shop) {
        CompletableFuture<Void> closing = async(() -> {
            shop.close();
            return null;
        });
        while (true) {
            try {
                shop.report(db -> 1);
                Thread.onSpinWait();
            } catch (ShopClosed begun) {
                return closing;
            }
        }
    }

    /** Until the thread waits; a test holds all the same if it does not do so yet where we mean it. */
    private static void awaitWaiting(AtomicReference<Thread> thread) {
        while (thread.get() == null || thread.get().getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
    }

    private static void assertClosed(Shop shop) {
        Stream.<Runnable>of(
                        () -> shop.run(tx -> {}),
                        () -> shop.read(tx -> tx),
                        () -> shop.report(db -> db),
                        () -> shop.writeSerializable(tx -> tx))
                .forEach(call -> assertThatExceptionOfType(ShopClosed.class)
                        .isThrownBy(call::run)
                        .withMessageContainingAll("The shop is closed", "next: "));
    }

    private static void assertEndsIn(CompletableFuture<?> call, Class<? extends Throwable> kind) {
        assertThatThrownBy(call::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(kind);
    }

    /** Neither a connection of the closed shop, nor what the file's WAL leaves beside it. */
    private void assertNothingIsLeft() {
        if (database == TestDatabase.SQLITE) {
            Path file = Path.of(home.url().substring("jdbc:sqlite:".length()));
            assertThat(List.of(Path.of(file + "-wal"), Path.of(file + "-shm"))).noneMatch(Files::exists);
        } else {
            // the server notices a closed connection a little later
            while (!ask("select count(*) from pg_stat_activity where datname = current_database()"
                            + " and pid <> pg_backend_pid()")
                    .equals("0")) {
                Thread.onSpinWait();
            }
        }
    }

    private static <T> CompletableFuture<T> async(Supplier<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                result.complete(work.get());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        return result;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
