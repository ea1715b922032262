package io.shopsql;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.Duplicate;
import io.shopsql.error.MissingReference;
import io.shopsql.error.ShopClosed;
import io.shopsql.error.Unavailable;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/**
 * Writes that wait for each other: on SQLite they share a commit. The first one is held in its callback until the others wait
 * for the writer.
 */
@EveryDatabase
class GroupCommitTest {

    private static final String INTO = " into users (name, email, active, created_at) values ";
    private static final String REST = ", 1, '2026-01-01T00:00:00.000000Z')";

    private final TestDatabase database;

    private final boolean sqlite;

    @AutoClose
    private final TestShop shop;

    GroupCommitTest(TestDatabase database) {
        this.database = database;
        this.sqlite = database == TestDatabase.SQLITE;
        this.shop = database.emptyShop();
        known(shop);
    }

    @Test
    void each_has_its_own_result_and_its_own_actions_after_the_commit() {
        Crowd crowd = new Crowd(shop);
        List<String> after = Collections.synchronizedList(new ArrayList<>());
        for (String name : List.of("Ann", "Ben", "Cleo")) {
            crowd.write(tx -> {
                User user = tx.users().insert(user(name));
                Thread mine = Thread.currentThread();
                tx.afterCommit(
                        () -> after.add(name + " " + (Thread.currentThread() == mine) + " " + isStored(user.email())));
            });
        }
        crowd.go();
        crowd.all().forEach(CompletableFuture::join);
        assertThat(after).containsExactlyInAnyOrder("Ann true true", "Ben true true", "Cleo true true");
        assertUsers("Ann", "Ben", "Cleo");
    }

    @Test
    void none_returns_before_the_commit() {
        Crowd crowd = new Crowd(shop);
        CompletableFuture<?> ann = crowd.write(tx -> tx.users().insert(user("Ann")));
        List<Boolean> seen = new ArrayList<>();
        crowd.write(tx -> {
            seen.add(ann.isDone() && !isStored("ann@example.com"));
            // on SQLite they share a commit
            seen.add(sqlite && isStored("ann@example.com"));
            tx.users().insert(user("Ben"));
        });
        crowd.go();
        crowd.all().forEach(CompletableFuture::join);
        assertThat(seen).containsExactly(false, false);
        assertUsers("Ann", "Ben");
    }

    @Test
    void one_that_throws_is_undone_alone() {
        Crowd crowd = new Crowd(shop);
        crowd.write(tx -> tx.users().insert(user("Ann")));
        IllegalStateException mine = new IllegalStateException("mine");
        CompletableFuture<?> ben = crowd.write(tx -> {
            tx.users().insert(user("Ben"));
            throw mine;
        });
        CompletableFuture<?> again = crowd.write(tx -> {
            tx.users().insert(user("Dan"));
            tx.users().insert(user("Ann"));
        });
        crowd.write(tx -> tx.users().insert(user("Cleo")));
        crowd.go();
        assertThatThrownBy(ben::join).cause().isSameAs(mine);
        assertThatThrownBy(again::join).cause().isInstanceOf(Duplicate.class);
        crowd.ended();
        assertUsers("Ann", "Cleo");
    }

    @Test
    void one_may_wait_for_the_result_of_one_before_it() {
        Crowd crowd = new Crowd(shop);
        CompletableFuture<?> ann = crowd.write(tx -> tx.users().insert(user("Ann")));
        AtomicInteger runs = new AtomicInteger();
        crowd.write(tx -> {
            runs.incrementAndGet();
            tx.users().insert(user("Ben"));
            ann.join();
            tx.users().insert(user("Cleo"));
        });
        crowd.go();
        crowd.all().forEach(CompletableFuture::join);
        assertThat(runs).hasValue(sqlite ? 2 : 1);
        assertUsers("Ann", "Ben", "Cleo");
    }

    @Test
    void one_that_goes_on_for_long_does_not_hold_those_before_it() {
        Crowd crowd = new Crowd(shop);
        CompletableFuture<?> ann = crowd.write(tx -> tx.users().insert(user("Ann")));
        AtomicInteger runs = new AtomicInteger();
        crowd.write(tx -> {
            runs.incrementAndGet();
            User ben = tx.users().insert(user("Ben"));
            while (!ann.isDone()) {
                tx.users().find(ben.id());
            }
        });
        crowd.go();
        crowd.all().forEach(CompletableFuture::join);
        assertThat(runs).hasValue(sqlite ? 2 : 1);
        assertUsers("Ann", "Ben");
    }

