package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopsql.error.InvalidInput;
import io.shopsql.output.NotWritten;
import io.shopsql.output.WholeFile;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class DashboardFileTest {

    @AutoClose
    private final TestShop shop;

    @TempDir
    Path folder = Path.of("");

    DashboardFileTest(TestDatabase database) {
        shop = SmallShop.empty(database);
    }

    @Test
    void the_page_is_written_whole_and_nothing_beside_it() throws IOException {
        Path file = folder.resolve("page.html");
        long bytes = dashboard().writeTo(file);
        assertThat(file).hasContent(dashboard().html()).hasSize(bytes);
        assertThat(files()).containsExactly(file);
    }

    @Test
    void a_file_that_is_there_is_replaced_only_when_asked_for() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "mine");
        assertThatThrownBy(() -> dashboard().writeTo(file))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("already exists");
        assertThat(file).hasContent("mine");
        dashboard().overwriting().writeTo(file);
        assertThat(file).hasContent(dashboard().html());
        assertThat(files()).containsExactly(file);
    }

    @Test
    void a_file_that_came_in_between_is_not_replaced() throws IOException {
        Path file = folder.resolve("page.html");
        WholeFile place = WholeFile.at(file, false);
        Files.writeString(file, "mine");
        assertThatThrownBy(() -> place.write(new byte[] {1}))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("already exists");
        assertThat(file).hasContent("mine");
        assertThat(files()).containsExactly(file);
    }

    @Test
    void without_its_folder_or_in_the_place_of_one_it_is_refused() throws IOException {
        assertThatThrownBy(() -> dashboard().writeTo(folder.resolve("none/page.html")))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("There is no folder");
        Path taken = Files.createDirectory(folder.resolve("page.html"));
        assertThatThrownBy(() -> dashboard().overwriting().writeTo(taken))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("is not a file");
        assertThat(files()).containsExactly(taken);
    }

    @Test
    void what_fails_on_the_way_leaves_nothing() throws IOException {
        // its part can be written, and not be moved
        Path tooLong = folder.resolve("x".repeat(300));
        assertThatThrownBy(() -> dashboard().writeTo(tooLong))
                .isInstanceOf(NotWritten.class)
                .hasMessageContaining("cannot be written");
        TimeRange century = TimeRange.of(LocalDate.of(1900, 1, 1), LocalDate.of(2000, 1, 1));
        assertThatThrownBy(() -> dashboard().in(century).by(Bucket.DAY).writeTo(folder.resolve("page.html")))
                .isInstanceOf(InvalidInput.class);
        assertThat(files()).isEmpty();
    }

    private Dashboard dashboard() {
        return Dashboard.of(shop.shop());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
