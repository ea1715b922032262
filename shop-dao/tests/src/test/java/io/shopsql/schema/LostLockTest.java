package io.shopsql.schema;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.MigrationLocked;
import io.shopsql.testkit.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lease on the migration lock of Postgres: who holds it, who may take it over, and what the loser may still do. */
@Timeout(value = 20, unit = MINUTES)
@Tag("long")
class LostLockTest {

    private static final String LEASE = "update shop_changelog_lease set owner = 'x', holder = 'somewhere (process 7)',"
            + " since = '2026-01-02 03:04:05Z', ends = ";

    @AutoClose
    private final TestDatabase.Home home = TestDatabase.POSTGRES.emptyDatabase();

    @AutoClose("shutdownNow")
    private final ExecutorService threads = Executors.newSingleThreadExecutor();

    @TempDir
    private Path folder;

    private final DataSource database = home.dataSource();
    private final Migrations migrations = Migrations.of(database).lockTimeout(Duration.ZERO);

    @Test
    void a_process_that_lost_the_lock_lets_the_other_finish_and_changes_nothing() throws Exception {
        List<String> changesets = migrations.status().pending();
        Halted first = new Halted(10);
        Future<?> applying = threads.submit(() -> first.migrations().apply());
        first.awaitHalt();
        int applied = migrations.status().applied().size();
        assertThat(applied).isLessThan(changesets.size());
        anotherProcessMigrates();
        first.goOn();
        applying.get();
        assertThat(migrations.status().applied()).isEqualTo(changesets);
        assertThat(Jdbc.rows(
                        database,
                        "select count(*), count(distinct id), count(distinct deployment_id) from" + " shop_changelog"))
                .containsExactly(
                        List.of(Integer.toString(changesets.size()), Integer.toString(changesets.size()), "2"));
        assertThat(migrations.lock()).isEmpty();
    }

    @Test
    void a_rollback_that_lost_the_lock_ends_there_and_says_who_has_it() throws Exception {
        migrations.apply();
        Halted first = new Halted(5);
        Future<?> goingBack = threads.submit(() -> first.migrations().rollback(5));
        first.awaitHalt();
        anotherProcessMigrates();
        Jdbc.run(database, LEASE + "'infinity'");
        first.goOn();
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(goingBack::get)
                .havingCause()
                .isInstanceOfSatisfying(
                        MigrationLocked.class,
                        e -> assertThat(e.what())
                                .contains("taken over by somewhere (process 7)", "since 2026-01-02T03:04:05Z"));
        assertThat(migrations.status().current()).isTrue();
    }

    @Test
    void nobody_takes_the_lock_over_while_a_changeset_runs_however_old_the_lease() throws Exception {
        migrations.apply();
        try (Connection reader = database.getConnection()) {
            reader.setAutoCommit(false);
            DatabaseKind.ask(reader, "select count(*) from transfers");
            Future<?> goingBack = threads.submit(
                    () -> Migrations.of(database).lease(Duration.ZERO).rollback(100));
            awaitWaiting();
            assertThatExceptionOfType(MigrationLocked.class)
                    .isThrownBy(migrations::apply)
                    .satisfies(e -> {
                        assertThat(e.what())
                                .matches("The migration lock is held by .+ \\(process \\d+\\) since"
                                        + " \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z; waited [0-9.]+ s\\.");
                        assertThat(e.next()).contains("lockTimeout").doesNotContain("unlock");
                    });
            assertThatExceptionOfType(MigrationLocked.class).isThrownBy(migrations::unlock);
            assertThat(migrations.lock())
                    .hasValueSatisfying(lock -> assertThat(lock.running()).isTrue());
            reader.rollback();
            goingBack.get();
        }
        assertThat(migrations.status().applied()).isEmpty();
        assertThat(migrations.lock()).isEmpty();
    }

    @Test
    void the_lease_counts_from_the_end_of_a_transaction_however_long_it_took() {
        AtomicReference<String> lastStatement = new AtomicReference<>();
        List<@Nullable String> lasts = new ArrayList<>();
        Watched watched = new Watched(database, (connection, method, calls) -> {
            if (method.endsWith("Statement")) {
                lastStatement.set(DatabaseKind.ask(connection, "select clock_timestamp()"));
            } else if (method.equals("commit")) {
                lasts.add(DatabaseKind.ask(
                        connection,
                        "select ends >= timestamptz '" + lastStatement.get()
                                + "' + interval '1 hour' from shop_changelog_lease"));
            }
        });
        Migrations.of(watched.dataSource()).lease(Duration.ofHours(1)).apply();
        assertThat(lasts).isNotEmpty().containsOnly("t");
    }

