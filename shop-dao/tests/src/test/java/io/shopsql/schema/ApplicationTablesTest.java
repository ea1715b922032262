package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationPending;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An application's own tables, migrated with ours by its own changelog. */
@EveryDatabase
@Tag("long")
class ApplicationTablesTest {

    private static final String CHANGELOG = "io/shopsql/schema/app/changelog.xml";

    @AutoClose
    private final TestDatabase.Home home;

    private final DataSource database;
    private final Migrations both;

    ApplicationTablesTest(TestDatabase engine) {
        home = engine.emptyDatabase();
        database = home.dataSource();
        both = Migrations.of(database).changelog(CHANGELOG);
    }

    @Test
    void both_are_migrated_together_and_in_their_order() throws SQLException {
        both.apply();
        assertThat(Contents.tables(database)).contains("users", "reviews", "answers");
        assertThat(both.status().applied())
                .endsWith(
                        "app/changelog.xml::shop",
                        "app/changelog.xml::1",
                        "app/changelog.xml::reviews",
                        "app/changelog.xml::answer");
        assertThat(both.status().current()).isTrue();
        assertThat(both.diff().differences()).isEmpty();
        both.verify();
    }

    @Test
    void a_shop_opens_with_both_and_without() throws SQLException {
        ShopConfig config = ShopConfig.defaults().changelog(CHANGELOG);
        Shop.on(database, config).close();
        assertThat(Contents.tables(database)).contains("answers");
        Shop.on(database, config.migrations(ShopConfig.Migrate.VERIFY)).close();
        Shop.on(database, ShopConfig.defaults().migrations(ShopConfig.Migrate.VERIFY))
                .close();
    }

    @Test
    void a_database_that_has_our_tables_gets_those_of_the_application() throws SQLException {
        Migrations.of(database).apply();
        assertThatExceptionOfType(MigrationPending.class).isThrownBy(both::verify);
        assertThat(both.status().pending()).hasSize(4);
        both.apply();
        assertThat(Contents.tables(database)).contains("answers");
    }

    @Test
    void tags_of_the_changelog_are_reached_from_below_and_from_above() throws SQLException {
        both.to("shop-alone");
        assertThat(Contents.tables(database)).contains("users").doesNotContain("reviews");
        both.to("with-reviews");
        assertThat(Contents.tables(database)).contains("reviews").doesNotContain("answers");
        both.apply();
        both.to("shop-alone");
        assertThat(Contents.tables(database)).contains("users").doesNotContain("reviews", "answers");
        assertThat(both.history())
                .last()
                .satisfies(last -> assertThat(last.tag()).contains("shop-alone"));
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> both.to("nowhere"))
                .satisfies(e -> assertThat(e.what()).isEqualTo("There is no such tag; the database has shop-alone."));
    }

    @Test
    void a_database_of_a_newer_application_is_refused() throws SQLException {
        both.apply();
        Jdbc.run(
                database,
                "update shop_changelog set id = 'later' where id = 'answer' and filename = 'app/changelog.xml'");
        assertThatExceptionOfType(DatabaseNewer.class)
                .isThrownBy(both::apply)
                .satisfies(e -> assertThat(e.what()).contains("app/changelog.xml::later"));
        Migrations.of(database).apply();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            io/shopsql/schema/app/alone.xml   | does not include that of this library
            io/shopsql/schema/app/again.xml   | uses runAlways
            io/shopsql/schema/app/missing.xml | is not on the class path
            """)
    void a_changelog_that_cannot_be_followed_is_refused(String resource, String why) {
        assertThatExceptionOfType(BadConfiguration.class)
                .isThrownBy(() -> Migrations.of(database).changelog(resource))
                .satisfies(e -> assertThat(e.what()).startsWith("The changelog " + resource + " " + why));
    }
}
