package io.shopsql;

import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Contention;
import io.shopsql.error.Duplicate;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.RolledBack;
import io.shopsql.internal.Session;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class ShopTransactionTest {

    private static final NewUser ALICE = new NewUser("Alice", "alice@example.com");
    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    @AutoClose
    private final TestShop shop;

    private final TestDatabase database;

    ShopTransactionTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @Test
    void any_exception_rolls_back_and_reaches_the_caller_as_it_is() {
        IllegalStateException mine = new IllegalStateException("mine");
        assertThatThrownBy(() -> shop.run(tx -> {
                    tx.users().insert(ALICE);
                    throw mine;
                }))
                .isSameAs(mine);
        assertUsers();
    }

    @Test
    void a_nested_write_that_fails_is_undone_alone() {
        shop.run(tx -> {
            tx.users().insert(ALICE);
            assertThatExceptionOfType(Duplicate.class)
                    .isThrownBy(() -> shop.run(nested -> {
                        nested.users().insert(BOB);
                        nested.users().insert(ALICE);
                    }));
            tx.users().insert(new NewUser("Carol", "carol@example.com"));
        });
        assertUsers("Alice", "Carol");
    }

    @Test
    void a_nested_write_is_lost_with_its_outer_one() {
        assertThatThrownBy(() -> shop.run(tx -> {
                    shop.run(nested -> nested.users().insert(BOB));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertUsers();
    }

    @Test
    void jooqs_own_transactions_are_savepoints() {
        shop.run(tx -> {
            tx.users().insert(ALICE);
            assertThatThrownBy(() -> tx.db().transaction(inner -> {
                        DSL.using(inner).deleteFrom(USERS).execute();
                        throw new IllegalStateException("undo");
                    }))
                    .hasMessage("undo");
            tx.db()
                    .transaction(inner ->
                            DSL.using(inner).update(USERS).set(USERS.AGE, 31).execute());
        });
        shop.run(tx -> assertThat(tx.users().all().list())
                .singleElement()
                .satisfies(u -> assertThat(u.age()).isEqualTo(31)));
    }

    @Test
    void a_read_and_a_report_inside_a_write_see_its_changes() {
        shop.run(tx -> {
            tx.users().insert(ALICE);
            long read = shop.read(inner -> inner.users().all().count());
            int report = shop.report(db -> db.fetchCount(USERS));
            int own = tx.report(db -> db.fetchCount(USERS));
            assertThat(List.of(read, (long) report, (long) own)).containsExactly(1L, 1L, 1L);
        });
    }

    @Test
    void a_read_is_one_snapshot() {
        aUser(shop, "Alice");
        AtomicBoolean inserted = new AtomicBoolean();
        shop.read(tx -> {
            long before = tx.users().all().count();
            if (tx.db().fetchCount(USERS) == 1 && !inserted.getAndSet(true)) {
                CompletableFuture.runAsync(() -> shop.run(other -> other.users().insert(BOB)))
                        .join();
            }
            assertThat(tx.users().all().count()).isEqualTo(before).isEqualTo(1);
            return before;
        });
        assertUsers("Alice", "Bob");
    }

    @Test
    void a_write_inside_a_read_or_a_report_is_refused() {
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(
                        () -> shop.read(tx -> shop.write(inner -> inner.users().insert(ALICE))))
                .withMessageContaining("A write inside a read");
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() ->
                        shop.report(db -> shop.write(inner -> inner.users().insert(ALICE))));
        assertUsers();
    }

    @Test
    void changing_data_in_a_read_or_a_report_is_refused() {
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> tx.users().insert(ALICE)));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> tx.users().insertAll(List.of(ALICE))));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.report(
                        db -> db.deleteFrom(USERS).where(noCondition()).execute()));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(
                        () -> shop.report(db -> db.batch(db.deleteFrom(USERS)).execute()));
        assertUsers();
    }

    @Test
    void after_a_failed_statement_nothing_of_the_transaction_is_kept_even_if_the_error_is_swallowed() {
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.run(tx -> {
                    tx.users().insert(ALICE);
                    assertThatExceptionOfType(Duplicate.class)
                            .isThrownBy(() -> tx.users().insert(ALICE));
                    assertThatExceptionOfType(RolledBack.class)
                            .isThrownBy(() -> tx.users().insert(BOB));
                }));
        assertUsers();
    }

    @Test
    void what_is_registered_runs_after_the_commit_and_only_then() {
        List<String> seen = new ArrayList<>();
        shop.run(tx -> {
            tx.users().insert(ALICE);
            tx.afterCommit(() ->
                    seen.add("users: " + shop.<Long>read(t -> t.users().all().count())));
            assertThatThrownBy(() -> shop.run(nested -> {
                        nested.afterCommit(() -> seen.add("undone"));
                        throw new IllegalStateException();
                    }))
                    .isInstanceOf(IllegalStateException.class);
            shop.run(nested -> nested.afterCommit(() -> seen.add("nested")));
            assertThat(seen).isEmpty();
        });
        assertThat(seen).containsExactly("users: 1", "nested");
        assertThatThrownBy(() -> shop.run(tx -> {
                    tx.afterCommit(() -> seen.add("never"));
                    throw new IllegalStateException();
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(seen).hasSize(2);
    }

    @Test
    void a_transaction_that_lost_runs_again() {
        AtomicInteger attempts = new AtomicInteger();
        shop.run(tx -> {
            tx.users().insert(new NewUser("Try " + attempts.get(), "try@example.com"));
            if (attempts.incrementAndGet() < 3) {
                throw Session.of(tx.db()).lost(new Contention("lost", null));
            }
        });
        assertThat(attempts).hasValue(3);
        assertUsers("Try 2");
    }

    @Test
    void a_transaction_that_always_loses_tells_of_all_its_attempts() {
        AtomicInteger attempts = new AtomicInteger();
        assertThatExceptionOfType(Contention.class)
                .isThrownBy(() -> shop.run(tx -> {
                    throw new Contention("Attempt " + attempts.incrementAndGet() + " lost.", null);
                }))
                .satisfies(e -> {
                    assertThat(e.what()).matches("Attempt 10 lost \\(10 attempts in \\d+ ms\\)\\.");
                    assertThat(e.attempts()).isEqualTo(10);
                    assertThat(e.elapsed()).isPositive();
                    assertThat(e.getSuppressed())
                            .extracting(lost -> ((Contention) lost).what())
                            .containsExactlyElementsOf(IntStream.rangeClosed(1, 9)
                                    .mapToObj(i -> "Attempt " + i + " lost.")
                                    .toList());
                });
        assertThat(attempts).hasValue(10);
    }

    @Test
    void a_transaction_that_loses_its_only_attempt_says_just_that() {
        try (TestShop once = database.emptyShop(config -> config.maxAttempts(1))) {
            assertThatExceptionOfType(Contention.class)
                    .isThrownBy(() -> once.run(tx -> {
                        throw new Contention("Lost.", null);
                    }))
                    .satisfies(e -> {
                        assertThat(e.what()).isEqualTo("Lost.");
                        assertThat(e.attempts()).isEqualTo(1);
                        assertThat(e.getSuppressed()).isEmpty();
                    });
        }
    }

    @Test
    void a_transaction_cannot_be_used_after_its_end() {
        List<Tx> kept = new ArrayList<>();
        shop.run(kept::add);
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> kept.get(0).users().all().list())
                .withMessageContaining("This transaction has ended");
    }

    @Test
    void a_dsl_context_that_is_not_a_shops_is_refused() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Session.of(DSL.using(org.jooq.SQLDialect.SQLITE)));
    }

    @Test
    void a_serializable_write_commits_and_nests_only_in_one_like_it() {
        shop.shop().writeSerializable(tx -> {
            User alice = tx.users().insert(ALICE);
            shop.run(nested -> nested.users().insert(BOB));
            return alice;
        });
        assertUsers("Alice", "Bob");
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> shop.run(tx -> shop.shop()
                        .writeSerializable(inner -> inner.users().all().count())));
    }

    @Test
    void of_two_serializable_writes_that_depend_on_each_other_the_second_sees_the_first() {
        CyclicBarrier bothHaveRead = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        List<CompletableFuture<Void>> writers = Stream.of(ALICE, BOB)
                .map(user -> CompletableFuture.runAsync(() -> shop.shop().writeSerializable(tx -> {
                    boolean nobody = tx.users().all().count() == 0;
                    if (attempts.incrementAndGet() <= 2) {
                        meet(bothHaveRead);
                    }
                    return nobody ? tx.users().insertIfAbsent(user) : Optional.empty();
                })))
                .toList();
        writers.forEach(CompletableFuture::join);
        shop.run(tx -> assertThat(tx.users().all().count()).isEqualTo(1));
    }

    /** Meets the other where both can be there at once; SQLite's writers take turns. */
    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(500, TimeUnit.MILLISECONDS);
        } catch (TimeoutException | BrokenBarrierException e) {
            assertThat(barrier.isBroken()).isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertUsers(String... names) {
        shop.run(
                tx -> assertThat(tx.users().all().list()).extracting(User::name).containsExactlyInAnyOrder(names));
    }
}
