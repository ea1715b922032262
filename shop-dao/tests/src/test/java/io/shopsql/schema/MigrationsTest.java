package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationFailed;
import io.shopsql.error.MigrationPending;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryDatabase
@Tag("long")
class MigrationsTest {

    private static final String[] TABLES = {
        "accounts",
        "contacts",
        "order_items",
        "order_requests",
        "orders",
        "product_stock",
        "products",
        "transfers",
        "users"
    };

    @AutoClose
    private final TestDatabase.Home home;

    private final DataSource database;
    private final Migrations migrations;

    MigrationsTest(TestDatabase engine) {
        home = engine.emptyDatabase();
        database = home.dataSource();
        migrations = Migrations.of(database);
    }

    @Test
    void an_empty_database_gets_all_tables() throws SQLException {
        assertThat(migrations.status().applied()).isEmpty();
        migrations.apply();
        assertThat(Contents.tables(database)).containsExactlyInAnyOrder(TABLES);
        assertThat(migrations.status().pending()).isEmpty();
        assertThat(migrations.status().applied())
                .startsWith("io/shopsql/schema/0001-users.xml::20261123-01-1")
                .contains("io/shopsql/schema/0005-accounts.xml::20261123-05-9");
    }

    @Test
    void a_migrated_database_costs_two_queries_and_no_start_of_liquibase() {
        migrations.apply();
        Watched counting = new Watched(database, (connection, method, calls) -> {});
        Migrations.of(counting.dataSource()).apply();
        assertThat(counting.calls("createStatement")).isEqualTo(2);
        assertThat(counting.calls("prepareStatement")).isZero();
        assertThat(counting.calls("commit")).isZero();
    }

    @Test
    void applying_again_changes_nothing() throws SQLException {
        migrations.apply();
        List<List<String>> before = changelog();
        migrations.apply();
        assertThat(changelog()).isEqualTo(before);
    }

    @Test
    void verifying_an_old_database_tells_how_many_changesets_it_lacks_and_changes_nothing() throws SQLException {
        assertThatExceptionOfType(MigrationPending.class).isThrownBy(migrations::verify);
        assertThat(Contents.tables(database)).isEmpty();
        migrations.apply();
        migrations.verify();
        migrations.rollback(2);
        assertThatExceptionOfType(MigrationPending.class)
                .isThrownBy(migrations::verify)
                .satisfies(e -> assertThat(e.what()).isEqualTo("The database lacks 2 changesets of this library."));
    }

    @Test
    void rolling_back_takes_the_last_changesets_and_applying_brings_them_again() throws SQLException {
        migrations.apply();
        Migrations.Status head = migrations.status();
        int transfers = head.applied().indexOf("io/shopsql/schema/0005-accounts.xml::20261123-05-3");
        migrations.rollback(head.applied().size() - transfers);
        assertThat(migrations.status().applied()).isEqualTo(head.applied().subList(0, transfers));
        assertThat(Contents.tables(database)).doesNotContain("transfers").contains("accounts");
        migrations.apply();
        assertThat(migrations.status()).isEqualTo(head);
        migrations.rollback(1000);
        assertThat(migrations.status().applied()).isEmpty();
        assertThat(Contents.tables(database)).isEmpty();
        migrations.rollback(1);
        migrations.apply();
        assertThat(Contents.tables(database)).containsExactlyInAnyOrder(TABLES);
    }

    @Test
    void rolling_back_less_than_one_changeset_is_refused() {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> migrations.rollback(0))
                .satisfies(e -> assertThat(e.what()).isEqualTo("changesets must be at least 1, was 0."));
    }

    @Test
    void a_database_of_a_newer_library_is_refused_and_nothing_changes() throws SQLException {
        migrations.apply();
        migrations.rollback(2);
        Jdbc.run(database, foreignChangeset("io/shopsql/schema/0099-future.xml", "20991231-99-1"));
        List<List<String>> before = changelog();
        for (Runnable step : List.<Runnable>of(
                migrations::apply, migrations::verify, migrations::status, () -> migrations.rollback(1))) {
            assertThatExceptionOfType(DatabaseNewer.class)
                    .isThrownBy(step::run)
                    .satisfies(e -> assertThat(e.what())
                            .isEqualTo("The database is newer than this library: it has the changeset"
                                    + " io/shopsql/schema/0099-future.xml::20991231-99-1, unknown here."));
        }
        assertThat(changelog()).isEqualTo(before);
        assertThat(Contents.tables(database)).containsExactlyInAnyOrder(TABLES);
    }

    @Test
    void an_applications_own_liquibase_does_not_disturb() throws Exception {
        ApplicationChangelog.apply(database, "first");
        migrations.apply();
        ApplicationChangelog.apply(database, "second");
        Jdbc.run(database, foreignChangeset("app/changelog.xml", "1"));
        assertThat(migrations.status().current()).isTrue();
        migrations.apply();
        migrations.verify();
        assertThat(Contents.tables(database)).contains("first", "second", "users");
        assertThat(Jdbc.list(database, "select id from databasechangelog order by id"))
                .containsExactly("first", "second");
    }

    @Test
    void an_edited_changeset_is_refused_by_name() throws SQLException {
        migrations.apply();
        migrations.rollback(1);
        Jdbc.run(
                database,
                "update shop_changelog set md5sum = '9:00000000000000000000000000000000' where id = '20261123-01-1'");
        assertThatExceptionOfType(MigrationFailed.class)
                .isThrownBy(migrations::apply)
                .satisfies(e -> assertThat(e.what()).contains("20261123-01-1", "9:00000000000000000000000000000000"));
        assertThat(migrations.status().pending()).hasSize(1);
    }

    @Test
    void a_changeset_that_fails_leaves_those_before_it_and_no_lock() throws SQLException {
        Jdbc.run(database, "create table other (id integer primary key)");
        Jdbc.run(database, "create index ix_contacts_name on other (id)");
        assertThatExceptionOfType(MigrationFailed.class)
                .isThrownBy(migrations::apply)
                .satisfies(e -> assertThat(e.what())
                        .startsWith("Could not migrate the database: ")
                        .contains("ix_contacts_name"));
        assertThat(migrations.status().pending().get(0))
                .isEqualTo("io/shopsql/schema/0004-contacts.xml::20261123-04-2");
        assertThat(Contents.tables(database)).contains("orders").doesNotContain("accounts");
        Jdbc.run(database, "drop table other");
        migrations.apply();
        assertThat(Contents.tables(database)).containsExactlyInAnyOrder(TABLES);
    }

    private List<List<String>> changelog() throws SQLException {
        return Jdbc.rows(database, "select * from shop_changelog order by orderexecuted");
    }

    private static String foreignChangeset(String path, String id) {
        return "insert into shop_changelog (id, author, filename, dateexecuted, orderexecuted, exectype) select '" + id
                + "', 'someone', '" + path + "', dateexecuted, 1000, exectype from shop_changelog limit 1";
    }
}
