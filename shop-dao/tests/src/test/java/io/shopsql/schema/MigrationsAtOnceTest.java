package io.shopsql.schema;

import static java.util.concurrent.TimeUnit.MINUTES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.MigrationLocked;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

@EveryDatabase
// against hanging alone
@Timeout(value = 40, unit = MINUTES)
@Tag("long")
class MigrationsAtOnceTest {

    private static final int PROCESSES = 8;

    private final TestDatabase engine;
    private final List<String> changesets;

    @AutoClose
    private final TestDatabase.Home home;

    private final DataSource database;

    @TempDir
    private Path folder;

    MigrationsAtOnceTest(TestDatabase engine) {
        this.engine = engine;
        home = engine.emptyDatabase();
        database = home.dataSource();
        changesets = Migrations.of(database).status().pending();
    }

    @Test
    void processes_that_open_an_empty_database_at_once_all_succeed_and_print_nothing() throws Exception {
        long start = System.currentTimeMillis() + 2000;
        List<Process> processes = new ArrayList<>();
        for (int i = 0; i < PROCESSES; i++) {
            processes.add(MigratingProcess.opening(database, start, folder.resolve("process-" + i)));
        }
        for (int i = 0; i < processes.size(); i++) {
            assertThat(processes.get(i).waitFor())
                    .describedAs(() -> textOf("process-", ".err"))
                    .isZero();
        }
        assertThat(textOf("process-", ".out")).isEmpty();
        assertThat(Migrations.of(database).status().applied()).isEqualTo(changesets);
        assertNoLockIsLeft(database);
    }

    @Test
    void a_killed_migration_is_completed_by_the_next() throws Exception {
        Process killed = MigratingProcess.dying(database, 12, folder.resolve("killed"));
        assertThat(killed.waitFor()).describedAs(() -> textOf("killed", ".err")).isEqualTo(9);

        Migrations migrations = Migrations.of(database);
        assertThat(migrations.status().applied().size()).isBetween(1, changesets.size() - 1);
        Migrations.Lock lock = lockOfTheDead(migrations);
        assertThat(lock.holder()).isNotBlank();
        assertThat(lock.since()).isBefore(Instant.now().plusSeconds(60));
        migrations.apply();
        assertThat(migrations.status().applied()).isEqualTo(changesets);
        assertNoLockIsLeft(database);
    }

    @Test
    void the_lock_of_a_killed_migration_can_be_released_without_migrating() throws Exception {
        Process killed = MigratingProcess.dying(database, 12, folder.resolve("killed"));
        assertThat(killed.waitFor()).describedAs(() -> textOf("killed", ".err")).isEqualTo(9);
        Migrations migrations = Migrations.of(database);
        lockOfTheDead(migrations);
        assertThat(migrations.unlock()).isTrue();
        assertThat(migrations.lock()).isEmpty();
        assertThat(migrations.unlock()).isFalse();
        assertThat(migrations.status().current()).isFalse();
    }

    /** The server may see a moment later that the process is gone. */
    private static Migrations.Lock lockOfTheDead(Migrations migrations) throws InterruptedException {
        while (true) {
            Migrations.Lock lock = migrations.lock().orElseThrow();
            if (!lock.running()) {
                return lock;
            }
            Thread.sleep(20);
        }
    }

    @Test
    void wherever_a_migration_is_killed_another_completes_it() throws Exception {
        int commits = database instanceof SQLiteDataSource sqlite ? leftAtEachCommit(sqlite) : killedAtEachCommit();
        // Liquibase's own tables and locks have commits too
        assertThat(commits).isGreaterThan(changesets.size());
    }

    /** Copies of the files at each commit, which is what a process leaves that is killed there: a process takes seconds. */
    private int leftAtEachCommit(SQLiteDataSource sqlite) throws Exception {
        Path file = fileOf(sqlite);
        List<Path> copies = new ArrayList<>();
        Watched watched = new Watched(sqlite, (connection, method, calls) -> {
            if (method.equals("commit")) {
                copies.add(copied(file, folder.resolve("commit-" + calls)));
            }
        });
        Migrations.of(watched.dataSource()).apply();
        Set<Integer> applied = new TreeSet<>();
        for (Path copy : copies) {
            SQLiteDataSource left = new SQLiteDataSource();
            left.setUrl("jdbc:sqlite:" + copy);
            applied.add(Migrations.of(left).status().applied().size());
            assertCompletes(left, copy.toString());
        }
        assertThat(applied).hasSize(changesets.size() + 1); // none, one, …, all
        return copies.size();
    }