    /** It may have failed because of what is not certain before. */
    @Test
    void one_that_fails_returns_after_the_commit() {
        Crowd crowd = new Crowd(shop);
        crowd.write(tx -> tx.users().insert(user("Ann")));
        CompletableFuture<?> again = crowd.write(tx -> tx.users().insert(user("Ann")));
        List<Boolean> seen = new ArrayList<>();
        crowd.write(tx -> {
            tx.users().insert(user("Cleo"));
            seen.add(again.isDone() && !isStored("ann@example.com"));
        });
        crowd.go();
        assertThatThrownBy(again::join).cause().isInstanceOf(Duplicate.class);
        crowd.ended();
        assertThat(seen).containsExactly(false);
        assertUsers("Ann", "Cleo");
    }

    @Test
    void one_that_failed_because_of_what_was_lost_runs_again() {
        Crowd crowd = new Crowd(shop);
        AtomicBoolean first = new AtomicBoolean(true);
        CompletableFuture<?> ann = crowd.write(tx -> {
            if (!first.getAndSet(false)) {
                throw new IllegalStateException("not again");
            }
            tx.users().insert(user("Ann"));
        });
        CompletableFuture<?> again = crowd.write(tx -> tx.users().insert(user("Ann")));
        CompletableFuture<?> atFault = crowd.write(tx -> {
            if (sqlite) {
                jdbc(tx, "ROLLBACK");
            }
            throw new IllegalStateException("at fault");
        });
        crowd.go();
        crowd.ended();
        assertThatThrownBy(atFault::join).cause().hasMessageContaining("at fault");
        if (sqlite) {
            assertThatThrownBy(ann::join).cause().hasMessageContaining("not again");
            again.join();
        }
        assertUsers("Ann");
    }

    @Test
    void one_that_commits_by_sql_commits_for_those_before_it_once() {
        Crowd crowd = new Crowd(shop);
        CompletableFuture<?> ann = crowd.write(tx -> tx.users().insert(user("Ann")));
        CompletableFuture<?> ben = crowd.write(tx -> {
            tx.users().insert(user("Ben"));
            jdbc(tx, "COMMIT");
            throw new IllegalStateException("mine");
        });
        CompletableFuture<?> cleo = crowd.write(tx -> tx.users().insert(user("Cleo")));
        crowd.go();
        ann.join();
        cleo.join();
        assertThatThrownBy(ben::join).cause().hasMessageContaining("mine");
        assertUsers("Ann", "Ben", "Cleo");
    }

    /** What happens on the connection after the end of the transaction says nothing about it. */
    @Test
    void one_that_goes_on_after_a_rollback_by_sql_loses_none_of_those_before_it() {
        assumeThat(sqlite).isTrue();
        shop.run(tx -> tx.users().insert(user("taken")));
        for (String end : List.of("ROLLBACK", "insert or rollback" + INTO + "('x', 'taken@example.com'" + REST)) {
            Crowd crowd = new Crowd(shop);
            AtomicInteger runs = new AtomicInteger();
            String ann = "Ann" + end.length();
            crowd.write(tx -> {
                runs.incrementAndGet();
                tx.users().insert(user(ann));
            });
            CompletableFuture<?> ben = crowd.write(tx -> tx.db().connection(connection -> {
                try (Statement statement = connection.createStatement()) {
                    try {
                        statement.execute(end);
                    } catch (SQLException e) {
                        assertThat(e.getMessage()).contains("UNIQUE");
                    }
                    statement.execute("insert or ignore" + INTO + "('ben', 'ben@example.com'" + REST);
                }
            }));
            crowd.go();
            crowd.ended();
            assertThat(ben).isCompletedExceptionally();
            assertThat(runs).hasValue(2);
            assertThat(isStored(ann.toLowerCase(Locale.ROOT) + "@example.com")).isTrue();
        }
    }

