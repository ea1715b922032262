package io.shopsql.imports;

import static io.shopsql.imports.Lines.GOOD;
import static io.shopsql.imports.Lines.HEADER;
import static io.shopsql.imports.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.schema.type.Money;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file must be, without a shop. */
class CheckTest {

    private static final ImportOptions STRICT = ImportOptions.DEFAULT;
    private static final ImportOptions LENIENT = STRICT.lenient(true);

    @TempDir
    Path folder = Path.of("");

    @Test
    void lines_are_left_out_by_the_first_reason_that_applies() {
        ImportSummary summary = check(
                HEADER
                        + line("C1", "PEN", "", "-3", "2020-01-01 09:00:00", "0", "")
                        + line("2", "PEN", "", "-3", "2020-01-01 09:00:00", "0", " ")
                        + line("3", "PEN", "", "0", "2020-01-01 09:00:00", "0", "17")
                        + line("4", "PEN", "", "1", "2020-01-01 09:00:00", "-0.001", "17")
                        + line("5", "PEN", "", "1", "2020-01-01 09:00:00", "0", "17")
                        + line("c6", "PEN", "", "1", "2020-01-01 09:00:00", "0.001", "17"),
                STRICT);
        assertThat(summary.linesRead()).isEqualTo(6);
        assertThat(summary.cancelledLines()).isEqualTo(1);
        assertThat(summary.noCustomerLines()).isEqualTo(1);
        assertThat(summary.noQuantityLines()).isEqualTo(1);
        assertThat(summary.noPriceLines()).isEqualTo(2);
        assertThat(summary.linesStored()).isEqualTo(1);
        assertThat(summary.revenueStored()).isEqualTo(Money.of("0.001"));
    }

    @Test
    void a_field_is_checked_also_where_the_line_would_be_left_out() {
        refused(
                HEADER + line("C1", "PEN", "", "one", "2020-01-01 09:00:00", "0", ""),
                "line 2, column Quantity: 'one'");
    }

    @ParameterizedTest
    @CsvSource({
        "StockCode, 2",
        "Description, 3",
        "Quantity, 4",
        "InvoiceDate, 5",
        "UnitPrice, 6",
        "CustomerID, 7",
        "Country, 8",
    })
    void nul_is_refused_in_every_column(String column, int field) {
        String[] fields = GOOD.strip().split(",", -1);
        fields[field - 1] += '\0';
        refused(HEADER + GOOD + String.join(",", fields), "line 3, column " + column + ": ");
    }

    @ParameterizedTest
    @CsvSource({"0, 193", "1, 64", "2, 200", "7, 60"})
    void texts_are_bounded_in_code_points(int field, int max) {
        String[] fields = GOOD.strip().split(",", -1);
        fields[field] = "😀".repeat(max);
        check(HEADER + String.join(",", fields), STRICT);
        fields[field] += "x";
        refused(HEADER + String.join(",", fields), "'" + "😀".repeat(40) + "…' must be at most " + max + " characters");
    }

