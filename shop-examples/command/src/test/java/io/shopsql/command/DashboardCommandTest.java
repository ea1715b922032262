package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class DashboardCommandTest {

    @AutoClose
    private final TestShop shop;

    @TempDir
    Path folder = Path.of("");

    DashboardCommandTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void it_writes_the_page_that_is_asked_for() throws IOException {
        CommandRun.shop("demo", "--url", shop.url());
        Path file = folder.resolve("page.html");
        CommandRun run = dashboard(
                file, "--title=Our shop", "--currency=€", "--bucket=week", "--low-stock=20", "--zone=Europe/Paris");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .startsWith(file + ": completed orders, all time, Europe/Paris; ")
                .hasLineCount(1);
        assertThat(Files.readString(file))
                .startsWith("<!DOCTYPE html>")
                .contains("<title>Our shop</title>")
                .contains("\"currency\":\"€\"", "\"bucket\":\"week\"", "\"lowStock\":20", "\"zone\":\"Europe/Paris\"");
    }

    @Test
    void the_range_and_the_statuses_are_those_of_the_reports() throws IOException {
        Path file = folder.resolve("page.html");
        dashboard(file, "--from=2010-12-01", "--to=2011-01-01", "--status=pending,completed");
        assertThat(Files.readString(file))
                .contains("\"statuses\":[\"pending\",\"completed\"]")
                .contains("\"from\":\"2010-12-01\",\"until\":\"2010-12-31\"")
                .contains("\"bucket\":\"day\"");
    }

    @Test
    void a_file_that_is_there_fails_in_one_line_unless_forced() throws IOException {
        Path file = Files.writeString(folder.resolve("page.html"), "mine");
        CommandRun run = dashboard(file);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .isEqualTo("shop: " + file + " already exists. Next: choose another file, or replace it (--force).\n");
        assertThat(file).hasContent("mine");
        assertThat(dashboard(file, "--force").exitCode()).isZero();
        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>");
    }

    @Test
    void a_folder_that_is_not_there_fails_in_one_line() {
        CommandRun run = dashboard(folder.resolve("none/page.html"));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).startsWith("shop: There is no folder").hasLineCount(1);
    }

    private CommandRun dashboard(Path file, String... args) {
        List<Object> all = new ArrayList<>(List.of("dashboard", "--out", file, "--url", shop.url()));
        all.addAll(List.of(args));
        return CommandRun.shop(all.toArray());
    }
}