    @Test
    void one_that_fails_after_a_commit_by_sql_leaves_those_before_it_in_doubt_and_stored_once() {
        assumeThat(sqlite).isTrue();
        shop.run(tx -> tx.users().insert(user("taken")));
        Crowd crowd = new Crowd(shop);
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<?> ann = crowd.write(
                tx -> tx.users().insert(new NewUser("Ann", "ann" + runs.incrementAndGet() + "@example.com")));
        CompletableFuture<?> ben = crowd.write(tx -> {
            tx.users().insert(new NewUser("Ben", "ben" + runs.incrementAndGet() + "@example.com"));
            jdbc(tx, "COMMIT");
            tx.users().insert(user("taken"));
        });
        crowd.go();
        crowd.ended();
        assertThatThrownBy(ann::join).cause().isInstanceOf(Unavailable.class);
        assertThatThrownBy(ben::join).cause().isInstanceOf(Duplicate.class);
        assertUsers("taken", "Ann", "Ben");
    }

    @Test
    void one_that_waits_after_a_commit_by_sql_stores_those_before_it_once() {
        assumeThat(sqlite).isTrue();
        Crowd crowd = new Crowd(shop);
        AtomicInteger runs = new AtomicInteger();
        CompletableFuture<?> ann = crowd.write(
                tx -> tx.users().insert(new NewUser("Ann", "ann" + runs.incrementAndGet() + "@example.com")));
        crowd.write(tx -> {
            jdbc(tx, "COMMIT");
            ann.join();
        });
        crowd.go();
        crowd.ended();
        ann.join();
        assertUsers("Ann");
    }

    @Test
    void an_error_because_of_one_that_was_lost_does_not_reach_the_caller() {
        assumeThat(sqlite).isTrue();
        Crowd crowd = new Crowd(shop);
        AtomicBoolean first = new AtomicBoolean(true);
        CompletableFuture<?> ann = crowd.write(tx -> {
            if (!first.getAndSet(false)) {
                throw new IllegalStateException("not again");
            }
            tx.users().insert(user("Ann"));
        });
        CompletableFuture<?> ben =
                crowd.write(tx -> jdbc(tx, "insert or rollback" + INTO + "('Ben', 'ann@example.com'" + REST));
        crowd.go();
        crowd.ended();
        assertThat(ann).isCompletedExceptionally();
        ben.join();
        assertUsers("Ben");
    }

    @Test
    void the_first_may_have_ended_its_transaction_by_sql() {
        Crowd crowd = new Crowd(shop);
        CompletableFuture<?> ann = crowd.write(tx -> {
            tx.users().insert(user("Ann"));
            jdbc(tx, "ROLLBACK");
        });
        CompletableFuture<?> ben = crowd.write(tx -> tx.users().insert(user("Ben")));
        CompletableFuture<?> cleo = crowd.write(tx -> tx.users().insert(user("Cleo")));
        crowd.go();
        crowd.ended();
        ben.join();
        cleo.join();
        assertThat(ann.isCompletedExceptionally()).isEqualTo(sqlite); // there is nothing to commit; a server only warns
        assertUsers("Ben", "Cleo");
    }

