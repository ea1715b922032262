package io.shopsql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.shopsql.error.DatabaseReplaced;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.sqlite.SQLiteDataSource;

/** The SQLite file goes away, or another takes its place, while a shop is open on it. */
class DatabaseReplacedTest {

    /** Long beside any pause of a busy machine; only a hanging test waits for it. */
    private static final Duration AT_MOST = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    /** A commit is not looked at if the file was looked at less than a millisecond before. */
    private static final long UNTIL_IT_IS_SEEN = 2;

    private Path file;
    private Path backup;
    private Shop shop;

    @BeforeEach
    void a_backup_with_alice_and_a_shop_with_bob_in_its_log_as_well() throws IOException, SQLException {
        Path home = Files.createDirectory(folder.resolve("home"));
        file = home.resolve("shop.db");
        backup = folder.resolve("backup.db");
        shop = open(file);
        assumeTrue(Files.readAttributes(file, BasicFileAttributes.class).fileKey() != null, "file keys");
        insert("Alice");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
        }
        Files.copy(file, backup);
        insert("Bob");
        assertThat(besides("-wal")).exists();
    }

    @AfterEach
    void close() {
        shop.close();
    }

    /** What befalls the file. */
    enum Accident {
        DELETED {
            @Override
            void befall(Path file, Path backup) throws IOException {
                Files.delete(file);
            }
        },
        REPLACED_BY_A_BACKUP {
            @Override
            void befall(Path file, Path backup) throws IOException {
                Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
            }
        },
        REPLACED_BY_A_BACKUP_AND_ITS_LOG_DELETED {
            @Override
            void befall(Path file, Path backup) throws IOException {
                Files.move(backup, file, StandardCopyOption.REPLACE_EXISTING);
                LOG_DELETED.befall(file, backup);
                Files.delete(file.resolveSibling("shop.db-shm"));
            }
        },
        LOG_DELETED {
            @Override
            void befall(Path file, Path backup) throws IOException {
                Files.delete(file.resolveSibling("shop.db-wal"));
            }
        },
        FOLDER_RENAMED {
            @Override
            void befall(Path file, Path backup) throws IOException {
                Files.move(file.resolveSibling(""), file.resolveSibling("").resolveSibling("elsewhere"));
            }
        };

        abstract void befall(Path file, Path backup) throws IOException;
    }

    @ParameterizedTest
    @EnumSource
    void a_write_is_refused_without_another_try(Accident accident) {
        befall(accident);
        AtomicInteger runs = new AtomicInteger();
        List<String> acknowledged = new ArrayList<>();
        Consumer<Tx> write = tx -> {
            runs.incrementAndGet();
            tx.afterCommit(() -> acknowledged.add("Carol"));
            tx.users().insert(new NewUser("Carol", "carol@example.com"));
        };
        assertThatExceptionOfType(DatabaseReplaced.class)
                .isThrownBy(() -> shop.run(write))
                .withMessageContainingAll("shop.db was removed or replaced", "next: close");
        // a look at the file of the last 10 ms stands for one before the callback, one of the last millisecond for one
        // at its end
        assertThat(runs).hasValueLessThanOrEqualTo(1);
        int before = runs.get();
        assertThatExceptionOfType(DatabaseReplaced.class).isThrownBy(() -> shop.run(write));
        assertThat(runs).hasValue(before);
        assertThat(acknowledged).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void reads_are_refused_soon_after(Accident accident) {
        befall(accident);
        long start = System.nanoTime();
        assertThatExceptionOfType(DatabaseReplaced.class).isThrownBy(() -> {
            while (System.nanoTime() - start < AT_MOST.toNanos()) {
                shop.read(tx -> tx.users().all().count());
            }
        });
        assertThatExceptionOfType(DatabaseReplaced.class)
                .isThrownBy(() -> shop.report(db -> db.selectOne().fetch()));
    }

    @ParameterizedTest
    @EnumSource
    void a_transaction_that_went_into_the_former_file_is_not_acknowledged(Accident accident) {
        List<String> acknowledged = new ArrayList<>();
        assertThatExceptionOfType(DatabaseReplaced.class)
                .isThrownBy(() -> shop.run(tx -> {
                    tx.users().insert(new NewUser("Carol", "carol@example.com"));
                    tx.afterCommit(() -> acknowledged.add("Carol"));
                    befall(accident);
                }))
                .withMessageContaining("only in the former file");
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void a_restored_backup_stays_as_it_is_when_the_shop_is_closed_and_opened_anew() throws IOException {
        befall(Accident.REPLACED_BY_A_BACKUP);
        assertRefused();
        shop.close();
        assertThat(besides("-wal")).doesNotExist();
        assertThat(besides("-shm")).doesNotExist();
        try (var left = Files.list(file.resolveSibling(""))) {
            assertThat(left).anyMatch(f -> f.getFileName().toString().startsWith("shop.db-wal.replaced-"));
        }
        assertThat(usersOf(file)).containsExactly("Alice");
    }

    @Test
    void a_restored_backup_stays_as_it_is_even_if_nobody_asked_the_shop_since() throws IOException {
        befall(Accident.REPLACED_BY_A_BACKUP);
        shop.close();
        assertThat(usersOf(file)).containsExactly("Alice");
    }

    @Test
    void a_restored_backup_is_not_opened_while_the_former_log_lies_beside_it() throws IOException {
        befall(Accident.REPLACED_BY_A_BACKUP);
        assertThatExceptionOfType(DatabaseReplaced.class)
                .isThrownBy(() -> open(file))
                .withMessageContaining("Another shop of this process is still open");
        shop.close();
        assertThat(usersOf(file)).containsExactly("Alice");
    }

    @Test
    void a_file_that_is_put_back_with_its_log_has_lost_nothing() throws IOException {
        Path elsewhere = file.resolveSibling("").resolveSibling("elsewhere");
        befall(Accident.FOLDER_RENAMED);
        assertRefused();
        Files.move(elsewhere, file.resolveSibling(""));
        assertRefused();
        shop.close();
        assertThat(usersOf(file)).containsExactly("Alice", "Bob");
    }

    @Test
    void a_link_that_leads_to_another_file_is_noticed() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(folder.resolve("current.db"), file);
        try (Shop linked = open(link)) {
            Files.delete(link);
            Files.createSymbolicLink(link, backup);
            Thread.sleep(UNTIL_IT_IS_SEEN);
            byte[] before = Files.readAllBytes(backup);
            assertThatExceptionOfType(DatabaseReplaced.class).isThrownBy(() -> linked.run(tx -> {}));
            assertThat(Files.readAllBytes(backup)).isEqualTo(before);
        }
        assertThat(usersOf(file)).containsExactly("Alice", "Bob");
    }

    @Test
    void a_shop_on_the_pool_of_an_application_refuses_too() throws IOException {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file);
        HikariConfig config = new HikariConfig();
        config.setDataSource(source);
        try (HikariDataSource pool = new HikariDataSource(config);
                Shop onPool = Shop.on(pool)) {
            onPool.run(tx -> assertThat(tx.users().all().count()).isEqualTo(2));
            befall(Accident.REPLACED_BY_A_BACKUP);
            assertThatExceptionOfType(DatabaseReplaced.class).isThrownBy(() -> onPool.run(tx -> {}));
            assertThatExceptionOfType(DatabaseReplaced.class)
                    .isThrownBy(() -> onPool.read(tx -> tx.users().all().count()));
        }
    }

    @Test
    void a_vacuum_or_a_checkpoint_of_another_process_is_no_replacement() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("pragma wal_checkpoint(truncate)");
            statement.execute("vacuum");
            statement.execute("pragma wal_checkpoint(truncate)");
        }
        insert("Carol");
        shop.run(tx -> assertThat(tx.users().all().count()).isEqualTo(3));
    }

    private void befall(Accident accident) {
        try {
            accident.befall(file, backup);
            Thread.sleep(UNTIL_IT_IS_SEEN);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertRefused() {
        assertThatExceptionOfType(DatabaseReplaced.class).isThrownBy(() -> shop.run(tx -> {}));
    }

    private void insert(String name) {
        shop.run(tx -> tx.users().insert(new NewUser(name, name + "@example.com")));
    }

    private Path besides(String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    private static Shop open(Path file) {
        return Shop.open("jdbc:sqlite:" + file);
    }

    private static List<String> usersOf(Path file) {
        try (Shop opened = open(file)) {
            return opened.<List<User>>read(tx -> tx.users().all().list()).stream()
                    .map(User::name)
                    .toList();
        }
    }
}
