package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.BadConfiguration;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteDataSource;

/** What people ask of migrations: what was done and when, what would be done, and how to come back. */
@EveryDatabase
@Tag("long")
class MigrationsSeenTest {

    @AutoClose
    private final TestDatabase.Home home;

    @AutoClose
    private final TestDatabase.Home otherHome;

    private final DataSource database;
    private final DataSource other;
    private final Migrations migrations;

    MigrationsSeenTest(TestDatabase engine) {
        home = engine.emptyDatabase();
        otherHome = engine.emptyDatabase();
        database = home.dataSource();
        other = otherHome.dataSource();
        migrations = Migrations.of(database);
    }

    @Test
    void history_tells_what_was_applied_in_order_and_when_by_utc() {
        assertThat(migrations.history()).isEmpty();
        Instant before = Instant.now().minusSeconds(2);
        migrations.apply();
        List<Migrations.Applied> history = migrations.history();
        assertThat(history)
                .extracting(Migrations.Applied::changeset)
                .isEqualTo(migrations.status().applied());
        assertThat(history).allSatisfy(applied -> {
            assertThat(applied.at()).isBetween(before, Instant.now());
            assertThat(applied.author()).isEqualTo("shop");
            assertThat(applied.description()).isNotBlank();
            assertThat(applied.tag()).isEmpty();
        });
    }

    @Test
    void a_tag_names_a_state_to_come_back_to() throws SQLException {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> migrations.tag("early"))
                .satisfies(e -> assertThat(e.what()).isEqualTo("No changeset is applied, so there is nothing to tag."));
        migrations.apply();
        migrations.rollback(5);
        List<String> there = migrations.status().applied();
        migrations.tag("before");
        migrations.apply();
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> migrations.tag("before"))
                .satisfies(e -> assertThat(e.what()).isEqualTo("The database has this tag already."));
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> migrations.tag(" "));
        migrations.to("before");
        assertThat(migrations.status().applied()).isEqualTo(there);
        assertThat(migrations.history())
                .filteredOn(applied -> applied.tag().isPresent())
                .extracting(Migrations.Applied::tag)
                .containsExactly(Optional.of("before"));
    }

    @Test
    void the_sql_of_what_is_pending_is_told_and_nothing_is_run() throws SQLException {
        String sql = migrations.sql();
        assertThat(sql).contains("CREATE TABLE", "transfers", "INSERT INTO", "shop_changelog");
        assertThat(Contents.tables(database)).isEmpty();
        assertThat(migrations.history()).isEmpty();
        assertThat(migrations.lock()).isEmpty();

        migrations.apply();
        assertThat(migrations.sql()).isEmpty();
        migrations.rollback(1);
        assertThat(migrations.sql())
                .contains("INSERT INTO", migrations.status().pending().get(0).replaceFirst(".*::", ""))
                .doesNotContain("transfers", "LOCKEDBY");
        assertThat(migrations.status().pending()).hasSize(1);
    }

    @Test
    void the_sql_of_going_back_is_told_and_nothing_is_run() throws SQLException {
        assertThat(migrations.rollbackSql(1)).isEmpty();
        migrations.apply();
        List<List<String>> before = Jdbc.rows(database, "select * from shop_changelog order by orderexecuted");
        List<String> tables = Contents.tables(database);
        String sql = migrations.rollbackSql(1000);
        assertThat(sql).contains("DROP INDEX", "DROP TABLE", "DELETE FROM");
        assertThat(Contents.tables(database)).isEqualTo(tables);
        assertThat(Jdbc.rows(database, "select * from shop_changelog order by orderexecuted"))
                .isEqualTo(before);
        assertThatExceptionOfType(BadConfiguration.class).isThrownBy(() -> migrations.rollbackSql(0));
    }

    @Test
    void the_sql_that_is_told_is_the_sql_that_is_run() throws SQLException {
        List<String> statements = new ArrayList<>();
        StringBuilder statement = new StringBuilder();
        for (String line : migrations.sql().lines().toList()) {
            if (!line.startsWith("--")) {
                statement.append(line).append('\n');
                // a trigger holds semicolons within
                if (line.endsWith(";") && !isWithinTrigger(statement.toString())) {
                    statements.add(statement.toString());
                    statement.setLength(0);
                }
            }
        }
        Jdbc.run(other, statements.toArray(String[]::new));
        assertThat(Migrations.of(other).status().current()).isTrue();
        assertThat(Migrations.of(other).diff().differences()).isEmpty();
    }

    private static boolean isWithinTrigger(String statement) {
        String words = statement.strip().toUpperCase(Locale.ROOT);
        return words.startsWith("CREATE TRIGGER") && !words.endsWith("END;");
    }

    @Test
    void a_lock_tells_its_holder_since_when_and_whether_it_is_gone() throws SQLException {
        assertThat(migrations.lock()).isEmpty();
        migrations.apply();
        assertThat(migrations.lock()).isEmpty();
        String now = home.dataSource() instanceof SQLiteDataSource ? "'2026-01-02 03:04:05.678'" : "now()";
        Jdbc.run(
                database,
                "update shop_changelog_lock set locked = true, lockedby = 'somewhere (10.0.0.1)', lockgranted = "
                        + now);
        Migrations.Lock lock = migrations.lock().orElseThrow();
        assertThat(lock.holder()).isEqualTo("somewhere (10.0.0.1)");
        assertThat(lock.since()).isBefore(Instant.now().plus(Duration.ofSeconds(5)));
        assertThat(lock.running()).isFalse();
        assertThat(migrations.unlock()).isTrue();
        assertThat(migrations.unlock()).isFalse();
        assertThat(migrations.lock()).isEmpty();
    }

    @Test
    void the_next_migration_takes_over_the_lock_row_of_liquibase_that_a_killed_one_left() throws SQLException {
        migrations.apply();
        migrations.rollback(2);
        Jdbc.run(
                database,
                "update shop_changelog_lock set locked = true, lockedby = 'somewhere (10.0.0.1)', lockgranted = "
                        + "'2026-01-02 03:04:05.678'");
        migrations.rollback(1);
        migrations.apply();
        assertThat(migrations.status().current()).isTrue();
        assertThat(migrations.lock()).isEmpty();
    }
}
