package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.SharedData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@EveryDatabase
@Tag("long")
class CopyCommandTest {

    @AutoClose
    private final TestShop source;

    @TempDir
    private Path folder;

    CopyCommandTest(TestDatabase database) {
        source = database.emptyShop();
    }

    @ParameterizedTest
    @EnumSource(TestDatabase.class)
    void it_tells_rows_and_checksum_of_every_table(TestDatabase to) {
        CommandRun.shop("demo", "--url", source.url());
        try (TestShop target = to.emptyShop()) {
            CommandRun run = copy(source, target, "csv");
            assertThat(run.out().lines().map(line -> line.replaceFirst("[0-9a-f]{64}$", "SUM")))
                    .startsWith("table,rows,checksum")
                    .contains("users,2,SUM", "orders,2,SUM", "transfers,0,SUM")
                    .hasSize(10);
            CommandRun again = CommandRun.shop("copy", "--from", source.url(), "--to", target.url());
            assertThat(again.exitCode()).isEqualTo(1);
            assertThat(again.err()).contains("The target is not empty").hasLineCount(1);
            assertThat(CommandRun.shop("demo", "--url", target.url()))
                    .isEqualTo(CommandRun.shop("demo", "--url", source.url()));
        }
    }

    @Test
    void the_table_format_has_a_caption_and_headers() {
        CommandRun.shop("demo", "--url", source.url());
        try (TestShop target = TestDatabase.SQLITE.emptyShop()) {
            assertThat(copy(source, target, "table").out())
                    .startsWith("Copied ")
                    .contains("rows; the checksums of source and target are equal\n\n", "table ", "rows  checksum");
        }
    }

    @Test
    void the_same_database_is_refused_as_asked_for_wrongly() {
        CommandRun run = CommandRun.shop("copy", "--from", source.url(), "--to", source.url());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("same database").hasLineCount(1);
    }

    @Test
    void a_file_that_is_no_shop_is_refused_before_a_target_is_made() throws IOException {
        Path empty = Files.createFile(folder.resolve("empty.db"));
        Path target = folder.resolve("target.db");
        CommandRun run = CommandRun.shop("copy", "--from", "jdbc:sqlite:" + empty, "--to", "jdbc:sqlite:" + target);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("The source lacks")
                .contains("shop migrate")
                .hasLineCount(1);
        assertThat(target).doesNotExist();
    }

    @Test
    void a_real_month_is_the_same_there_and_back_again() throws IOException {
        Path month = folder.resolve("month.csv");
        try (InputStream packed =
                new GZIPInputStream(Files.newInputStream(SharedData.path("online-retail/month_2010-12.csv.gz")))) {
            Files.copy(packed, month);
        }
        assertThat(CommandRun.shop("import", month, "--url", source.url()).exitCode())
                .isZero();
        boolean fromSqlite = source.url().startsWith("jdbc:sqlite:");
        try (TestShop there = (fromSqlite ? TestDatabase.POSTGRES : TestDatabase.SQLITE).emptyShop();
                TestShop again = (fromSqlite ? TestDatabase.SQLITE : TestDatabase.POSTGRES).emptyShop()) {
            CommandRun first = copy(source, there, "json");
            assertThat(copy(there, again, "json")).isEqualTo(first);
            assertThat(answers(there)).isEqualTo(answers(source));
            assertThat(answers(again)).isEqualTo(answers(source));
            Invariants.check(there);
            // what was imported is known there too
            CommandRun repeated = CommandRun.shop("import", month, "--url", there.url(), "--format", "json");
            assertThat(repeated.out()).contains("\"orders_stored\" : 0", "\"orders_already_there\" : 1400");
        }
    }

    private static CommandRun copy(TestShop from, TestShop to, String format) {
        CommandRun run = CommandRun.shop("copy", "--from", from.url(), "--to", to.url(), "--format", format);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }

    private static List<Object> answers(TestShop shop) {
        return Stream.<Report<?>>of(
                        new SalesByCustomer(TimeRange.ALL),
                        new RevenueByPeriod(Bucket.DAY, TimeRange.ALL),
                        new KpiSummary(TimeRange.ALL),
                        new TopProducts(TimeRange.ALL).top(Integer.MAX_VALUE),
                        new CurrentStock())
                .<Object>map(shop::report)
                .toList();
    }
}