    @Test
    void what_the_database_rolls_back_runs_again_without_the_one_at_fault() {
        Crowd crowd = new Crowd(shop);
        AtomicInteger runs = new AtomicInteger();
        crowd.write(tx -> {
            runs.incrementAndGet();
            tx.users().insert(user("Ann"));
        });
        CompletableFuture<?> full = crowd.write(tx -> {
            if (!sqlite) {
                throw new IllegalStateException("no transaction is shared here");
            }
            tx.db().connection(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("PRAGMA max_page_count = 1"); // which becomes the present number
                    try {
                        for (int i = 0; i < 1_000; i++) {
                            // a single row without RETURNING: then SQLite ends the transaction
                            statement.execute("insert into users (name, email, active, created_at) values ('Ben', 'b"
                                    + i + "@example.com', 1, '2026-01-01T00:00:00.000000Z')");
                        }
                    } finally {
                        statement.execute("PRAGMA max_page_count = 1000000000");
                    }
                }
            });
        });
        crowd.write(tx -> tx.users().insert(user("Cleo")));
        crowd.go();
        assertThatThrownBy(full::join)
                .cause()
                .isInstanceOf(sqlite ? DatabaseFault.class : IllegalStateException.class)
                .hasMessageContaining(sqlite ? "SQLITE_FULL" : "shared");
        crowd.ended();
        assertThat(runs).hasValue(sqlite ? 2 : 1);
        assertUsers("Ann", "Cleo");
    }

    @Test
    void a_commit_that_one_of_them_breaks_fails_for_that_one() {
        Crowd crowd = new Crowd(shop);
        crowd.write(tx -> tx.users().insert(user("Ann")));
        CompletableFuture<?> orphan = crowd.write(tx -> {
            jdbc(tx, sqlite ? "PRAGMA defer_foreign_keys = on" : "select 1");
            jdbc(
                    tx,
                    "insert into orders (user_id, status, created_at, total, units)"
                            + " values (999, 'pending', '2026-01-01T00:00:00.000000Z', 100, 1)");
        });
        crowd.write(tx -> tx.users().insert(user("Cleo")));
        crowd.go();
        assertThatThrownBy(orphan::join).cause().isInstanceOf(MissingReference.class);
        crowd.ended();
        assertUsers("Ann", "Cleo");
    }

    @Test
    void an_interrupt_of_one_that_waits_for_the_commit_is_kept() {
        Crowd crowd = new Crowd(shop);
        AtomicBoolean interrupted = new AtomicBoolean();
        List<Thread> first = new ArrayList<>();
        CompletableFuture<?> ann = crowd.run(() -> {
            write(
                    shop,
                    tx -> {
                        first.add(Thread.currentThread());
                        tx.users().insert(user("Ann"));
                    },
                    crowd::hold);
            interrupted.set(Thread.currentThread().isInterrupted());
        });
        crowd.write(tx -> {
            first.get(0).interrupt();
            tx.users().insert(user("Ben"));
        });
        crowd.go();
        ann.join();
        crowd.all().forEach(CompletableFuture::join);
        assertThat(interrupted.get() || !sqlite).isTrue();
        assertUsers("Ann", "Ben");
    }

    @Test
    void it_can_be_switched_off() {
        assertSharesCommits(database, config -> config.groupCommit(false), false);
        assertSharesCommits(database, config -> config.maxAttempts(1), false);
        assertSharesCommits(database, config -> config, sqlite);
    }

    /** Whether a write that waited sees the one before uncommitted. */
    static void assertSharesCommits(TestDatabase database, TestShop.Settings settings, boolean expected) {
        try (TestShop shop = database.emptyShop(settings)) {
            known(shop);
            Crowd crowd = new Crowd(shop);
            CompletableFuture<?> ann = crowd.write(tx -> tx.users().insert(user("Ann")));
            List<Boolean> committed = new ArrayList<>();
            crowd.write(tx -> {
                if (!shop.url().startsWith("jdbc:sqlite")) {
                    ann.join(); // nothing waits for a writer there
                }
                committed.add(isStored(shop, "ann@example.com"));
            });
            crowd.go();
            crowd.all().forEach(CompletableFuture::join);
            assertThat(committed).containsExactly(!expected);
        }
    }

    @Test
    void another_shop_on_the_same_database_waits_no_longer_than_before() {
        try (Shop other = Shop.open(shop.config())) {
            Crowd crowd = new Crowd(shop);
            crowd.write(tx -> tx.users().insert(user("Ann")));
            crowd.run(() -> other.run(tx -> tx.users().insert(user("Ben"))));
            crowd.write(tx -> tx.users().insert(user("Cleo")));
            crowd.go();
            crowd.all().forEach(CompletableFuture::join);
        }
        assertUsers("Ann", "Ben", "Cleo");
    }

    @Test
    void closing_the_shop_lets_them_end() {
        Crowd crowd = new Crowd(shop);
        crowd.write(tx -> tx.users().insert(user("Ann")));
        crowd.write(tx -> tx.users().insert(user("Ben")));
        crowd.go();
        shop.shop().close();
        for (CompletableFuture<?> each : crowd.all()) {
            try {
                each.join();
            } catch (CompletionException e) {
                assertThat(e).hasCauseInstanceOf(ShopClosed.class);
            }
        }
        long done =
                crowd.all().stream().filter(f -> !f.isCompletedExceptionally()).count();
        try (Shop again = Shop.open(shop.config())) {
            long stored = again.read(tx -> tx.users().all().count());
            assertThat(stored).isEqualTo(done);
        }
    }

    /** What returned is stored, what threw is not, whoever rolled back beside it. */
    @Test
    void many_at_once_are_stored_once_or_not_at_all() throws Exception {
        shop.run(tx -> tx.users().insert(user("taken")));
        AtomicInteger lost = new AtomicInteger();
        List<Object> outcomes = atOnce(8, thread -> () -> {
            Random random = new Random(thread);
            List<String> mine = new ArrayList<>();
            for (int i = 0; i < 150; i++) {
                String name = "n" + thread + "x" + i;
                int kind = random.nextInt(20);
                try {
                    write(shop, tx -> change(tx, name, kind), () -> {});
                    mine.add(name);
                } catch (IllegalStateException | Duplicate e) {
                    lost.incrementAndGet();
                }
            }
            return mine;
        });
        List<String> expected = new ArrayList<>(List.of("taken"));
        for (Object outcome : outcomes) {
            ((List<?>) outcome).forEach(name -> expected.add((String) name));
        }
        assertThat(lost).hasPositiveValue();
        assertUsers(expected.toArray(String[]::new));
    }

    private void change(Tx tx, String name, int kind) {
        tx.users().insert(user(name));
        switch (kind) {
            case 0 -> throw new IllegalStateException("by the callback");
            case 1 -> tx.users().insert(user("taken"));
            case 2 -> {
                // as SQLite itself after some errors
                jdbc(tx, "ROLLBACK");
                throw new IllegalStateException("rolled back");
            }
            case 3 ->
                assertThatExceptionOfType(Duplicate.class)
                        .isThrownBy(() -> shop.run(nested -> {
                            nested.users().insert(user(name + "nested"));
                            nested.users().insert(user(name));
                        }));
            default -> {}
        }
    }

    // --- helpers

    private static NewUser user(String name) {
        return new NewUser(name, name.toLowerCase(Locale.ROOT) + "@example.com");
    }

    private boolean isStored(String email) {
        return isStored(shop, email);
    }

    /** On a connection of its own, whatever transaction this thread is in. */
    private static boolean isStored(TestShop shop, String email) {
        try (Connection connection = shop.dataSource().getConnection();
                var select = connection.prepareStatement("select count(*) from users where email = ?")) {
            select.setString(1, email);
            try (var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1) == 1;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void jdbc(Tx tx, String sql) {
        tx.db().connection(connection -> {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
            }
        });
    }

    private void assertUsers(String... names) {
        List<String> stored =
                shop.report(db -> db.select(USERS.NAME).from(USERS).fetch(USERS.NAME));
        assertThat(stored).containsExactlyInAnyOrder(names);
    }

    /** All writes of this test are of one class of callback. */
    private static void write(TestShop shop, Consumer<Tx> work, Runnable atTheEnd) {
        shop.run(tx -> {
            work.accept(tx);
            atTheEnd.run();
        });
    }

    /** A callback must have been short once to share a commit. */
    private static void known(TestShop shop) {
        // again and again, should one take long by chance
        for (int i = 0; i < 200; i++) {
            write(shop, tx -> {}, () -> {});
        }
    }

    /** Writes of several threads, one after the other; the first is held until {@link #go}. */
    private static final class Crowd {
        private static final Executor THREADS = work -> new Thread(work).start();

        private final TestShop shop;
        private final CountDownLatch go = new CountDownLatch(1);
        private final List<CompletableFuture<?>> all = new ArrayList<>();

        private Crowd(TestShop shop) {
            this.shop = shop;
        }

        @CanIgnoreReturnValue
        CompletableFuture<?> write(Consumer<Tx> work) {
            boolean isFirst = all.isEmpty();
            return run(() -> GroupCommitTest.write(shop, work, isFirst ? this::hold : () -> {}));
        }

        /** Starts a thread, and returns when it is held or waits for the writer. */
        @CanIgnoreReturnValue
        CompletableFuture<?> run(Runnable work) {
            CompletableFuture<Thread> thread = new CompletableFuture<>();
            CompletableFuture<?> done = CompletableFuture.runAsync(
                    () -> {
                        thread.complete(Thread.currentThread());
                        work.run();
                    },
                    THREADS);
            boolean waits = all.isEmpty() || shop.url().startsWith("jdbc:sqlite");
            all.add(done);
            while (waits && !done.isDone() && !waits(thread.join())) {
                Thread.onSpinWait();
            }
            return done;
        }

        private static boolean waits(Thread thread) {
            Thread.State state = thread.getState();
            return (state == Thread.State.WAITING || state == Thread.State.TIMED_WAITING)
                    && Stream.of(thread.getStackTrace())
                            .anyMatch(frame -> frame.getMethodName().equals("hold")
                                    || frame.getClassName().endsWith("WriterMutex"));
        }

        void hold() {
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        void go() {
            go.countDown();
        }

        List<CompletableFuture<?>> all() {
            return all;
        }

        /** Waits for all, whatever their ends. */
        void ended() {
            for (CompletableFuture<?> each : all) {
                each.handle((result, error) -> error).join();
            }
        }
    }
}