    @Test
    void the_lock_of_a_dead_process_is_free_when_its_lease_ends() throws SQLException {
        migrations.apply();
        migrations.rollback(1);
        Jdbc.run(database, LEASE + "now() + interval '1 hour'");
        assertThatExceptionOfType(MigrationLocked.class)
                .isThrownBy(migrations::apply)
                .satisfies(
                        e -> assertThat(e.what())
                                .startsWith(
                                        "The migration lock is held by somewhere (process 7) since 2026-01-02T03:04:05Z; waited "));
        assertThatExceptionOfType(MigrationLocked.class)
                .isThrownBy(migrations::unlock)
                .satisfies(e -> assertThat(e.next()).doesNotContain("unlock"));

        Jdbc.run(database, LEASE + "now() - interval '1 second'");
        assertThat(migrations.lock())
                .hasValueSatisfying(lock -> assertThat(lock.running()).isFalse());
        migrations.apply();
        assertThat(migrations.status().current()).isTrue();
        assertThat(migrations.lock()).isEmpty();

        Jdbc.run(database, LEASE + "now() - interval '1 second'");
        assertThat(migrations.unlock()).isTrue();
        assertThat(migrations.unlock()).isFalse();
    }

    @Test
    void a_changeset_outside_of_transactions_holds_the_lock_until_it_ends_and_runs_in_its_schema() throws Exception {
        Migrations app = migrations.inSchema("shop").changelog("io/shopsql/schema/app/outside.xml");
        migrations.inSchema("shop").apply();
        try (Connection reader = database.getConnection()) {
            reader.setAutoCommit(false);
            DatabaseKind.ask(reader, "select count(*) from shop.users");
            Future<?> indexing = threads.submit(() -> app.lease(Duration.ZERO).apply());
            awaitWaiting();
            assertThatExceptionOfType(MigrationLocked.class)
                    .isThrownBy(app::apply)
                    .satisfies(e -> {
                        assertThat(e.what()).contains("in a changeset that runs outside of transactions");
                        assertThat(e.next()).contains("Migrations.unlock");
                    });
            assertThat(app.lock())
                    .hasValueSatisfying(lock -> assertThat(lock.running()).isTrue());
            reader.rollback();
            indexing.get();
        }
        assertThat(app.status().current()).isTrue();
        assertThat(app.lock()).isEmpty();
        app.rollback(1);
        assertThat(app.status().pending()).containsExactly("app/outside.xml::index");

        // its process died within it
        Jdbc.run(database, "set search_path to shop", LEASE.replace("shop_", "shop.shop_") + "'infinity'");
        assertThatExceptionOfType(MigrationLocked.class).isThrownBy(app::apply);
        assertThat(app.unlock()).isTrue();
        app.apply();
    }

    /** Not this one: Liquibase runs once at a time in a process. */
    private void anotherProcessMigrates() throws Exception {
        assertThat(MigratingProcess.opening(database, 0, folder.resolve("other"))
                        .waitFor())
                .isZero();
    }

    /** Until a statement waits for a lock of a table. */
    private void awaitWaiting() throws Exception {
        while (Jdbc.list(
                        database,
                        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
                .isEmpty()) {
            Thread.sleep(50);
        }
    }

    /** A process that halts right after a commit, with a lease that is over. */
    private final class Halted {
        private final CountDownLatch halted = new CountDownLatch(1);
        private final CountDownLatch goOn = new CountDownLatch(1);
        private final Watched watched;

        Halted(int afterCommits) {
            watched = new Watched(database, (connection, method, calls) -> {
                if (method.equals("commit") && calls == afterCommits) {
                    halted.countDown();
                    try {
                        goOn.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }
            });
        }

        Migrations migrations() {
            return Migrations.of(watched.dataSource()).lease(Duration.ZERO);
        }

        void awaitHalt() throws InterruptedException {
            halted.await();
        }

        void goOn() {
            goOn.countDown();
        }
    }
}
