package io.shopsql;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.USERS;
import static io.shopsql.testkit.Fixtures.aUser;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.jooq.impl.DSL.select;

import io.shopsql.error.IllegalNesting;
import io.shopsql.error.NotFound;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Compiled;
import io.shopsql.report.Report;
import io.shopsql.schema.BorrowedConnection;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.AtOnce;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.RecordedPool;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Allow;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/** A read of one statement begins no transaction; a second statement restarts it in a snapshot. */
@EveryDatabase
@Allow.PlainSQL
class ReadWithoutTransactionTest {

    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    private static final BoundQuery<String> NAMES =
            Compiled.query(() -> select(USERS.NAME).from(USERS).orderBy(USERS.NAME), mapping((String text) -> text));

    private final boolean postgres;

    @AutoClose
    private final TestShop shop;

    private final User alice;
    private final RecordedPool pool;

    @AutoClose
    private final Shop recorded;

    private final AtomicInteger runs = new AtomicInteger();

    ReadWithoutTransactionTest(TestDatabase database) {
        postgres = database == TestDatabase.POSTGRES;
        shop = database.emptyShop();
        alice = aUser(shop, "Alice");
        pool = new RecordedPool(shop.dataSource());
        recorded = Shop.on(pool.dataSource());
    }

    @Test
    void one_statement_begins_no_transaction() {
        assertThat(inTransaction(tx -> {
                    tx.users().get(alice.id());
                }))
                .containsExactly(false);
        assertThat(transactions()).isZero();
        assertThat(inTransaction(tx -> {
                    NAMES.list(tx.db());
                }))
                .containsExactly(false);
        assertThat(inTransaction(tx -> {
                    tx.db().fetchCount(USERS);
                }))
                .containsExactly(false);
        assertThat(inTransaction(tx -> {})).containsExactly(false);
        assertThat(transactions()).isZero();
    }

    @Test
    void a_second_statement_restarts_the_read_in_a_snapshot_and_the_class_is_remembered() {
        Function<Tx, List<Boolean>> two = new Function<>() {
            @Override
            public List<Boolean> apply(Tx tx) {
                runs.incrementAndGet();
                tx.users().get(alice.id());
                boolean first = isInTransaction();
                tx.users().get(alice.id());
                return List.of(first, isInTransaction());
            }
        };
        assertThat(recorded.<List<Boolean>>read(two)).containsExactly(true, true);
        assertThat(runs).hasValue(2);
        assertThat(transactions()).isEqualTo(1);
        assertThat(recorded.<List<Boolean>>read(two)).containsExactly(true, true);
        assertThat(runs).hasValue(3);
    }

    @Test
    void both_statements_see_the_same_moment_although_another_commits_between_them() {
        List<Integer> seen = new ArrayList<>();
        shop.read(tx -> {
            seen.add(NAMES.list(tx.db()).size());
            CompletableFuture.runAsync(() -> aUser(shop, "User" + runs.incrementAndGet()))
                    .join();
            seen.add(NAMES.list(tx.db()).size());
            return runs.get();
        });
        // the first attempt saw one; the second saw two, twice, while a third was inserted
        assertThat(seen).containsExactly(1, 2, 2);
        assertThat(runs).hasValue(2);
    }

    @Test
    void a_second_statement_that_comes_only_sometimes_is_in_a_snapshot_too() {
        Function<List<UserId>, Function<Tx, Integer>> reads = ids -> tx -> {
            runs.incrementAndGet();
            int found = 0;
            for (UserId id : ids) {
                found += tx.users().find(id).isPresent() ? 1 : 0;
            }
            return found;
        };
        assertThat(recorded.<Integer>read(reads.apply(List.of(alice.id())))).isEqualTo(1);
        assertThat(runs).hasValue(1);
        assertThat(recorded.<Integer>read(reads.apply(List.of(alice.id(), new UserId(-1)))))
                .isEqualTo(1);
        assertThat(runs).hasValue(3);
        assertThat(recorded.<Integer>read(reads.apply(List.of(alice.id())))).isEqualTo(1);
        assertThat(runs).hasValue(4);
    }

    @Test
    void a_read_that_swallows_the_signal_is_restarted_all_the_same() {
        assertThat(shop.<List<String>>read(tx -> {
                    runs.incrementAndGet();
                    List<String> names = new ArrayList<>(NAMES.list(tx.db()));
                    try {
                        names.addAll(NAMES.list(tx.db()));
                    } catch (RuntimeException e) {
                        names.add("swallowed");
                    }
                    return names;
                }))
                .containsExactly("Alice", "Alice");
        assertThat(runs).hasValue(2);
        assertThat(shop.<List<String>>read(tx -> {
                    runs.incrementAndGet();
                    try {
                        NAMES.list(tx.db());
                        return NAMES.list(tx.db());
                    } catch (RuntimeException e) {
                        throw new AssertionError("instead of the signal", e);
                    }
                }))
                .containsExactly("Alice");
        assertThat(runs).hasValue(4);
    }

