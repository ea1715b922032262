package io.shopsql.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Spoiled versions of sixty real lines: each does what the manifest beside them says, strict and lenient. */
@EveryDatabase
@Tag("long")
class HostileFilesTest {

    private static final String FOLDER = "hostile/csv/";

    /** These are the sixty lines, written otherwise, or with another text where any text may stand. */
    private static final Set<String> SAME = Set.of(
            "base_utf8.csv",
            "cr_only.csv",
            "blank_lines_between.csv",
            "utf16le_bom.csv",
            "header_case_space.csv",
            "duplicate_file_twice.csv",
            "bad_desc_formula.csv",
            "bad_desc_nfd.csv");

    /** The column of line 32 that is refused. */
    private static final Map<String, String> LINE_32 = Map.of(
            "bad_qty_long_overflow.csv", "Quantity",
            "bad_qty_blank.csv", "Quantity",
            "bad_price_nan.csv", "UnitPrice",
            "bad_price_currency.csv", "UnitPrice",
            "bad_price_exponent_bomb.csv", "UnitPrice",
            "bad_price_f_suffix.csv", "UnitPrice",
            "bad_date_year_0000.csv", "InvoiceDate",
            "bad_date_with_offset.csv", "InvoiceDate",
            "bad_desc_1mb.csv", "Description",
            "bad_country_4000.csv", "Country");

    private static final Set<String> OTHERS =
            Set.of("kaggle_us_dates.csv", "header_only.csv", "bad_too_few_fields.csv", "bad_invalid_utf8.csv");

    private final TestDatabase database;

    HostileFilesTest(TestDatabase database) {
        this.database = database;
    }

    @Test
    void every_file_of_the_manifest_is_tested_here() throws IOException {
        List<String> tested = new ArrayList<>(SAME);
        tested.addAll(LINE_32.keySet());
        tested.addAll(OTHERS);
        try (Stream<String> manifest = Files.lines(SharedData.path(FOLDER + "MANIFEST.tsv"))) {
            assertThat(manifest.skip(1).map(line -> line.substring(0, line.indexOf('\t'))))
                    .containsExactlyInAnyOrderElementsOf(tested);
        }
    }

    @Test
    void files_that_say_the_same_store_the_same() {
        SortedMap<String, String> base = stored("base_utf8.csv", 0);
        assertThat(base.get("orders")).startsWith("15 rows");
        for (String file : SAME) {
            assertThat(stored(file, 0)).as(file).isEqualTo(base);
            assertThat(stored(file, 0, "--lenient")).as(file).isEqualTo(base);
        }
    }

    @Test
    void a_malformed_line_is_named_and_nothing_is_stored_or_lenient_it_alone_is_skipped() {
        SortedMap<String, String> base = stored("base_utf8.csv", 0); // line 32 is left out there: it has no customer
        SortedMap<String, String> nothing = stored("header_only.csv", 0);
        LINE_32.forEach((file, column) -> {
            try (TestShop shop = database.emptyShop()) {
                CommandRun run = imports(shop, file);
                assertThat(run.exitCode()).as(file).isEqualTo(1);
                assertThat(run.err()).as(file).contains("line 32", column).hasSizeLessThan(600);
                assertThat(run.err().lines()).as(file).hasSize(1);
                assertThat(contents(shop)).as(file).isEqualTo(nothing);
                CommandRun lenient = imports(shop, file, "--lenient");
                assertThat(lenient.exitCode()).as(file).isZero();
                assertThat(lenient.err()).as(file).contains("line 32", column);
                assertThat(contents(shop)).as(file).isEqualTo(base);
            }
        });
    }

    @Test
    void a_line_with_too_few_fields_is_refused_by_number() {
        try (TestShop shop = database.emptyShop()) {
            CommandRun run = imports(shop, "bad_too_few_fields.csv");
            assertThat(run.exitCode()).isEqualTo(1);
            assertThat(run.err()).contains("line 2");
            assertThat(contents(shop).get("orders")).startsWith("0 rows");
            assertThat(imports(shop, "bad_too_few_fields.csv", "--lenient").exitCode())
                    .isZero();
            // it was the only kept line of its invoice, or one of them
            assertThat(contents(shop).get("order_items"))
                    .isNotEqualTo(stored("base_utf8.csv", 0).get("order_items"));
        }
    }

    @Test
    void text_in_another_charset_is_refused_with_its_first_bad_line() {
        for (String[] options : new String[][] {{}, {"--lenient"}}) {
            try (TestShop shop = database.emptyShop()) {
                CommandRun run = imports(shop, "bad_invalid_utf8.csv", options);
                assertThat(run.exitCode()).isEqualTo(1);
                assertThat(run.err()).contains("Line 24 is not valid UTF-8");
                assertThat(contents(shop).get("orders")).startsWith("0 rows");
            }
        }
    }

    @Test
    void us_dates_are_read_when_told_and_refused_otherwise() {
        SortedMap<String, String> told =
                stored("kaggle_us_dates.csv", 0, "--charset", "ISO-8859-1", "--date-pattern", "M/d/yyyy H:mm");
        assertThat(told).isEqualTo(stored("base_utf8.csv", 0));
        SortedMap<String, String> nothing = stored("header_only.csv", 0);
        assertThat(stored("kaggle_us_dates.csv", 1)).isEqualTo(nothing);
        assertThat(stored("kaggle_us_dates.csv", 1, "--charset", "ISO-8859-1")).isEqualTo(nothing);
    }

    @Test
    void a_header_without_lines_is_no_error() {
        assertThat(stored("header_only.csv", 0))
                .allSatisfy((table, sum) -> assertThat(sum).startsWith("0 rows"));
    }

    private SortedMap<String, String> stored(String file, int exitCode, String... options) {
        try (TestShop shop = database.emptyShop()) {
            CommandRun run = imports(shop, file, options);
            assertThat(run.exitCode()).as(file + ": " + run.err()).isEqualTo(exitCode);
            return contents(shop);
        }
    }

    private static CommandRun imports(TestShop shop, String file, String... options) {
        List<Object> args = new ArrayList<>(List.of("import", SharedData.path(FOLDER + file), "--url", shop.url()));
        args.addAll(List.of(options));
        return CommandRun.shop(args.toArray());
    }

    /** The orders and their lines; users, products and requests carry the time of the import. */
    private static SortedMap<String, String> contents(TestShop shop) {
        SortedMap<String, String> contents = new TreeMap<>(shop.checksums());
        contents.keySet().retainAll(Set.of("orders", "order_items", "product_stock"));
        return contents;
    }
}