    @Test
    void a_customer_is_told_by_line_and_column_alone_since_a_code_may_be_personal() {
        String file = HEADER + GOOD.replace(",17,", ",ann@example.com" + "m".repeat(60) + ",");
        refused(file, "line 2, column CustomerID: must be at most 64 characters");
        String two = HEADER + GOOD + GOOD.replace(",17,", ",ann@example.com,");
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> check(two, STRICT))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("ann@"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-", "1.0", "1e3", " 1", "٣", "1000001", "-1000001", "9223372036854775808", "0x10"})
    void a_quantity_is_a_whole_number_up_to_a_million(String quantity) {
        refused(
                HEADER + line("1", "PEN", "", quantity, "2020-01-01 09:00:00", "2.50", "17"),
                "line 2, column Quantity: '" + quantity + "' must be ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "2.",
                "NaN",
                "Infinity",
                "£2.55",
                "2.55f",
                "1E+2",
                "2.55555",
                "2,55",
                "--1",
                "100000000.0001",
                "-100000000.0001",
                "1'000",
                "0x1p3",
                "99999999999999999999999999"
            })
    void a_price_is_a_plain_number_with_up_to_four_decimals(String price) {
        refused(
                HEADER + line("1", "PEN", "", "1", "2020-01-01 09:00:00", '"' + price + '"', "17"),
                "line 2, column UnitPrice: '" + price + "' must ");
    }

    @ParameterizedTest
    @CsvSource({"100000000, 100000000", "+1.5, 1.5", "0.0001, 0.0001", "007.10, 7.1", ".5, 0.5"})
    void prices_are_read_exactly(String price, String amount) {
        assertThat(check(HEADER + line("1", "PEN", "", "1", "2020-01-01 09:00:00", price, "17"), STRICT)
                        .revenueStored())
                .isEqualTo(Money.of(amount));
    }

    @Test
    void a_decimal_comma_is_read_when_told_and_a_point_is_refused_then() {
        ImportOptions german = STRICT.separator(';').decimalComma(true);
        assertThat(check((HEADER + GOOD).replace(',', ';').replace('.', ','), german)
                        .revenueStored())
                .isEqualTo(Money.of("7.50"));
        refused(
                (HEADER + GOOD).replace(',', ';'),
                german,
                "column UnitPrice: '2.50' must be a plain number such as 2,55");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2020-02-30 09:00:00",
                "0000-00-00 00:00:00",
                "2020-01-01T09:00:00",
                "2020-1-1 09:00:00",
                "2020-01-01 24:00:00",
                "+12020-01-01 09:00:00",
                "2020-01-01 09:00:00+05:30",
                "20-01-01 09:00:00",
                ""
            })
    void a_time_is_read_strictly(String time) {
        refused(
                HEADER + line("1", "PEN", "", "1", time, "2.50", "17"),
                "line 2, column InvoiceDate: '" + time + "' must be ");
    }

    @Test
    void american_dates_are_read_when_told_and_never_guessed() {
        String file = HEADER + line("1", "PEN", "", "1", "12/1/2010 8:26", "2.50", "17");
        check(file, STRICT.datePattern("M/d/yyyy H:mm"));
        refused(file, "column InvoiceDate: '12/1/2010 8:26' must be a time written as yyyy-MM-dd HH:mm:ss");
        refused(
                HEADER + line("1", "PEN", "", "1", "13/1/2010 8:26", "2.50", "17"),
                STRICT.datePattern("M/d/yyyy H:mm"),
                "line 2, column InvoiceDate: '13/1/2010 8:26'");
    }

    @Test
    void a_time_that_the_clocks_skipped_is_refused() {
        refused(
                HEADER + line("1", "PEN", "", "1", "2020-03-29 01:30:00", "2.50", "17"),
                STRICT.zone(ZoneId.of("Europe/London")),
                "line 2, column InvoiceDate: '2020-03-29 01:30:00' is a time that Europe/London skipped");
    }

    @Test
    void a_line_with_fewer_or_more_fields_than_the_header_is_refused_by_number() {
        refused(HEADER + GOOD + "2,PEN\n", "line 3: has 2 fields, but the header has 8");
        refused(HEADER + GOOD.replace("\n", ",x\n"), "line 2: has 9 fields, but the header has 8");
    }

    @Test
    void lines_are_numbered_as_an_editor_does() {
        refused(
                HEADER + "\n\n" + GOOD.replace("Pen", "\"a\npen\"") + GOOD.replace(",3,", ",x,"),
                "line 6, column Quantity: 'x'");
        refused((HEADER + GOOD + GOOD.replace(",3,", ",x,")).replace("\n", "\r\n"), "line 3, column Quantity: 'x'");
        refused((HEADER + GOOD + GOOD.replace(",3,", ",x,")).replace('\n', '\r'), "line 3, column Quantity: 'x'");
    }

