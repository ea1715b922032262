package io.shopsql;

import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.error.IllegalNesting;
import io.shopsql.error.RolledBack;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Session;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever leaves a callback, also a checked exception that nobody declared, rolls back and reaches the caller. */
@EveryDatabase
@Tag("long")
class AnyThrowableTest {

    private static final NewUser ALICE = new NewUser("Alice", "alice@example.com");
    private static final NewUser BOB = new NewUser("Bob", "bob@example.com");

    @AutoClose
    private final TestShop shop;

    private final TestDatabase database;

    AnyThrowableTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop(config -> config.connections(1, 1));
    }

    static List<Throwable> throwables() {
        return List.of(
                new IOException("checked"),
                new SQLException("checked, of another database", "08006"),
                new InterruptedException("checked"),
                new Throwable("neither"),
                new StackOverflowError(),
                new IllegalStateException());
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_write_is_rolled_back(Throwable thrown) {
        assertThatThrownBy(() -> shop.run(tx -> {
                    tx.users().insert(ALICE);
                    throw sneaky(thrown);
                }))
                .isSameAs(thrown);
        assertOthersMayWriteAtOnce();
        assertUsers("other");
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_read_or_a_report_keeps_no_snapshot(Throwable thrown) {
        assertThatThrownBy(() -> shop.read(tx -> {
                    tx.users().all().count();
                    throw sneaky(thrown);
                }))
                .isSameAs(thrown);
        assertThatThrownBy(() -> shop.report(db -> {
                    db.fetchCount(USERS);
                    throw sneaky(thrown);
                }))
                .isSameAs(thrown);
        assertOthersMayWriteAtOnce();
        long seen = shop.read(tx -> tx.users().all().count());
        assertThat(seen).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_nested_write_is_undone_alone(Throwable thrown) {
        shop.run(tx -> {
            tx.users().insert(ALICE);
            assertThatThrownBy(() -> shop.run(nested -> {
                        nested.users().insert(BOB);
                        throw sneaky(thrown);
                    }))
                    .isSameAs(thrown);
        });
        assertOthersMayWriteAtOnce();
        assertUsers("Alice", "other");
    }

    @ParameterizedTest
    @MethodSource("throwables")
    void a_transaction_of_jooq_is_undone_alone_and_a_checked_exception_is_the_cause_of_what_jooq_throws(
            Throwable thrown) {
        shop.run(tx -> {
            tx.users().insert(ALICE);
            assertThatThrownBy(() -> tx.db().transaction(inner -> {
                        DSL.using(inner).deleteFrom(USERS).execute();
                        throw thrown;
                    }))
                    .satisfies(e -> assertThat(e instanceof DataAccessException ? e.getCause() : e)
                            .isSameAs(thrown));
        });
        assertUsers("Alice");
    }

    @Test
    void a_transaction_of_jooq_in_which_a_statement_failed_is_undone_even_if_the_error_is_swallowed() {
        shop.run(tx -> {
            tx.users().insert(ALICE);
            assertThatExceptionOfType(RolledBack.class)
                    .isThrownBy(() -> tx.db().transaction(inner -> {
                        tx.users().insert(BOB);
                        assertThatThrownBy(() -> tx.users().insert(ALICE)).isNotNull();
                    }));
            tx.users().insert(new NewUser("Carol", "carol@example.com"));
        });
        assertUsers("Alice", "Carol");
    }

    @Test
    void a_commit_of_which_the_server_keeps_nothing_is_not_acknowledged() {
        List<SQLException> swallowed = new ArrayList<>();
        Consumer<Tx> work = tx -> {
            tx.users().insert(ALICE);
            tx.db().connection(connection -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("insert into no_such_table values (1)");
                } catch (SQLException e) {
                    swallowed.add(e);
                }
            });
        };
        if (database == TestDatabase.SQLITE) {
            shop.run(work); // a statement of the application's own JDBC is undone alone there
            assertUsers("Alice");
        } else {
            assertThatExceptionOfType(RolledBack.class).isThrownBy(() -> shop.run(work));
            assertUsers();
        }
        assertThat(swallowed).hasSize(1);
    }

    @Test
    void rows_that_a_callback_fails_to_make_leave_none_of_their_batch_behind() {
        assertThatExceptionOfType(RolledBack.class)
                .isThrownBy(() -> shop.run(tx -> {
                    assertThatThrownBy(() -> Bulk.insert(
                                    Session.of(tx.db()),
                                    List.of(USERS.NAME, USERS.EMAIL, USERS.ACTIVE, USERS.CREATED_AT),
                                    names(),
                                    n -> {
                                        if (n.isEmpty()) {
                                            throw new IllegalStateException("mine");
                                        }
                                        return new Object[] {n, n + "@example.com", true, Instant.EPOCH};
                                    }))
                            .hasMessage("mine");
                }));
        assertUsers();
    }

    private static List<String> names() {
        return Stream.concat(IntStream.range(0, 2000).mapToObj(i -> "user" + i), Stream.of(""))
                .toList();
    }

    @Test
    void every_action_after_a_commit_runs_whatever_the_others_throw() {
        List<String> ran = new ArrayList<>();
        Throwable first = new IOException("first");
        Throwable second = new AssertionError("second");
        assertThatThrownBy(() -> shop.run(tx -> {
                    tx.users().insert(ALICE);
                    tx.afterCommit(() -> {
                        throw sneaky(first);
                    });
                    tx.afterCommit(() -> ran.add("one"));
                    tx.afterCommit(() -> {
                        throw sneaky(second);
                    });
                    tx.afterCommit(() -> ran.add("two"));
                }))
                .isSameAs(first)
                .satisfies(e -> assertThat(e.getSuppressed()).containsExactly(second));
        assertThat(ran).containsExactly("one", "two");
        assertUsers("Alice");
    }

    @Test
    void an_action_after_a_commit_cannot_register_another() {
        AtomicInteger later = new AtomicInteger();
        assertThatExceptionOfType(IllegalNesting.class)
                .isThrownBy(() -> shop.run(tx -> tx.afterCommit(() -> tx.afterCommit(later::incrementAndGet))));
        assertThat(later).hasValue(0);
    }

    /** Throws it as a callback in Kotlin may: nobody has declared it. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
        throw (T) thrown;
    }

    /** Another process would see the same: it takes no lock that is kept from it, not even for a moment. */
    private void assertOthersMayWriteAtOnce() {
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            boolean sqlite = database == TestDatabase.SQLITE;
            statement.execute(sqlite ? "pragma busy_timeout = 0" : "set lock_timeout = '1ms'");
            statement.execute(
                    "insert into users (name, email, active, created_at) values ('other', 'other@example.com', "
                            + (sqlite ? "1, '2026-01-01T00:00:00.000000Z')" : "true, now())"));
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
        shop.run(tx -> tx.users().all().count());
    }

    private void assertUsers(String... names) {
        shop.run(
                tx -> assertThat(tx.users().all().list()).extracting(User::name).containsExactlyInAnyOrder(names));
    }
}
