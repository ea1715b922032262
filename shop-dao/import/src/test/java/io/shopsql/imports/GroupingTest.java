package io.shopsql.imports;

import static io.shopsql.imports.Lines.GOOD;
import static io.shopsql.imports.Lines.HEADER;
import static io.shopsql.imports.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.orders.Order;
import io.shopsql.orders.OrderItem;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which lines of a file are one invoice, and what of it is left out. */
@EveryDatabase
@Tag("long")
class GroupingTest {

    private static final ImportOptions STRICT = ImportOptions.DEFAULT;
    private static final ImportOptions LENIENT = STRICT.lenient(true);

    private static final String A = sale("1", "A", "2.00");
    private static final String B = sale("2", "B", "3.00");
    private static final String C = sale("1", "C", "5.00");

    @AutoClose
    private final TestShop shop;

    @TempDir
    Path folder = Path.of("");

    GroupingTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void lines_of_an_invoice_need_not_stand_together() {
        for (ImportOptions options : List.of(STRICT, LENIENT)) {
            ImportSummary summary = imported(A + B + C, options);
            assertThat(summary.isComplete()).isTrue();
            assertThat(totals()).containsExactly("7.00", "3.00");
        }
    }

    @Test
    void an_order_is_placed_at_the_earliest_time_of_all_its_lines() {
        imported(A + B + line("1", "C", "", "1", "2019-12-31 09:00:00", "5.00", "17"), STRICT);
        assertThat(orders())
                .extracting(Order::createdAt)
                .contains(Instant.parse("2019-12-31T09:00:00Z"), Instant.parse("2020-01-01T09:00:00Z"));
    }

    @Test
    void the_same_lines_in_another_order_are_already_there() {
        imported(A + B + C, STRICT);
        var before = shop.checksums();
        for (String file : List.of(A + C + B, C + A + B, B + C + A, A + B + C)) {
            ImportSummary again = imported(file, STRICT);
            assertThat(again.ordersAlreadyThere()).isEqualTo(2);
            assertThat(again.linesAlreadyThere()).isEqualTo(3);
            assertThat(again.revenueAlreadyThere()).isEqualTo(Money.of(10));
            assertThat(again.linesStored()).isZero();
            assertThat(shop.checksums()).isEqualTo(before);
        }
    }

    @Test
    void equal_lines_apart_from_each_other_are_real() {
        imported(A + B + A, STRICT);
        assertThat(totals()).containsExactly("4.00", "3.00");
    }

    @Test
    void equal_lines_that_stand_together_are_real_whatever_else_the_invoice_has_apart() {
        imported(A + A + A + A + B + A + A, STRICT);
        assertThat(totals()).containsExactly("12.00", "3.00");
    }

    @Test
    void a_file_that_was_appended_to_itself_counts_once() {
        ImportSummary summary = imported(A + B + C + A + B + C, STRICT);
        assertThat(totals()).containsExactly("7.00", "3.00");
        assertThat(summary.copiedOrders()).isEqualTo(2);
        assertThat(summary.copiedLines()).isEqualTo(3);
        ImportSummary thrice = imported((A + C + B).repeat(3), STRICT);
        assertThat(thrice.copiedLines()).isEqualTo(6);
        assertThat(thrice.ordersAlreadyThere()).isEqualTo(2);
    }

    @Test
    void exports_that_overlap_count_once() {
        String early = sale("0", "A", "1.00");
        String late = sale("9", "A", "9.00");
        ImportSummary summary = imported(early + A + C + B + A + C + B + late, STRICT);
        assertThat(totals()).containsExactlyInAnyOrder("1.00", "7.00", "3.00", "9.00");
        assertThat(summary.copiedOrders()).isEqualTo(2);
    }

    @Test
    void a_line_that_is_no_sale_does_not_split_an_invoice() {
        imported(A + line("C7", "A", "", "-1", "2020-01-01 09:00:00", "1", "17") + C + B, STRICT);
        assertThat(totals()).containsExactly("7.00", "3.00");
    }

