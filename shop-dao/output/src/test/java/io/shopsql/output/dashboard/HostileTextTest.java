package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Names are data, whatever they look like. */
@EveryDatabase
class HostileTextTest {

    private static final Pattern SCRIPTS = Pattern.compile("<script[ >]");

    private final TestDatabase database;

    HostileTextTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void every_name_comes_back_as_it_was_and_nothing_ends_the_element() {
        try (TestShop shop = HostileShop.in(database)) {
            String html = Dashboard.of(shop.shop())
                    .titled(HostileShop.SCRIPT)
                    .currency("<b>")
                    .html();
            Map<String, @Nullable Object> page = PageData.of(html);
            assertThat(PageData.list(page.get("products")))
                    .extracting(row -> row.get("name"))
                    .containsExactlyInAnyOrderElementsOf(HostileShop.NAMES);
            assertThat(PageData.list(page.get("categories")))
                    .extracting(row -> row.get("category"))
                    .contains(HostileShop.SCRIPT, "{{script}}");
            assertThat(page).containsEntry("title", HostileShop.SCRIPT).containsEntry("currency", "<b>");
            assertThat(SCRIPTS.matcher(html).results()).hasSize(3);
            assertThat(html).contains("<title>&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;</title>");
        }
    }

    @Test
    void what_could_end_an_element_or_a_line_is_escaped_in_the_data() {
        try (TestShop shop = HostileShop.in(database)) {
            String json = FiguresJson.of(
                    "&<>\u2028\u2029", "$", Dashboard.of(shop.shop()).figures());
            assertThat(json).startsWith("{\"title\":\"\\u0026\\u003C\\u003E\\u2028\\u2029\"");
            for (String dangerous : List.of("<", ">", "&", "\u2028", "\u2029", "\n", "\u0007")) {
                assertThat(json).doesNotContain(dangerous);
            }
        }
    }
}