    private static Path copied(Path file, Path target) {
        try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
            Files.createDirectories(target);
            for (Path each : files.toList()) {
                Path copy = target.resolve(each.getFileName().toString());
                if (copy.toString().endsWith(".lock")) {
                    Files.createFile(copy); // reading it would release the lock
                } else if (!copy.toString().endsWith("-shm")) {
                    Files.copy(each, copy);
                }
            }
            return target.resolve(file.getFileName().toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int killedAtEachCommit() throws Exception {
        int boundary = 0;
        boolean died;
        do {
            // two at a time: what takes long is the start of a process
            List<Killed> killed = List.of(new Killed(++boundary), new Killed(++boundary));
            died = true;
            for (Killed one : killed) {
                died &= one.completes();
            }
        } while (died);
        return boundary;
    }

    /** A process that migrates a database of its own, and is killed after so many commits. */
    private final class Killed {
        private final int lastCommit;
        private final TestDatabase.Home shop = engine.emptyDatabase();
        private final Process process;

        Killed(int lastCommit) throws IOException {
            this.lastCommit = lastCommit;
            process = MigratingProcess.dying(shop.dataSource(), lastCommit, folder.resolve("killed-" + lastCommit));
        }

        /** Migrates the database after it; whether it died. */
        boolean completes() throws Exception {
            try (shop) {
                assertThat(process.waitFor())
                        .describedAs(() -> textOf("killed-", ".err"))
                        .isIn(0, 9);
                assertCompletes(shop.dataSource(), "killed after commit " + lastCommit);
                boolean died = process.exitValue() == 9;
                if (!died) {
                    assertNoLockIsLeft(shop.dataSource());
                }
                return died;
            }
        }
    }

    /** Migrates what a killed process left. */
    private void assertCompletes(DataSource left, String where) throws InterruptedException {
        Migrations migrations = Migrations.of(left);
        migrations.apply();
        if (migrations.lock().isPresent()) {
            // with nothing pending the lock does not matter, and stays as it is
            lockOfTheDead(migrations);
            assertThat(migrations.unlock()).isTrue();
        }
        assertThat(migrations.status().applied()).describedAs(where).isEqualTo(changesets);
        assertThat(migrations.lock()).isEmpty();
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
            Future<?> first = threads.start(() ->
                    Migrations.of(slow.dataSource()).lease(Duration.ofDays(1)).apply());
            begun.await();
            Migrations second = Migrations.of(database).lockTimeout(Duration.ofMillis(300));
            assertThatExceptionOfType(MigrationLocked.class).isThrownBy(second::apply);
            assertThatExceptionOfType(MigrationLocked.class).isThrownBy(second::unlock);
            goOn.countDown();
            first.get();
            second.apply();
        }
        assertThat(Migrations.of(database).status().applied()).isEqualTo(changesets);
        assertNoLockIsLeft(database);
    }

    @Test
    void two_databases_are_migrated_at_once_in_one_process_again_and_again() throws Exception {
        try (Pool threads = new Pool()) {
            for (int i = 0; i < 8; i++) {
                try (TestDatabase.Home one = engine.emptyDatabase();
                        TestDatabase.Home other = engine.emptyDatabase()) {
                    Future<?> first =
                            threads.start(() -> Migrations.of(one.dataSource()).apply());
                    Future<?> second = threads.start(
                            () -> Migrations.of(other.dataSource()).apply());
                    first.get();
                    second.get();
                    for (TestDatabase.Home migrated : List.of(one, other)) {
                        assertThat(Migrations.of(migrated.dataSource()).status().applied())
                                .isEqualTo(changesets);
                        assertThat(Contents.tables(migrated.dataSource())).contains("users", "transfers");
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
            Path file = fileOf(sqlite);
            try (Stream<Path> files = Files.list(file.resolveSibling(""))) {
                assertThat(files.map(f -> f.getFileName().toString()))
                        .allMatch(name -> name.startsWith("shop.db"))
                        .noneMatch(name -> name.endsWith(".lock"));
            }
        } else {
            assertThat(Jdbc.list(migrated, "select holder from shop_changelog_lease where owner is not null"))
                    .isEmpty();
        }
    }

    private static Path fileOf(SQLiteDataSource sqlite) {
        return Path.of(sqlite.getUrl().substring("jdbc:sqlite:".length()));
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
            latch.await();
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