    @Test
    void a_stream_is_in_a_snapshot_on_postgres_which_sends_portions_only_in_transactions() {
        assertThat(recorded.<Boolean>read(tx -> {
                    runs.incrementAndGet();
                    return NAMES.stream(tx.db(), names -> {
                        assertThat(names).containsExactly("Alice");
                        return isInTransaction();
                    });
                }))
                .isEqualTo(postgres);
        assertThat(runs).hasValue(postgres ? 2 : 1);
    }

    @Test
    void writes_are_refused_as_the_first_and_as_a_later_statement() {
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> tx.users().insert(BOB)));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.read(tx -> {
                    tx.users().get(alice.id());
                    return tx.users().insert(BOB);
                }));
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(
                        () -> shop.read(tx -> shop.write(inner -> inner.users().insert(BOB))));
        assertThatExceptionOfType(ReadOnlyTransaction.class)
                .isThrownBy(() -> shop.report(db -> db.execute("delete from users")));
        assertThat(shop.report(NAMES::list)).containsExactly("Alice");
    }

    @Test
    void a_nested_read_belongs_to_the_outer_one() {
        assertThat(shop.<List<String>>read(outer -> {
                    runs.incrementAndGet();
                    List<String> names = new ArrayList<>(shop.<List<String>>read(tx -> NAMES.list(tx.db())));
                    CompletableFuture.runAsync(() -> {
                                if (runs.get() == 2) {
                                    shop.run(tx -> tx.users().insert(BOB));
                                }
                            })
                            .join();
                    names.addAll(shop.report(NAMES::list));
                    return names;
                }))
                .containsExactly("Alice", "Alice");
        assertThat(runs).hasValue(2);
    }

    @Test
    void an_error_of_the_statement_or_the_callback_reaches_the_caller_and_the_next_read_works() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.read(tx -> tx.users().get(new UserId(-1))));
        assertThatExceptionOfType(ShopException.class)
                .isThrownBy(() -> shop.read(tx -> tx.db().fetch("select nothing from nowhere")));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> shop.read(tx -> {
                    throw new ArithmeticException();
                }));
        assertThat(shop.<List<String>>read(tx -> NAMES.list(tx.db()))).containsExactly("Alice");
    }

    @Test
    void a_statement_after_a_failed_one_is_refused() {
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.read(tx -> {
                    try {
                        tx.db().fetch("select nothing from nowhere");
                    } catch (ShopException e) {
                        runs.incrementAndGet();
                    }
                    return NAMES.list(tx.db());
                }));
        assertThat(runs).hasValue(2);
        assertThat(shop.report(NAMES::list)).containsExactly("Alice");
    }

    @Test
    void the_objects_of_a_read_end_with_it() {
        Tx[] kept = new Tx[1];
        shop.read(tx -> {
            kept[0] = tx;
            return tx.users().all().count();
        });
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> kept[0].users().all().count());
        assertThatExceptionOfType(IllegalNesting.class).isThrownBy(() -> NAMES.list(kept[0].db()));
    }

    @Test
    void a_report_of_one_statement_begins_no_transaction_and_one_of_two_does() {
        Report<Boolean> one = db -> {
            db.fetchCount(USERS);
            return isInTransaction();
        };
        assertThat(recorded.report(one)).isFalse();
        assertThat(transactions()).isZero();
        Report<Boolean> two = db -> {
            db.fetchCount(USERS);
            db.fetchCount(USERS);
            return isInTransaction();
        };
        assertThat(recorded.report(two)).isTrue();
        assertThat(transactions()).isEqualTo(1);
    }

    @Test
    void many_threads_read_without_transactions_while_others_write() throws Exception {
        List<Object> outcomes = AtOnce.atOnce(4, i -> () -> {
            for (int n = 0; n < 20; n++) {
                if (i == 0) {
                    aUser(shop, "U" + n);
                } else {
                    shop.read(tx -> tx.users().get(alice.id()));
                    shop.read(tx -> {
                        long first = tx.users().all().count();
                        assertThat(tx.users().all().count()).isEqualTo(first);
                        return first;
                    });
                }
            }
            return i;
        });
        assertThat(outcomes).containsExactly(0, 1, 2, 3);
    }

    /** Whether each attempt is in a transaction after its work. */
    private List<Boolean> inTransaction(Consumer<Tx> work) {
        List<Boolean> attempts = new ArrayList<>();
        recorded.read(tx -> {
            work.accept(tx);
            attempts.add(isInTransaction());
            return attempts;
        });
        return attempts;
    }

    /** Asks the driver, not the shop. */
    private boolean isInTransaction() {
        try {
            Connection connection = pool.last();
            return connection instanceof BaseConnection driver
                    ? driver.getTransactionState() != TransactionState.IDLE
                    : BorrowedConnection.isInTransaction(connection);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many transactions ended; on Postgres, how many were made read-only. */
    private long transactions() {
        return pool.sent().stream()
                .filter(sent -> Stream.of("COMMIT", "SET TRANSACTION").anyMatch(sent.sql()::startsWith))
                .count();
    }
}