    @Test
    void two_customers_are_seen_wherever_the_lines_stand() {
        String file = A + B + C.replace(",17,", ",18,");
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> imported(file, STRICT))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo(
                                "Nothing was imported: line 4, column CustomerID: is not the customer of the invoice's"
                                        + " first line, line 2."));
        ImportSummary summary = imported(file, LENIENT);
        assertThat(totals()).containsExactly("3.00");
        assertThat(summary.skippedOrders()).isEqualTo(1);
        assertThat(summary.skippedAmount()).isEqualTo(Money.of(7));
    }

    @Test
    void lenient_leaves_a_whole_invoice_out_never_one_of_its_lines() {
        String bad = C.replace(",1,", ",x,");
        for (String file : List.of(A + bad + B, bad + A + B, A + B + bad, B + A + A.replace("2.00", "") + bad)) {
            ImportSummary summary = imported(file, LENIENT);
            assertThat(totals()).as(file).containsExactly("3.00");
            assertThat(summary.skippedOrders()).isEqualTo(1);
            assertThat(summary.skippedLines()).isEqualTo(1);
            assertThat(summary.skippedAmount()).isEqualTo(Money.of(2));
            assertThat(summary.isComplete()).isFalse();
        }
    }

    @Test
    void left_out_invoices_are_listed_with_their_lines_and_amounts() {
        String file = A + A + C.replace(",1,", ",x,") + C.replace("5.00", "y") + "," + B + B;
        try (OrderHistory history = OrderHistory.check(Lines.file(folder, HEADER + file), LENIENT, Progress.NONE)) {
            assertThat(history.skipped())
                    .containsExactly(
                            "line 4, column Quantity: 'x' must be a whole number (and 1 more malformed); invoice 1 is left"
                                    + " out with 2 further lines, 4.00",
                            "line 6: has 9 fields, but the header has 8; the line is left out; its invoice number cannot"
                                    + " be read");
        }
    }

    @Test
    void a_malformed_line_without_a_number_is_left_out_alone() {
        for (String bad :
                List.of(" ,A,,x,,,,\n", ",A\n", "9".repeat(194) + ",A,,1,2020-01-01 09:00:00,1,17,France\n")) {
            ImportSummary summary = imported(A + bad + C + B, LENIENT);
            assertThat(totals()).as(bad).containsExactly("7.00", "3.00");
            assertThat(summary.malformedLines()).isEqualTo(1);
            assertThat(summary.skippedOrders()).isZero();
            assertThat(summary.isComplete()).isFalse();
        }
    }

    @Test
    void a_line_of_too_few_fields_spoils_the_invoice_that_it_names() {
        imported(A + "1,C\n" + B, LENIENT);
        assertThat(totals()).containsExactly("3.00");
    }

    @Test
    void an_order_that_an_earlier_import_truncated_is_told_so() {
        imported(A, STRICT);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> imported(A + B + C, STRICT))
                .satisfies(e -> assertThat(e.what())
                        .isEqualTo(
                                "Nothing was imported: invoice 1 was imported before with different content: the shop"
                                        + " has only 1 of its 2 lines, 2.00 of 7.00."))
                .satisfies(e -> assertThat(e.next()).contains("delete such an order"));
        assertThat(totals()).containsExactly("2.00");
        ImportSummary summary = imported(A + B + C, LENIENT);
        assertThat(totals()).containsExactlyInAnyOrder("2.00", "3.00");
        assertThat(summary.conflictingOrders()).isEqualTo(1);
        assertThat(summary.conflictingLines()).isEqualTo(2);
        assertThat(summary.conflictingAmount()).isEqualTo(Money.of(7));
    }

    @Test
    void all_conflicts_of_a_file_are_counted_and_the_first_twenty_told() {
        StringBuilder before = new StringBuilder();
        StringBuilder after = new StringBuilder();
        for (int i = 0; i < 1200; i++) {
            before.append(sale("I" + i, "A", "1.00"));
            after.append(sale("I" + i, "A", "2.00"));
        }
        imported(before.toString(), STRICT);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> imported(after.toString(), STRICT))
                .satisfies(e -> assertThat(e.what()).isEqualTo("Nothing was imported: the file has 1200 problems."))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(21)
                        .startsWith("invoice I0 was imported before with different content: the shop has 1 line,"
                                + " 1.00, the file 1 line, 2.00")
                        .endsWith("and 1180 more"));
    }

    @Test
    void the_lines_of_an_order_stand_as_in_the_file() {
        imported(C + B + A, STRICT);
        List<OrderItem> items = shop.read(tx -> tx.orders()
                .items(orders().stream()
                        .filter(o -> o.units() == 2)
                        .findFirst()
                        .orElseThrow()
                        .id()));
        assertThat(items).extracting(OrderItem::unitPrice).containsExactly(Money.of(5), Money.of(2));
    }

    @Test
    void a_cancellation_is_c_and_digits_unless_told_otherwise() {
        String file = GOOD.replace("1,PEN", "C100,PEN")
                + GOOD.replace("1,PEN", "c101,PEN")
                + GOOD.replace("1,PEN", "CA-2016-100001,PEN")
                + GOOD.replace("1,PEN", "C,PEN");
        assertThat(checked(file, STRICT).ordersStored()).isEqualTo(3);
        assertThat(checked(file, STRICT).cancelledAmount()).isEqualTo(Money.of("7.50"));
        assertThat(checked(file, STRICT.cancellationPattern(null)).ordersStored())
                .isEqualTo(4);
        assertThat(checked(file, STRICT.cancellationPattern("CA-.*")).ordersStored())
                .isEqualTo(3);
        assertThat(checked(file, STRICT.cancellationPattern("(?i)c.*")).ordersStored())
                .isZero();
    }

    private static String sale(String invoice, String product, String price) {
        return line(invoice, product, "", "1", "2020-01-01 09:00:00", price, invoice.equals("2") ? "18" : "17");
    }

    private ImportSummary imported(String lines, ImportOptions options) {
        try (OrderHistory history = OrderHistory.check(Lines.file(folder, HEADER + lines), options, Progress.NONE)) {
            return accounted(history.importInto(shop.shop()));
        }
    }

    private ImportSummary checked(String lines, ImportOptions options) {
        try (OrderHistory history = OrderHistory.check(Lines.file(folder, HEADER + lines), options, Progress.NONE)) {
            return accounted(history.summary());
        }
    }

    /** No line of the file is lost from the summary. */
    private static ImportSummary accounted(ImportSummary s) {
        assertThat(s.linesRead())
                .isEqualTo(s.linesStored()
                        + s.linesAlreadyThere()
                        + s.copiedLines()
                        + s.cancelledLines()
                        + s.noCustomerLines()
                        + s.noQuantityLines()
                        + s.noPriceLines()
                        + s.malformedLines()
                        + s.skippedLines()
                        + s.conflictingLines());
        return s;
    }

    private List<String> totals() {
        return orders().stream().map(order -> order.total().toString()).toList();
    }

    private List<Order> orders() {
        return shop.read(tx -> tx.orders().all().list());
    }
}
