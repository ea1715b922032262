package io.shopsql.copy;

import static io.shopsql.testkit.Fixtures.aProduct;
import static io.shopsql.testkit.Fixtures.aUser;
import static io.shopsql.testkit.Fixtures.anOrder;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.CopyRefused;
import io.shopsql.orders.Order;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A SQLite file that another program wrote, with the checks off, holds what a shop does not: it is not copied anywhere. */
@EveryDatabase
@Tag("long")
class ForeignFileTest {

    private static final String SECRET = "s3cret";

    @AutoClose
    private final TestShop source = TestDatabase.SQLITE.emptyShop();

    @AutoClose
    private final TestShop target;

    ForeignFileTest(TestDatabase database) {
        target = database.emptyShop();
        var alice = aUser(source, "Alice");
        var book = aProduct(source, "Book", "1.00", 10);
        var pen = aProduct(source, "Pen", "2.00", 10);
        anOrder(source, alice, book, 1);
        anOrder(source, alice, pen, 2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "update users set age = 's3cret' | users | id = 1 | age | must be a whole number, was text",
                "update users set age = 1.5 | users | id = 1 | age | must be a whole number",
                "update users set age = 3000000000 | users | id = 1 | age | must be",
                "update users set age = 200 | users | id = 1 | age | breaks the check ck_users_age",
                "update users set name = '' | users | id = 1 | name | breaks the check ck_users_name",
                "update users set name = x'7333' | users | id = 1 | name | must be text, was bytes",
                "update users set name = cast(x'73336372657400' as text) | users | id = 1 | name | must not contain NUL",
                "update users set name = cast(x'733363726574ff' as text) | users | id = 1 | name | must be valid UTF-8",
                "update users set name = printf('%.101c', 'x') | users | id = 1 | name | at most 100 characters, was 101",
                "update users set active = 2 | users | id = 1 | active | must be 0..1",
                "update users set created_at = '22.11.2026 s3cret' | users | id = 1 | created_at | must be a time of the form",
                "update users set created_at = '2026-02-30T00:00:00.000000Z' | users | id = 1 | created_at | must be a time",
                "update users set created_at = '0000-01-01T00:00:00.000000Z' | users | id = 1 | created_at | years 1 to 9999",
                "update products set attributes = '{s3cret' where id = 2 | products | id = 2 | attributes | must be JSON",
                "update products set attributes = '{\"s3cret\": \"\\u0000\"}' | products | id = 1 | attributes | NUL",
                "update product_stock set quantity = -3 where product_id = 2 | product_stock | product_id = 2 | quantity"
                        + " | breaks the check ck_product_stock_quantity",
                "update orders set status = 's3cret' where id = 2 | orders | id = 2 | status | one of the values",
                "update orders set user_id = 99 where id = 2 | orders | id = 2 | user_id | references a row that does not exist",
                "update order_items set product_id = 99 where order_id = 2 | order_items | order_id = 2, line_no = 1"
                        + " | product_id | references a row that does not exist",
                "update order_items set quantity = 0 | order_items | order_id = 1, line_no = 1 | quantity | breaks the check",
                "update order_items set order_id = 's3cret' where order_id = 2 | order_items | number 2 by order_id, line_no"
                        + " | order_id | must be a whole number, was text",
                "insert into order_requests values ('s3cret', 'short', 1, '2026-11-22T08:30:00.000000Z') | order_requests"
                        + " | number 1 by idempotency_key | request_hash | breaks the check ck_order_requests_hash",
            })
    void a_row_that_is_not_what_the_schema_says_is_named_and_nothing_is_copied(
            String damage, String table, String key, @Nullable String column, String why) throws SQLException {
        damage(damage);
        var before = source.checksums();
        var empty = target.checksums();
        assertThatExceptionOfType(CopyRefused.class)
                .isThrownBy(() -> ShopCopy.from(source.shop()).to(target.shop()).run())
                .satisfies(e -> {
                    assertThat(e.table()).contains(table);
                    assertThat(e.key()).contains(key);
                    assertThat(e.column()).isEqualTo(Optional.ofNullable(column));
                    assertThat(e.what()).contains(why).contains(table).contains(key);
                    for (Throwable t = e; t != null; t = t.getCause()) {
                        assertThat(t.toString()).doesNotContain(SECRET);
                    }
                });
        assertThat(target.checksums()).isEqualTo(empty);
        assertThat(source.checksums()).isEqualTo(before);
    }

    @Test
    void values_that_must_be_unique_and_are_not_are_refused() throws SQLException {
        damage(
                "create table bare as select * from users",
                "drop table users",
                "alter table bare rename to users",
                "insert into users select 2, code, name, email, age, active, created_at from users");
        assertThatExceptionOfType(CopyRefused.class)
                .isThrownBy(() -> ShopCopy.from(source.shop()).to(target.shop()).run())
                .withMessageContaining("The row id = 2 of users cannot be copied: email must be unique")
                .withMessageNotContaining("alice");
    }

    @Test
    void a_missing_value_is_refused() throws SQLException {
        damage(
                "create table bare as select * from users",
                "drop table users",
                "alter table bare rename to users",
                "update users set email = null");
        assertThatExceptionOfType(CopyRefused.class)
                .isThrownBy(() -> ShopCopy.from(source.shop()).to(target.shop()).run())
                .withMessageContaining("The row id = 1 of users cannot be copied: email must not be null");
    }

    @Test
    void an_index_that_lags_behind_its_table_is_found_by_the_report() throws SQLException {
        source.run(tx -> tx.orders().all().list().forEach(order -> tx.orders().complete(order.id())));
        String index = "name = 'ix_orders_completed_by_user_time'";
        damage(
                "create table kept as select * from sqlite_master where " + index,
                "pragma writable_schema = on",
                "delete from sqlite_master where " + index);
        damage(
                "update orders set total = total + 1",
                "pragma writable_schema = on",
                "insert into sqlite_master select * from kept",
                "drop table kept");
        assertThatExceptionOfType(CopyRefused.class)
                .isThrownBy(() -> ShopCopy.from(source.shop()).to(target.shop()).run())
                .withMessageContaining("sales by customer differ");
        List<Order> orders = target.read(tx -> tx.orders().all().list());
        assertThat(orders).isEmpty();
    }

    private void damage(String... damages) throws SQLException {
        try (Connection connection = source.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("pragma foreign_keys = off");
            statement.execute("pragma ignore_check_constraints = on");
            for (String sql : damages) {
                statement.execute(sql);
            }
        }
    }
}
