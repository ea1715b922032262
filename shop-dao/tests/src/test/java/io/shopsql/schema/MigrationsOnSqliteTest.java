package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.MigrationFailed;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** What only a database in a file can do. */
@Tag("long")
class MigrationsOnSqliteTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"jdbc:sqlite::memory:", "jdbc:sqlite:", "jdbc:sqlite:file:x?mode=memory&cache=shared"})
    void a_database_in_memory_is_refused(String url) {
        SQLiteDataSource memory = new SQLiteDataSource();
        memory.setUrl(url);
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Migrations.of(memory).apply())
                .satisfies(
                        e -> assertThat(e.what()).startsWith("An in-memory SQLite database belongs to one connection"));
    }

    @Test
    void an_application_that_writes_to_the_same_file_meanwhile_does_not_disturb() throws Exception {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(600_000);
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        SQLiteDataSource database = new SQLiteDataSource(config);
        database.setUrl("jdbc:sqlite:" + folder.resolve("shared.db"));
        Jdbc.run(database, "create table log (id integer primary key, line text)");
        AtomicBoolean over = new AtomicBoolean();
        Thread application = new Thread(() -> {
            try {
                while (!over.get()) {
                    Jdbc.run(database, "insert into log (line) values ('x')");
                }
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        application.start();
        try {
            for (int i = 0; i < 2; i++) {
                Migrations.of(database).apply();
                Migrations.of(database).rollback(1000);
            }
        } finally {
            over.set(true);
            application.join();
        }
        assertThat(Migrations.of(database).status().applied()).isEmpty();
    }

    @Test
    void after_a_first_migration_on_a_full_disk_the_next_one_succeeds() throws Exception {
        SQLiteDataSource roomy = new SQLiteDataSource();
        roomy.setUrl("jdbc:sqlite:" + folder.resolve("full.db"));
        for (int pages = 4; pages <= 40; pages += 4) {
            SQLiteConfig full = new SQLiteConfig();
            full.setPragma(SQLiteConfig.Pragma.MAX_PAGE_COUNT, Integer.toString(pages));
            SQLiteDataSource small = new SQLiteDataSource(full);
            small.setUrl(roomy.getUrl());
            assertThatExceptionOfType(MigrationFailed.class)
                    .isThrownBy(() -> Migrations.of(small).apply());
        }
        Migrations.of(roomy).apply();
        assertThat(Migrations.of(roomy).status().current()).isTrue();
        assertThat(Migrations.of(roomy).lock()).isEmpty();
    }
}
