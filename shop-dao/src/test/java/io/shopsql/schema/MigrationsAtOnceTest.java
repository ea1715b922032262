package io.shopsql.schema;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.MigrationLocked;
import io.shopsql.error.ShopException;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@EveryDatabase
@Timeout(120)
class MigrationsAtOnceTest {

    private static final int CHANGESETS = 28;

    private final TestDatabase engine;

    @AutoClose
    private final TestDatabase.Home home;

    private final DataSource database;

    @TempDir
    private Path folder;

    MigrationsAtOnceTest(TestDatabase engine) {
        this.engine = engine;
        home = engine.emptyDatabase();
        database = home.dataSource();
    }

    @Test
    void processes_that_open_an_empty_database_at_once_all_succeed_and_print_nothing() throws Exception {
        long start = System.currentTimeMillis() + 2000;
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            processes.add(MigratingProcess.opening(database, start, folder.resolve("process-" + i)));
        }
        for (int i = 0; i < processes.size(); i++) {
            assertThat(processes.get(i).waitFor(90, SECONDS)).isTrue();
            assertThat(processes.get(i).exitValue())
                    .describedAs(() -> textOf("process-", ".err"))
                    .isZero();
        }
        assertThat(textOf("process-", ".out")).isEmpty();
        assertThat(Migrations.of(database).status().applied()).hasSize(CHANGESETS);
        assertNoLockIsLeft(database);
    }

    @Test
    void a_killed_migration_is_told_at_once_and_goes_on_after_unlock() throws Exception {
        Process killed = MigratingProcess.dying(database, 12, folder.resolve("killed"));
        assertThat(killed.waitFor(90, SECONDS)).isTrue();
        assertThat(killed.exitValue())
                .describedAs(() -> textOf("killed", ".err"))
                .isEqualTo(9);

        Migrations migrations = Migrations.of(database);
        int applied = migrations.status().applied().size();
        assertThat(applied).isBetween(1, CHANGESETS - 1);
        Instant start = Instant.now();
        assertThatExceptionOfType(MigrationLocked.class)
                .isThrownBy(migrations::apply)
                .satisfies(e -> {
                    assertThat(e.what())
                            .matches(
                                    "The migration lock is held by .+ since \\d{4}-\\d\\d-\\d\\dT[0-9:.]+Z; waited 0 s\\.");
                    assertThat(e.next()).contains("Migrations.unlock");
                });
        assertThatExceptionOfType(MigrationLocked.class).isThrownBy(() -> migrations.rollback(1));
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(migrations.status().applied()).hasSize(applied);

        assertThat(migrations.unlock()).isTrue();
        assertThat(migrations.unlock()).isFalse();
        migrations.apply();
        assertThat(migrations.status().applied()).hasSize(CHANGESETS);
        assertNoLockIsLeft(database);
    }

    @Test
    void wherever_a_migration_dies_another_completes_it() {
        // the first commits make Liquibase's own tables
        for (int lastCommit : new int[] {1, 2, 3, 4, 5, 6, 7, 14, 27}) {
            try (TestDatabase.Home shop = engine.emptyDatabase()) {
                assertThat(migratesWithoutDying(shop.dataSource(), lastCommit)).isFalse();
                Migrations migrations = Migrations.of(shop.dataSource());
                migrations.unlock();
                migrations.apply();
                assertThat(migrations.status().applied())
                        .describedAs("died after commit %d", lastCommit)
                        .hasSize(CHANGESETS);
            }
        }
    }

    private static boolean migratesWithoutDying(DataSource database, int lastCommit) {
        Watched watched = new Watched(database, (connection, method, calls) -> {
            if (method.equals("commit") && calls == lastCommit) {
                connection.close();
            }
        });
        try {
            Migrations.of(watched.dataSource()).apply();
            return true;
        } catch (ShopException dead) {
            return false;
        }
    }

    @Test
    void unlocking_an_empty_database_finds_nothing_and_makes_nothing() throws SQLException {
        assertThat(Migrations.of(database).unlock()).isFalse();
        assertThat(Contents.tables(database)).isEmpty();
        assertThat(Migrations.of(database).status().applied()).isEmpty();
    }

    @Test
    void while_one_migrates_another_waits_no_longer_than_its_time_out() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        Watched slow = new Watched(database, (connection, method, calls) -> {
            if (method.equals("commit") && calls == 5) {
                begun.countDown();
                awaitUninterrupted(goOn);
            }
        });
        try (Pool threads = new Pool()) {
            Future<?> first =
                    threads.start(() -> Migrations.of(slow.dataSource()).apply());
            assertThat(begun.await(60, SECONDS)).isTrue();
            Migrations second = Migrations.of(database).lockTimeout(Duration.ofMillis(300));
            assertThatExceptionOfType(MigrationLocked.class).isThrownBy(second::apply);
            assertThatExceptionOfType(MigrationLocked.class).isThrownBy(second::unlock);
            goOn.countDown();
            first.get(60, SECONDS);
            second.apply();
        }
        assertThat(Migrations.of(database).status().applied()).hasSize(CHANGESETS);
        assertNoLockIsLeft(database);
    }

    @Test
    void two_databases_are_migrated_at_once_in_one_process_again_and_again() throws Exception {
        try (Pool threads = new Pool()) {
            for (int i = 0; i < 10; i++) {
                try (TestDatabase.Home one = engine.emptyDatabase();
                        TestDatabase.Home other = engine.emptyDatabase()) {
                    Future<?> first =
                            threads.start(() -> Migrations.of(one.dataSource()).apply());
                    Future<?> second = threads.start(
                            () -> Migrations.of(other.dataSource()).apply());
                    first.get(60, SECONDS);
                    second.get(60, SECONDS);
                    for (TestDatabase.Home migrated : List.of(one, other)) {
                        assertThat(Migrations.of(migrated.dataSource()).status().applied())
                                .hasSize(CHANGESETS);
                        assertThat(Contents.tables(migrated.dataSource())).hasSize(9);
                        assertNoLockIsLeft(migrated.dataSource());
                    }
                }
            }
        }
    }

    private static void assertNoLockIsLeft(DataSource migrated) throws Exception {
        assertThat(Jdbc.list(migrated, "select lockedby from shop_changelog_lock where locked"))
                .isEmpty();
        if (migrated instanceof SQLiteDataSource sqlite) {
            Path file = Path.of(sqlite.getUrl().substring("jdbc:sqlite:".length()));
            try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .allMatch(name -> name.startsWith("shop.db"))
                        .noneMatch(name -> name.endsWith(".lock"));
            }
        } else {
            assertThat(Jdbc.list(
                            migrated,
                            "select objid from pg_locks where locktype = 'advisory' and database ="
                                    + " (select oid from pg_database where datname = current_database())"))
                    .isEmpty();
        }
    }

    private String textOf(String prefix, String suffix) {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith(prefix)
                            && f.getFileName().toString().endsWith(suffix))
                    .toList()) {
                text.append(Files.readString(file));
            }
        } catch (IOException e) {
            text.append(e);
        }
        return text.toString();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(60, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Two threads. */
    private static final class Pool implements AutoCloseable {
        private final ExecutorService threads = Executors.newFixedThreadPool(2);

        Future<?> start(Runnable work) {
            return threads.submit(work);
        }

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }
}
