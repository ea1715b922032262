package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.products.NewProduct;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.Reports;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@EveryDatabase
@Tag("long")
class ShopCommandTest {

    @AutoClose
    private final TestShop shop;

    ShopCommandTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void the_demo_runs_again_and_prints_the_same() {
        CommandRun first = CommandRun.shop("demo", "--url", shop.url());
        assertThat(first.exitCode()).isZero();
        assertThat(first.out())
                .contains("Bob             1 orders  $999.99 spent", "Pen                  $    2.50  stock=495");
        assertThat(CommandRun.shop("demo", "--url", shop.url())).isEqualTo(first);
    }

    @Test
    void an_example_runs_again_and_prints_the_same() {
        CommandRun first = CommandRun.shop("example", "contact-book", "--url", shop.url());
        assertThat(first.exitCode()).as(first.err()).isZero();
        assertThat(first.out()).startsWith("Added 3 contacts\nSearch 'alice': 2 results\n");
        assertThat(CommandRun.shop("example", "contact-book", "--url", shop.url()))
                .isEqualTo(first);
    }

    @Test
    void reports_come_as_table_csv_or_json() {
        CommandRun.shop("demo", "--url", shop.url());
        CommandRun csv = report("sales-by-customer", "--format", "csv");
        assertThat(csv.out().lines().map(line -> line.replaceFirst("^\\d+", "ID")))
                .containsExactly("user,code,name,orders,spent", "ID,,Bob,1,999.99", "ID,,Alice,1,72.48");
        assertThat(report("current-stock", "--format", "json").out())
                .contains("\"name\"", "\"Laptop\"", "999.99", "19")
                .doesNotContain("$");
        assertThat(report("kpi-summary").out()).contains("$1072.47");
        assertThat(report("top-products", "--limit", "1", "--rank-by", "units", "--format", "csv")
                        .out()
                        .lines())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("1,")
                .contains(",PEN,Pen,5,12.50,1");
        assertThat(report("revenue-by-period", "--bucket", "year", "--format", "csv")
                        .out())
                .contains(",2,8,1072.47");
        assertThat(report("sales-by-customer", "--from", "2001-01-01", "--to", "2001-02-01", "--format", "csv")
                        .out())
                .isEqualTo("user,code,name,orders,spent\n");
    }

    @Test
    void a_report_of_stock_says_beside_its_rows_how_many_products_it_leaves_out() {
        shop.run(tx -> {
            tx.products().insert(new NewProduct("Counted", Money.of("1.00")).withStock(1));
            tx.products().insert(new NewProduct("Untold", Money.of("1.00")));
            tx.products()
                    .retire(tx.products()
                            .insert(new NewProduct("Retired", Money.of("1.00")))
                            .id());
        });
        CommandRun stock = report("current-stock", "--format", "csv");
        assertThat(stock.out().lines()).hasSize(2).last().asString().contains("Counted");
        assertThat(stock.err()).isEqualTo("shop: 2 left out: products whose stock is not tracked\n");
        assertThat(report("low-stock", "--format", "csv").err())
                .isEqualTo("shop: 1 left out: active products whose stock is not tracked\n");
        assertThat(report("top-products").err()).isEmpty();
    }

    @Test
    void text_that_csv_must_quote_stays_what_it_is() {
        shop.run(tx -> tx.products()
                .insert(new NewProduct("a \"b\", c\nd", Money.of("1.00"))
                        .withSku("Q")
                        .withStock(1)));
        assertThat(report("current-stock", "--format", "csv").out()).contains(",Q,\"a \"\"b\"\", c\nd\",1.00,1");
        assertThat(report("current-stock", "--format", "json").out()).contains("a \\\"b\\\", c\\nd");
    }

