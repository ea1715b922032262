package io.shopsql.schema;

import static io.shopsql.schema.Facts.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;

/** The changelog, the generated code and the live schema of both engines say the same. */
class SchemaAgreesTest {

    private static final String REMARKS = "(?<=is a table|may be null|is not null): .*";
    private static final String ON_DELETE = " ON DELETE CASCADE$";

    @Test
    void every_table_and_column_of_the_changelog_has_remarks_that_end_in_a_full_stop() throws Exception {
        assertThat(ChangelogFacts.all().lines())
                .hasSizeGreaterThan(100)
                .filteredOn(line -> line.matches(".* (is a table|may be null|is not null): .*"))
                .hasSize(9 + 51)
                .allMatch(line -> line.matches(".*: .{4,}\\."));
    }

    @Test
    void the_generated_code_says_what_the_changelog_says() throws Exception {
        assertAgree(
                GeneratedFacts.all().lines(),
                without(ON_DELETE, ChangelogFacts.on("h2").lines()));
    }

    @Test
    void sqlite_says_what_the_changelog_says() throws Exception {
        try (TestShop shop = TestDatabase.SQLITE.emptyShop()) {
            assertAgree(
                    without(REMARKS, SqliteFacts.of(shop.dataSource()).lines()),
                    without(REMARKS, ChangelogFacts.on("sqlite").lines()));
        }
    }

    @Test
    void postgres_says_what_the_changelog_says() throws Exception {
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop()) {
            assertAgree(
                    PostgresFacts.of(shop.dataSource()).lines(),
                    ChangelogFacts.on("postgresql").lines());
        }
    }

    @Test
    void text_on_postgres_is_compared_by_its_bytes_as_on_sqlite() throws Exception {
        try (TestShop shop = TestDatabase.POSTGRES.emptyShop()) {
            assertThat(Jdbc.list(
                            shop.dataSource(),
                            "select table_name || '.' || column_name from information_schema.columns where table_schema ="
                                    + " 'public' and data_type = 'character varying' and collation_name is distinct from"
                                    + " 'C' and table_name not like 'shop_changelog%'"))
                    .isEmpty();
        }
    }

    @Test
    void lines_of_orders_lie_side_by_side_on_sqlite() throws Exception {
        try (TestShop shop = TestDatabase.SQLITE.emptyShop()) {
            assertThat(Jdbc.list(shop.dataSource(), "select name from pragma_table_list where wr = 1"))
                    .filteredOn(table -> !Contents.isDerived(table))
                    .containsExactly("order_items");
        }
    }

    private static void assertAgree(SortedSet<String> actual, SortedSet<String> expected) {
        assertThat(actual).containsExactlyElementsOf(expected);
    }
}
