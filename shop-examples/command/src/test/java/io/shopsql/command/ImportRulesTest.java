package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.orders.Order;
import io.shopsql.orders.OrderWithItems;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@EveryDatabase
@Tag("long")
class ImportRulesTest {

    private static final String HEADER =
            "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

    @AutoClose
    private final TestShop shop;

    @TempDir
    private Path folder;

    ImportRulesTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void an_invoice_becomes_a_completed_order_with_its_customer_and_products() throws IOException {
        imports(
                0,
                HEADER
                        + "1,A, ,2,2010-12-01 08:28:00,2.55,17850,UK\n"
                        + "1,A,\"A thing, with a comma \",1,2010-12-01 08:26:00,2.50,17850,UK\n"
                        + "1,A,\"A thing, with a comma \",1,2010-12-01 08:26:00,2.50,17850,UK\n"
                        + "2,b,,1,2010-12-02 08:26:00,0.001,17851,UK\n");
        shop.run(tx -> {
            User customer = tx.users().findByCode("17850").orElseThrow();
            assertThat(customer.name()).isEqualTo("Customer 17850");
            assertThat(customer.email()).isEqualTo("customer-17850@import.invalid");
            Product a = tx.products().findBySku("A").orElseThrow();
            assertThat(a.name()).isEqualTo("A thing, with a comma ");
            assertThat(a.price()).isEqualTo(Money.of("2.55")); // of the latest line
            assertThat(a.stock()).isNull();
            assertThat(tx.products().findBySku("b").orElseThrow().name()).isEqualTo("b");
            Order order = tx.orders().placedBy(customer.id()).list().get(0);
            assertThat(order.createdAt()).isEqualTo(Instant.parse("2010-12-01T08:26:00Z"));
            OrderWithItems all = tx.orders().getWithItems(order.id());
            assertThat(all.items()).hasSize(3); // equal lines are all real
            assertThat(order.total()).isEqualTo(Money.of("10.10"));
        });
        Invariants.check(shop);
    }

    @Test
    void lines_are_left_out_by_the_first_reason_that_applies() throws IOException {
        String summary = imports(
                0,
                HEADER
                        + "C1,A,x,-1,2010-12-01 08:26:00,1,,UK\n"
                        + "2,A,x,-1,2010-12-01 08:26:00,0,,UK\n"
                        + "3,A,x,-1,2010-12-01 08:26:00,0,1,UK\n"
                        + "4,A,x,1,2010-12-01 08:26:00,0,1,UK\n"
                        + "5,A,x,1,2010-12-01 08:26:00,1,1,UK\n",
                "--format",
                "csv");
        assertThat(summary.lines().toList().get(1))
                .isEqualTo("5,1,1,1,1.00,1,1,0,0,0.00,0,0,1,-1.00,1,0.00,1,0.00,1,0.00,0,0,0,0.00,0,0,0.00");
    }

    @Test
    void the_same_number_with_other_content_is_a_conflict() throws IOException {
        String first = "1,A,x,1,2010-12-01 08:26:00,1,1,UK\n";
        imports(0, HEADER + first);
        var before = shop.checksums();
        imports(0, HEADER + first);
        assertThat(shop.checksums()).isEqualTo(before);
        String other = HEADER + "9,A,x,1,2010-12-01 08:26:00,1,1,UK\n" + first.replace("x,1,", "x,2,");
        assertThat(imports(1, other)).contains("invoice 1 was imported before with different content");
        assertThat(shop.checksums()).isEqualTo(before);
        imports(0, other, "--lenient");
        shop.run(tx -> assertThat(tx.orders().all().list())
                .hasSize(2)
                .allSatisfy(o -> assertThat(o.units()).isEqualTo(1)));
    }