    @Test
    void what_is_asked_for_wrongly_ends_in_2_and_one_readable_line() {
        for (Object[] wrong : new Object[][] {
            {},
            {"nonsense"},
            {"report"},
            {"report", "nonsense"},
            {"report", "top-products", "--limit", "x"},
            {"report", "sales-by-customer", "--from", "yesterday"},
            {"report", "kpi-summary", "--format", "xml"},
            {"import"},
            {"report", "kpi-summary", "--zone", "Mars/Phobos"},
            {"report", "kpi-summary", "--url", "jdbc:mysql://localhost/x"},
        }) {
            CommandRun run = CommandRun.shop(wrong);
            assertThat(run.exitCode()).as(Arrays.toString(wrong)).isEqualTo(2);
            assertThat(run.err().lines())
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("shop: ")
                    .contains("Next: ");
            assertThat(run.out()).isEmpty();
        }
        assertThat(CommandRun.shop("report", "nonsense").err()).contains("sales-by-customer", "current-stock");
    }

    @Test
    void what_fails_ends_in_1_without_a_stack_trace_unless_asked_for() {
        Object[] nowhere = {"report", "kpi-summary", "--url", "jdbc:sqlite:/no/such/folder/shop.db"};
        CommandRun run = CommandRun.shop(nowhere);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(1);
        Object[] verbose = Arrays.copyOf(nowhere, nowhere.length + 1);
        verbose[nowhere.length] = "--verbose";
        assertThat(CommandRun.shop(verbose).err()).contains("\tat ");
    }

    @Test
    void a_password_is_taken_from_the_environment_alone_and_never_told() {
        CommandRun inUrl = CommandRun.shop("migrate", "--url", "jdbc:postgresql://localhost:1/x?password=s3cret");
        assertThat(inUrl.exitCode()).isEqualTo(2);
        assertThat(inUrl.err()).contains("SHOP_PASSWORD").doesNotContain("s3cret");
        CommandRun refused = CommandRun.shop(
                Map.of("SHOP_PASSWORD", "s3cret"),
                "migrate",
                "--verbose",
                "--user",
                "me",
                "--url",
                "jdbc:postgresql://localhost:1/x");
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err()).doesNotContain("s3cret");
        assertThat(CommandRun.shop("migrate", "--password", "s3cret").exitCode())
                .isEqualTo(2);
    }

    @Test
    void migrate_says_what_it_did() {
        assertThat(CommandRun.shop("migrate", "--url", shop.url()).out()).contains("up to date: nothing to do");
    }

    @Test
    void every_report_of_the_catalogue_prints_its_columns_in_every_format() {
        for (Report<?> report : Reports.all()) {
            ReportMeta meta = ReportMeta.of(report);
            String csv = report(meta.name(), "--format", "csv").out();
            assertThat(csv.lines().findFirst())
                    .hasValue(meta.columns().stream()
                            .map(column -> column.name()
                                    .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                                    .toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(",")));
            assertThat(report(meta.name(), "--format", "json").out()).startsWith("[");
            assertThat(report(meta.name()).out()).isNotBlank();
        }
    }

    @Test
    void a_report_prints_its_sql_and_the_plan_of_the_engine() {
        String sql = report("top-products", "--limit", 3, "--sql").out();
        assertThat(sql).contains("select", "order_items", "row_number").doesNotContain("?");
        String explained = report("top-products", "--limit", 3, "--explain").out();
        assertThat(explained).startsWith(sql.stripTrailing()).containsAnyOf("Scan", "SCAN", "SEARCH");
    }

    @Test
    void help_names_commands_options_examples_and_exit_codes() {
        CommandRun help = CommandRun.shop("--help");
        assertThat(help.exitCode()).isZero();
        assertThat(help.out())
                .contains("demo", "import", "report", "rollup", "migrate", "--url", "SHOP_PASSWORD", "Exit codes");
        assertThat(CommandRun.shop("import", "--help").out())
                .contains("--lenient", "--dry-run", "--decimal-comma", "--column", "only writer");
    }

    private CommandRun report(Object... args) {
        Object[] all = new Object[args.length + 3];
        all[0] = "report";
        System.arraycopy(args, 0, all, 1, args.length);
        all[args.length + 1] = "--url";
        all[args.length + 2] = shop.url();
        CommandRun run = CommandRun.shop(all);
        assertThat(run.exitCode()).as(run.err()).isZero();
        return run;
    }
}
