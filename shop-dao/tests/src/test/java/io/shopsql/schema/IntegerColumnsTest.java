package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.shopsql.error.MigrationFailed;
import io.shopsql.testkit.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Integer columns of SQLite hold integers: new rows by their checks, those of older databases before the checks come. */
class IntegerColumnsTest {

    @AutoClose
    private final TestDatabase.Home home = TestDatabase.SQLITE.emptyDatabase();

    private final DataSource database = home.dataSource();
    private final Migrations migrations = Migrations.of(database);

    @BeforeEach
    void load() throws Exception {
        Before.load(TestDatabase.SQLITE, database);
    }

    @Test
    void every_integer_column_has_its_check() throws SQLException {
        migrations.apply();
        for (String table : Contents.tables(database)) {
            String made = Jdbc.list(database, "select sql from sqlite_master where name = '" + table + "'")
                    .get(0);
            for (String column : integers(table)) {
                assertThat(made)
                        .describedAs("%s.%s: see CONTRIBUTING, Changing the schema", table, column)
                        .containsPattern("\"ck_" + table + "_" + column + "_integer\" CHECK \\((typeof\\()?\"" + column
                                + "\"\\)? (= 'integer'|in \\('integer', 'null'\\)|in \\(0, 1\\))\\)");
            }
        }
    }

    /** But for keys that SQLite makes, which are always integers. */
    private List<String> integers(String table) throws SQLException {
        return Jdbc.list(
                database,
                "select name from pragma_table_info('" + table + "') where (type like '%INT%' or type like 'BOOL%')"
                        + " and not (pk = 1 and type = 'INTEGER' and name = 'id')");
    }

    @Test
    void a_sum_beyond_64_bits_that_older_code_stored_is_refused_before_anything_changes() throws SQLException {
        Jdbc.run(database, "update product_stock set quantity = quantity + 9223372036854775807 where product_id = 1");
        Contents before = Contents.of(database);
        assertThatExceptionOfType(MigrationFailed.class)
                .isThrownBy(migrations::apply)
                .withMessage(
                        "1 value is not an integer, as its column requires: product_stock.quantity where rowid = 1."
                                + " Nothing was changed.\n  next: write the correct values with statements like"
                                + " \"update product_stock set quantity = … where rowid = 1\", and migrate again.");
        assertThat(Contents.of(database)).isEqualTo(before);
        assertThat(migrations.status().pending()).isNotEmpty();

        Jdbc.run(database, "update product_stock set quantity = 12 where rowid = 1");
        assertThatNoException().isThrownBy(migrations::apply);
        assertThat(Jdbc.list(database, "select quantity from product_stock where product_id = 1"))
                .containsExactly("12");
    }

    @Test
    void texts_fractions_and_flags_are_named_by_their_keys_and_not_told() throws SQLException {
        Jdbc.run(
                database,
                "update users set active = 'secret' where id = 2",
                "update order_items set quantity = 1.5 where order_id = 1 and line_no = 3",
                "update order_requests set order_id = 'secret' where order_id = 1");
        assertThatExceptionOfType(MigrationFailed.class)
                .isThrownBy(migrations::apply)
                .withMessageContaining("3 values are not integers")
                .withMessageContaining("users.active where rowid = 2")
                .withMessageContaining("order_items.quantity where order_id = 1 and line_no = 3")
                .withMessageContaining("order_requests.order_id where rowid = 1")
                .withMessageNotContaining("secret");
    }

    @Test
    void an_error_names_ten_rows_and_how_many_there_are() throws SQLException {
        Jdbc.run(
                database,
                IntStream.range(0, 30)
                        .mapToObj(i -> "insert into transfers (from_account, to_account, amount, created_at)"
                                + " values (1, 2, 0.5, '2026-11-22T08:30:00.000000Z')")
                        .toArray(String[]::new));
        assertThatExceptionOfType(MigrationFailed.class)
                .isThrownBy(migrations::apply)
                .withMessageMatching(
                        "(?s)30 values are not integers[^:]*:( transfers\\.amount where rowid = \\d+,){10} ….*");
    }

    /** Numbers and texts of whole numbers are stored as integers, as ever. */
    @Test
    void what_is_a_whole_number_is_taken_however_it_is_written() throws SQLException {
        migrations.apply();
        for (String whole : List.of("'7'", "7.0", "7e0", "4611686018427387904.0", "9223372036854775807")) {
            Jdbc.run(database, "update product_stock set quantity = " + whole + " where product_id = 1");
        }
        assertThat(Jdbc.list(database, "select typeof(quantity) from product_stock where product_id = 1"))
                .containsExactly("integer");
    }
}