    @Test
    void what_lenient_leaves_out_is_said_beside_the_summary_and_the_exit_code_is_0() throws IOException {
        CommandRun run = run(
                write(
                        HEADER
                                + "1,A,x,1,2010-12-01 08:26:00,1,1,UK\n"
                                + "2,A,x,1,2010-12-01 08:26:00,1,1,UK\n"
                                + "1,A,x,one,2010-12-01 08:26:00,1,1,UK\n",
                        StandardCharsets.UTF_8),
                "--lenient");
        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines())
                .containsExactly(
                        "shop: line 4, column Quantity: 'one' must be a whole number; invoice 1 is left out with 1 further"
                                + " lines, 1.00",
                        "shop: Not all of the file was stored. Left out: invoices 1, their lines 1, malformed lines 1.");
        assertThat(run.out()).containsPattern("orders stored +1\n").containsPattern("skipped orders +1\n");
    }

    @Test
    void several_problems_are_told_a_line_each() throws IOException {
        String bad = "1,A,x,one,2010-12-01 08:26:00,1,1,UK\n";
        String err = imports(1, HEADER + bad.repeat(22));
        assertThat(err.lines()).hasSize(22);
        assertThat(err)
                .contains(
                        "shop: line 21, ",
                        "shop: and 2 more",
                        "shop: Nothing was imported: the file has 22 problems. Next: ");
    }

    @Test
    void a_shop_can_say_which_numbers_are_cancellations() throws IOException {
        String file = HEADER
                + "C100,A,Lamp,2,2021-05-04 10:00:00,10.00,c1,US\n"
                + "c101,A,Lamp,1,2021-05-05 10:00:00,10.00,c2,US\n"
                + "CA-2016-100001,A,Lamp,1,2021-05-05 10:00:00,10.00,c3,US\n";
        assertThat(imports(0, file, "--dry-run")).contains("$20.00");
        assertThat(imports(0, file, "--dry-run", "--no-cancellations")).contains("$40.00");
        assertThat(imports(0, file, "--dry-run", "--cancellation-pattern", "CA-.*|c.*"))
                .contains("$20.00");
        assertThat(imports(2, file, "--cancellation-pattern", "(")).contains("is not a regular expression");
        assertThat(imports(2, file, "--cancellation-pattern", "x", "--no-cancellations"))
                .contains("mutually exclusive");
    }

    @Test
    void two_customers_in_one_invoice_are_refused() throws IOException {
        String mixed = HEADER
                + "1,A,x,1,2010-12-01 08:26:00,1,1,UK\n"
                + "1,A,x,1,2010-12-01 08:26:00,1,2,UK\n"
                + "2,A,x,1,2010-12-01 08:26:00,1,2,UK\n";
        assertThat(imports(1, mixed)).contains("line 3", "CustomerID");
        shop.run(tx ->
                assertThat(tx.orders().all().count() + tx.users().all().count()).isZero());
        imports(0, mixed, "--lenient");
        shop.run(tx -> assertThat(tx.orders().all().count()).isEqualTo(1));
    }

    @Test
    void a_product_that_is_there_is_left_as_it_is() throws IOException {
        Product mine = shop.write(tx -> tx.products()
                .insert(new NewProduct("My name", Money.of(5)).withSku("A").withStock(7)));
        imports(0, HEADER + "1,A,Theirs,1,2010-12-01 08:26:00,1,1,UK\n");
        shop.run(tx -> assertThat(tx.products().get(mine.id())).isEqualTo(mine));
    }

    @Test
    void a_time_is_read_in_its_zone_refused_in_a_gap_and_the_earlier_one_in_an_overlap() throws IOException {
        String gap = HEADER + "1,A,x,1,2011-03-27 01:30:00,1,1,UK\n";
        assertThat(imports(1, gap, "--zone", "Europe/London")).contains("line 2", "InvoiceDate");
        imports(0, HEADER + "1,A,x,1,2010-10-31 01:30:00,1,1,UK\n", "--zone", "Europe/London");
        shop.run(tx -> assertThat(tx.orders().all().list())
                .singleElement()
                .satisfies(o -> assertThat(o.createdAt()).isEqualTo(Instant.parse("2010-10-31T00:30:00Z"))));
    }

    @Test
    void columns_separator_comma_and_charset_can_be_stated() throws IOException {
        Path file = write("""
                Rechnung;StockCode;Description;Quantity;InvoiceDate;Preis;CustomerID;Country
                1;A;Stück für 5 €;1;01.12.2010 08:26;2,55;1;DE
                """, Charset.forName("windows-1252"));
        CommandRun run = run(
                file,
                "--separator",
                ";",
                "--decimal-comma",
                "--charset",
                "windows-1252",
                "--date-pattern",
                "dd.MM.yyyy HH:mm",
                "--column",
                "invoice=Rechnung",
                "--column",
                "price=Preis");
        assertThat(run.exitCode()).as(run.err()).isZero();
        shop.run(tx -> assertThat(tx.products().findBySku("A").orElseThrow())
                .satisfies(p -> assertThat(p.name()).isEqualTo("Stück für 5 €"))
                .satisfies(p -> assertThat(p.price()).isEqualTo(Money.of("2.55"))));
    }

    @Test
    void every_malformed_field_is_told_by_line_and_column() throws IOException {
        String good = "1,A,x,1,2010-12-01 08:26:00,1,1,UK";
        for (String[] bad : new String[][] {
            {" ,A,x,1,2010-12-01 08:26:00,1,1,UK", "InvoiceNo"},
            {"1,,x,1,2010-12-01 08:26:00,1,1,UK", "StockCode"},
            {"1," + "S".repeat(65) + ",x,1,2010-12-01 08:26:00,1,1,UK", "StockCode"},
            {"1,A," + "d".repeat(201) + ",1,2010-12-01 08:26:00,1,1,UK", "Description"},
            {"1,A,x\0,1,2010-12-01 08:26:00,1,1,UK", "Description"},
            {"1,A,x,1.5,2010-12-01 08:26:00,1,1,UK", "Quantity"},
            {"1,A,x,1000001,2010-12-01 08:26:00,1,1,UK", "Quantity"},
            {"1,A,x,1,2010-02-30 08:26:00,1,1,UK", "InvoiceDate"},
            {"1,A,x,1,2010-12-01,1,1,UK", "InvoiceDate"},
            {"1,A,x,1,2010-12-01 08:26:00,0.00001,1,UK", "UnitPrice"},
            {"1,A,x,1,2010-12-01 08:26:00,\"1,5\",1,UK", "UnitPrice"},
            {"1,A,x,1,2010-12-01 08:26:00,1," + "c".repeat(65) + ",UK", "CustomerID"},
            {"1,A,x,1,2010-12-01 08:26:00,1,1," + "U".repeat(61), "Country"},
            {"1,A,x,1,2010-12-01 08:26:00,1,1,UK,more", "line 3"},
            {"1,A", "line 3"},
        }) {
            String err = imports(1, HEADER + good + "\n" + bad[0] + "\n" + good + "\n");
            assertThat(err).as(bad[0]).contains("line 3", bad[1]);
        }
        shop.run(tx -> assertThat(tx.orders().all().count()
                        + tx.users().all().count()
                        + tx.products().all().count())
                .isZero());
    }

    @Test
    void a_header_that_lacks_a_column_is_refused_with_what_it_has() throws IOException {
        assertThat(imports(1, "a,b\n1,2\n")).contains("InvoiceNo", "a, b", "--column");
        assertThat(imports(1, "")).contains("empty");
        CommandRun missing = run(folder.resolve("none.csv"));
        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).contains("There is no file");
    }

    /** What was printed: the summary, or the error. */
    private String imports(int exitCode, String content, String... options) throws IOException {
        CommandRun run = run(write(content, StandardCharsets.UTF_8), options);
        assertThat(run.exitCode()).as(run.err()).isEqualTo(exitCode);
        return exitCode == 0 ? run.out() : run.err();
    }

    private Path write(String content, Charset charset) throws IOException {
        return Files.writeString(folder.resolve("orders.csv"), content, charset);
    }

    private CommandRun run(Path file, String... options) {
        List<Object> args = new ArrayList<>(List.of("import", file, "--url", shop.url()));
        args.addAll(List.of(options));
        return CommandRun.shop(args.toArray());
    }
}
