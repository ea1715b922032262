package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.Reports;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
class CommandOutputTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";
    private static final String ORDERS = HEADER
            + "1,BOOK,\"Book, \"\"thin\"\" one\",2,2020-01-01 09:00:00,29.99,17,France\n"
            + "1,PEN,Stylo é,5,2020-01-01 09:00:00,2.50,17,France\n"
            + "2,PEN,Stylo é,1,2020-01-03 23:30:00,2.5,18,Norway\n";

    @AutoClose
    private final TestShop shop;

    @TempDir
    Path folder = Path.of("");

    CommandOutputTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void an_import_prints_its_figures() throws IOException {
        CommandRun run = on("import", file(ORDERS));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(String::strip).map(line -> line.replaceAll(" +", " ")))
                .contains("lines read 3", "orders stored 2", "lines stored 3", "units stored 8")
                .contains("revenue stored $74.98", "new customers 2", "new products 2");
    }

    @Test
    void a_table_is_aligned_and_says_what_was_counted() throws IOException {
        on("import", file(ORDERS));
        assertThat(on("report", "sales-by-customer", "--currency", "£").out()).isEqualTo("""
                Sales by customer: completed orders, all time, UTC

                user  code  name         orders   spent
                ----  ----  -----------  ------  ------
                   1  17    Customer 17       1  £72.48
                   2  18    Customer 18       1   £2.50
                """);
    }

    @Test
    void csv_has_bare_amounts_and_nothing_else_on_the_output() throws IOException {
        on("import", file(ORDERS));
        assertThat(on("report", "top-products", "--rank-by", "units", "--limit", "2", "--format", "csv"))
                .isEqualTo(new CommandRun(0, """
                        rank,product,sku,name,units,net,orders
                        1,2,PEN,Stylo é,6,15.00,2
                        2,1,BOOK,"Book, ""thin"" one",2,59.98,1
                        """, ""));
    }

    @Test
    void json_is_an_array_with_null_for_what_is_empty() {
        assertThat(on("report", "kpi-summary", "--format", "JSON").out().replaceAll("\\s+", ""))
                .isEqualTo("[{\"orders\":0,\"buyers\":0,\"units\":0,\"net\":0.00,"
                        + "\"average_order_value\":null,\"units_per_order\":null}]");
    }

    @Test
    void a_report_without_rows_still_names_its_columns() {
        assertThat(on("report", "current-stock", "--format", "csv").out()).isEqualTo("product,sku,name,price,stock\n");
        assertThat(on("report", "current-stock", "--format", "json").out()).isEqualTo("[ ]\n");
        assertThat(on("report", "current-stock").out()).endsWith("(no rows)\n");
    }

    @Test
    void days_are_half_open_and_counted_in_the_zone() throws IOException {
        on("import", file(ORDERS));
        assertThat(on("report", "revenue-by-period", "--from=2020-01-01", "--to=2020-01-04", "--format=csv")
                        .out())
                .isEqualTo("""
                        label,from,to,orders,units,net
                        2020-01-01,2020-01-01T00:00:00Z,2020-01-02T00:00:00Z,1,7,72.48
                        2020-01-02,2020-01-02T00:00:00Z,2020-01-03T00:00:00Z,0,0,0.00
                        2020-01-03,2020-01-03T00:00:00Z,2020-01-04T00:00:00Z,1,1,2.50
                        """);
        assertThat(on(
                                "report",
                                "revenue-by-period",
                                "--from=2020-01-04",
                                "--to=2020-01-05",
                                "--zone=Europe/Paris",
                                "--format=csv")
                        .out())
                .contains("2020-01-04,2020-01-03T23:00:00Z,2020-01-04T23:00:00Z,1,1,2.50");
    }

    @Test
    void each_bucket_can_be_named() throws IOException {
        on("import", file(ORDERS));
        assertThat(buckets("day")).startsWith("2020-01-01");
        assertThat(buckets("week")).startsWith("2020-W01");
        assertThat(buckets("month")).startsWith("2020-01,");
        assertThat(buckets("quarter")).startsWith("2020-Q1");
        assertThat(buckets("YEAR")).startsWith("2020,");
    }

    private String buckets(String bucket) {
        return on("report", "revenue-by-period", "--bucket", bucket, "--format", "csv")
                .out()
                .replaceFirst("^label.*\n", "");
    }

    @Test
    void orders_of_another_status_count_when_asked_for() throws IOException {
        on("import", file(ORDERS));
        CommandRun run = on("report", "kpi-summary", "--status", "pending,cancelled");
        assertThat(run.out())
                .startsWith("Kpi summary: pending and cancelled orders, all time, UTC\n")
                .contains("$0.00");
    }

    @Test
    void reports_are_listed_with_their_questions_and_describe_themselves() {
        CommandRun list = CommandRun.shop("report", "--list");
        assertThat(list.exitCode()).isZero();
        assertThat(list.out().lines())
                .hasSize(Reports.all().size())
                .isSorted()
                .anyMatch(line -> line.matches("top-products +What sells best\\?"));
        CommandRun described = CommandRun.shop("report", "--describe", "top-products");
        assertThat(described.exitCode()).isZero();
        assertThat(described.out())
                .startsWith("top-products\nWhat sells best?\n\nDefinition  for each product, the pieces")
                .contains("\nOptions\n  --rank-by", "\nColumns\n  rank", "[currency]");
        assertThat(described.out().lines()).allMatch(line -> line.length() <= 100);
        assertThat(CommandRun.shop("report", "top-products", "--describe")).isEqualTo(described);
    }

    @Test
    void a_report_is_drawn_in_the_terminal() throws IOException {
        on("import", file(ORDERS));
        assertThat(on("report", "sales-by-customer", "--format", "chart", "--currency", "£")
                        .out())
                .isEqualTo("""
                Sales by customer: completed orders, all time, UTC

                Customer 17  £72.48  %s
                Customer 18   £2.50  ██
                """.formatted("█".repeat(59)));
        CommandRun png = on("report", "sales-by-customer", "--format", "png");
        assertThat(png.exitCode()).isEqualTo(2);
        assertThat(png.out()).isEmpty();
        assertThat(png.err()).contains("--out chart.png").hasLineCount(1);
    }

    @Test
    void a_file_is_written_in_the_format_of_its_name_and_replaced_when_asked_for() throws IOException {
        on("import", file(ORDERS));
        Path csv = folder.resolve("sales.csv");
        Path png = folder.resolve("sales.PNG");
        for (Path out : List.of(csv, png)) {
            assertThat(on("report", "sales-by-customer", "--out", out.toString()))
                    .isEqualTo(new CommandRun(0, "", ""));
        }
        CommandRun there = on("report", "current-stock", "--out", csv.toString());
        assertThat(there.exitCode()).isEqualTo(1);
        assertThat(there.err()).contains("--force").hasLineCount(1);
        assertThat(csv).content().startsWith("user,code,name,orders,spent\n").endsWith(",2.50\n");
        assertThat(png).binaryContent().startsWith(0x89, 'P', 'N', 'G');
        assertThat(on("report", "sales-by-customer", "--format", "json", "--force", "--out", csv.toString())
                        .exitCode())
                .isZero();
        assertThat(csv).content().startsWith("[");
        String before = Files.readString(csv);
        // nothing can be drawn of one row of figures
        assertThat(on("report", "kpi-summary", "--format", "svg", "--force", "--out", csv.toString())
                        .exitCode())
                .isEqualTo(2);
        assertThat(csv).hasContent(before);
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("orders.csv", "sales.csv", "sales.PNG");
        }
        CommandRun nowhere = on(
                "report",
                "sales-by-customer",
                "--out",
                folder.resolve("no/such.csv").toString());
        assertThat(nowhere.exitCode()).isEqualTo(1);
        assertThat(nowhere.err()).contains("There is no folder").hasLineCount(1);
    }

    @Test
    void a_refused_file_is_told_in_one_line_and_nothing_is_stored() throws IOException {
        CommandRun run = on("import", file(ORDERS.replace(",29.99,", ",£29.99,")));
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("shop: Nothing was imported: line 2, column UnitPrice: '£29.99' must be a plain number")
                .contains(" Next: ")
                .hasLineCount(1);
        assertThat(on("report", "kpi-summary", "--format", "csv").out()).endsWith("\n0,0,0,0.00,,\n");
    }

    @Test
    void lenient_says_which_invoices_it_leaves_out() throws IOException {
        CommandRun run = on("import", "--lenient", file(ORDERS + "x\n".repeat(5)));
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "shop: line 5: has 1 fields, but the header has 8 (and 4 more malformed); invoice x is left out",
                        "shop: Not all of the file was stored. Left out: invoices 1, their lines 0, malformed lines 5.");
    }

    private String file(String content) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), content).toString();
    }

    private CommandRun on(String... args) {
        List<Object> all = new ArrayList<>(List.of(args));
        all.addAll(List.of("--url", shop.url()));
        return CommandRun.shop(all.toArray());
    }
}