    @Test
    void several_problems_are_counted_and_the_first_twenty_told() {
        String bad = GOOD.replace(",3,", ",x,");
        String twoCustomers =
                GOOD.replace("1,PEN", "2,PEN") + GOOD.replace("1,PEN", "2,PEN").replace(",17,", ",18,");
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> check(HEADER + bad + twoCustomers + bad.repeat(24), STRICT))
                .satisfies(e -> assertThat(e.what()).isEqualTo("Nothing was imported: the file has 26 problems."))
                .satisfies(e -> assertThat(e.problems())
                        .hasSize(21)
                        .startsWith(
                                "line 2, column Quantity: 'x' must be a whole number",
                                "line 4, column CustomerID: is not the customer of the invoice's first line, line 3",
                                "line 5, column Quantity: 'x' must be a whole number")
                        .endsWith("and 6 more"));
    }

    @Test
    void what_a_terminal_would_obey_is_shown_as_its_number() {
        refused(HEADER + GOOD.replace(",3,", ",\"\u001b[2J\n\","), "column Quantity: '\\u001B[2J\\u000A'");
    }

    @Test
    void headers_match_whatever_their_case_and_spaces_and_may_be_mapped() {
        assertThat(check(
                                HEADER.replace("UnitPrice", " unit PRICE ").replace("CustomerID", "Client") + GOOD,
                                STRICT.header(Column.CUSTOMER, "client"))
                        .linesStored())
                .isEqualTo(1);
    }

    @Test
    void further_columns_do_not_matter() {
        assertThat(check(HEADER.replace("\n", ",Extra\n") + GOOD.replace("\n", ",x\n"), STRICT)
                        .linesStored())
                .isEqualTo(1);
    }

    @Test
    void missing_columns_are_named() {
        refused(HEADER.replace("UnitPrice", "Price").replace("Country", "Land") + GOOD, "lacks UnitPrice, Country;");
        refused(HEADER + GOOD, STRICT.separator(';'), "The header lacks InvoiceNo, StockCode");
    }

    @Test
    void a_column_that_is_there_twice_is_refused() {
        refused(HEADER.replace("Country", "unit price") + GOOD, "has the column UnitPrice twice");
        refused(HEADER + GOOD, STRICT.header(Column.PRICE, "Quantity"), "cannot be both");
    }

    @Test
    void an_empty_file_is_refused_and_a_header_alone_is_not() {
        refused("", "The file is empty.");
        assertThat(check(HEADER, STRICT).linesRead()).isZero();
    }

    @Test
    void utf16_is_known_by_its_mark() {
        assertThat(check("\uFEFF" + HEADER + GOOD, StandardCharsets.UTF_16LE, STRICT)
                        .linesStored())
                .isEqualTo(1);
        assertThat(check("\uFEFF" + HEADER + GOOD, StandardCharsets.UTF_16BE, STRICT)
                        .linesStored())
                .isEqualTo(1);
        assertThat(check("\uFEFF" + HEADER + GOOD, STRICT).linesStored()).isEqualTo(1);
    }

    @Test
    void another_charset_is_read_when_told_and_refused_by_line_when_not() {
        Charset latin1 = StandardCharsets.ISO_8859_1;
        String file = HEADER + GOOD + GOOD.replace("Pen", "Stift für 1 £");
        assertThat(check(file, latin1, STRICT.charset(latin1)).linesStored()).isEqualTo(2);
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> check(file, latin1, LENIENT))
                .satisfies(e -> assertThat(e.what()).isEqualTo("Line 3 is not valid UTF-8."));
    }

    @Test
    void a_quote_that_is_not_closed_is_refused_by_line_also_when_lenient() {
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> check(HEADER + GOOD + "2,\"PEN\n" + GOOD.repeat(50), LENIENT))
                .satisfies(e ->
                        assertThat(e.what()).startsWith("The file is not valid CSV from line 3 on, after field 1."));
    }

    @Test
    void text_after_a_closing_quote_is_refused_by_line() {
        refused(
                HEADER + GOOD + GOOD.replace("Pen", "\"Pen\"x"),
                "The file is not valid CSV from line 3 on, after field 2.");
    }

    @Test
    void a_field_without_an_end_takes_bounded_memory() throws IOException {
        Path file = folder.resolve("endless.csv");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((HEADER + GOOD + "2,\"").getBytes(StandardCharsets.UTF_8));
            byte[] megabyte = "x".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < 64; i++) {
                out.write(megabyte);
            }
        }
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> OrderHistory.check(file, LENIENT, Progress.NONE))
                .satisfies(e ->
                        assertThat(e.what()).startsWith("The file is not valid CSV from line 3 on, after field 1"));
    }

    @Test
    void a_description_of_a_megabyte_is_refused_by_its_column() {
        refused(
                HEADER + GOOD.replace("Pen", "x".repeat(1 << 20)),
                "line 2, column Description: '" + "x".repeat(40) + "…' must be at most 200 characters");
    }

    @Test
    void two_customers_in_one_invoice_are_refused_and_leniently_skipped() {
        String file = HEADER + GOOD + GOOD.replace(",17,", ",18,") + GOOD.replace("1,PEN", "2,PEN");
        refused(file, "line 3, column CustomerID: is not the customer of the invoice's first line, line 2");
        ImportSummary summary = check(file, LENIENT);
        assertThat(summary.skippedOrders()).isEqualTo(1);
        assertThat(summary.skippedLines()).isEqualTo(2);
        assertThat(summary.skippedAmount()).isEqualTo(Money.of(15));
        assertThat(summary.ordersStored()).isEqualTo(1);
        assertThat(summary.linesStored()).isEqualTo(1);
    }

    @Test
    void an_invoice_beyond_what_money_can_hold_is_refused() {
        String dear = line("1", "GOLD", "Gold", "1000000", "2020-01-01 09:00:00", "100000000", "17");
        refused(HEADER + dear.repeat(10), "line 2, column InvoiceNo: '1' has a total above the maximum amount");
        assertThat(check(HEADER + dear.repeat(9), STRICT).linesStored()).isEqualTo(9);
    }

    @Test
    void an_invoice_of_more_than_ten_thousand_lines_is_refused() {
        refused(HEADER + GOOD.repeat(10_001), "line 2, column InvoiceNo: '1' has 10001 lines, more than 10000");
        assertThat(check(HEADER + GOOD.repeat(10_000), STRICT).linesStored()).isEqualTo(10_000);
        ImportSummary summary = check(HEADER + GOOD.repeat(25_000) + GOOD.replace("1,PEN", "2,PEN"), LENIENT);
        assertThat(summary.skippedLines()).isEqualTo(25_000);
        assertThat(summary.skippedAmount()).isEqualTo(Money.of("187500"));
        assertThat(summary.ordersStored()).isEqualTo(1);
    }

    @Test
    void sales_beyond_what_money_can_hold_are_refused() {
        String dear = line("1", "GOLD", "Gold", "1000000", "2020-01-01 09:00:00", "100000000", "17");
        refused(HEADER + dear.repeat(9) + dear.replace("1,GOLD", "2,GOLD"), "The total of the file's sales exceeds");
        ImportSummary summary = check(HEADER + dear.repeat(10), LENIENT);
        assertThat(summary.skippedAmount()).as("all that money can hold").isEqualTo(new Money(Long.MAX_VALUE));
    }

    @Test
    void an_email_address_that_would_be_too_long_is_malformed() {
        refused(
                HEADER + GOOD.replace(",17,", "," + "9".repeat(64) + ","),
                STRICT.emailPattern("{code}.{code}.{code}.{code}@example.com"),
                "line 2, column CustomerID: gives an e-mail address of more than 200");
    }

    private ImportSummary check(String content, ImportOptions options) {
        return check(content, StandardCharsets.UTF_8, options);
    }

    private ImportSummary check(String content, Charset charset, ImportOptions options) {
        try (OrderHistory history = OrderHistory.check(Lines.file(folder, content, charset), options, Progress.NONE)) {
            return history.summary();
        }
    }

    private void refused(String content, String what) {
        refused(content, STRICT, what);
    }

    private void refused(String content, ImportOptions options, String what) {
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> check(content, options))
                .satisfies(e -> assertThat(e.getMessage()).contains(what));
    }
}
