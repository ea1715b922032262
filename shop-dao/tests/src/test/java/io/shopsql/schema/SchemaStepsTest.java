package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each changeset, up, down and up again, on a database full of rows. */
@EveryDatabase
@Tag("long")
class SchemaStepsTest {

    @AutoClose
    private final TestDatabase.Home home;

    private final DataSource database;
    private final Migrations migrations;

    SchemaStepsTest(TestDatabase engine) {
        home = engine.emptyDatabase();
        database = home.dataSource();
        migrations = Migrations.of(database);
    }

    @Test
    void no_step_down_or_up_changes_a_row_of_what_stands_on_both_sides_of_it() throws SQLException {
        try (Shop shop = Shop.open(home.config())) {
            FullShop.fill(shop, database);
        }
        assertEveryColumnHasRows();
        int head = migrations.status().applied().size();
        for (int below = head - 1; below >= 0; below--) {
            down(1);
            assertThat(migrations.status().applied()).hasSize(below);
            up();
            assertThat(migrations.status().applied()).hasSize(head);
            down(head - below);
        }
        assertThat(Contents.tables(database)).isEmpty();
    }

    private void assertEveryColumnHasRows() throws SQLException {
        assertThat(Contents.of(database).columns())
                .containsOnlyKeys(DefaultSchema.DEFAULT_SCHEMA.getTables().stream()
                        .flatMap(table -> table.fieldStream().map(column -> table.getName() + "." + column.getName()))
                        .toList())
                .allSatisfy((column, values) -> assertThat(values).hasSizeGreaterThanOrEqualTo(1));
    }

    private void down(int steps) throws SQLException {
        Contents before = Contents.of(database);
        migrations.rollback(steps);
        assertSharedRowsAreTheSame(before);
    }

    private void up() throws SQLException {
        Contents before = Contents.of(database);
        migrations.apply();
        assertSharedRowsAreTheSame(before);
    }

    private void assertSharedRowsAreTheSame(Contents before) throws SQLException {
        Contents after = Contents.of(database);
        assertThat(after.sharedWith(before)).isEqualTo(before.sharedWith(after));
    }
}
