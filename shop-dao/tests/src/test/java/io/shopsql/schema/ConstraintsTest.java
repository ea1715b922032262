package io.shopsql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.assertj.core.api.SoftAssertions;
import org.jooq.Field;
import org.jooq.Table;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each constraint of the changelog is enforced: a row that breaks it alone is refused, and without the defect taken. */
@EveryDatabase
class ConstraintsTest {

    private static final List<String> PARENTS_FIRST = List.of(
            "users",
            "products",
            "product_stock",
            "orders",
            "order_items",
            "order_requests",
            "contacts",
            "accounts",
            "transfers");

    /** A row that breaks it, as what differs from a good one. */
    private static final Map<String, Row> BREAKS = new TreeMap<>(Map.ofEntries(
            breaks("ck_users_age_integer", Row.of("users").with("age", "1.5")),
            breaks("ck_users_active_integer", Row.of("users").with("active", "2")),
            breaks("ck_products_price_integer", Row.of("products").with("price", "1.5")),
            breaks("ck_products_active_integer", Row.of("products").with("active", "2")),
            breaks(
                    "ck_product_stock_product_id_integer",
                    Row.of("product_stock").with("product_id", "1.5")),
            breaks("ck_product_stock_quantity_integer", Row.of("product_stock").with("quantity", "1.5")),
            breaks("ck_orders_user_id_integer", Row.of("orders").with("user_id", "1.5")),
            breaks("ck_orders_total_integer", Row.of("orders").with("total", "1.5")),
            breaks("ck_orders_units_integer", Row.of("orders").with("units", "1.5")),
            breaks("ck_order_items_order_id_integer", Row.of("order_items").with("order_id", "1.5")),
            breaks("ck_order_items_line_no_integer", Row.of("order_items").with("line_no", "1.5")),
            breaks("ck_order_items_product_id_integer", Row.of("order_items").with("product_id", "1.5")),
            breaks("ck_order_items_quantity_integer", Row.of("order_items").with("quantity", "1.5")),
            breaks("ck_order_items_stock_taken_integer", Row.of("order_items").with("stock_taken", "2")),
            breaks("ck_order_items_unit_price_integer", Row.of("order_items").with("unit_price", "1.5")),
            breaks(
                    "ck_order_requests_order_id_integer",
                    Row.of("order_requests").with("order_id", "1.5")),
            breaks(
                    "ck_accounts_user_id_integer",
                    Row.of("accounts").with("id", "3000").with("user_id", "1.5")),
            breaks(
                    "ck_accounts_opening_balance_integer",
                    Row.of("accounts").with("id", "3000").with("opening_balance", "1.5")),
            breaks(
                    "ck_accounts_balance_integer",
                    Row.of("accounts").with("id", "3000").with("balance", "1.5")),
            breaks("ck_transfers_from_account_integer", Row.of("transfers").with("from_account", "1.5")),
            breaks("ck_transfers_to_account_integer", Row.of("transfers").with("to_account", "1.5")),
            breaks("ck_transfers_amount_integer", Row.of("transfers").with("amount", "1.5")),
            breaks("ck_users_code", Row.of("users").with("code", "''")),
            breaks("ck_users_name", Row.of("users").with("name", "''")),
            breaks("ck_users_email", Row.of("users").with("email", "''")),
            breaks("ck_users_age", Row.of("users").with("age", "151")),
            breaks("uq_users_code", Row.of("users").with("code", "'one'")),
            breaks("uq_users_email", Row.of("users").with("email", "'one'")),
            breaks("pk_users", Row.of("users").with("id", Row.FIRST)),
            breaks("ck_products_sku", Row.of("products").with("sku", "''")),
            breaks("ck_products_name", Row.of("products").with("name", "''")),
            breaks("ck_products_price", Row.of("products").with("price", "-1")),
            breaks("ck_products_category", Row.of("products").with("category", text(51))),
            breaks("uq_products_sku", Row.of("products").with("sku", "'one'")),
            breaks("pk_products", Row.of("products").with("id", Row.FIRST)),
            breaks("ck_product_stock_quantity", Row.of("product_stock").with("quantity", "-1")),
            breaks("fk_product_stock_product", Row.of("product_stock").with("product_id", "99")),
            breaks("pk_product_stock", Row.of("product_stock").with("product_id", Row.FIRST)),
            breaks("ck_orders_status", Row.of("orders").with("status", "'lost'")),
            breaks("ck_orders_total", Row.of("orders").with("total", "-1")),
            breaks("ck_orders_units", Row.of("orders").with("units", "0")),
            breaks("ck_orders_notes", Row.of("orders").with("notes", text(1001))),
            breaks("fk_orders_user", Row.of("orders").with("user_id", "99")),
            breaks("pk_orders", Row.of("orders").with("id", Row.FIRST)),
            breaks("ck_order_items_line_no", Row.of("order_items").with("line_no", "0")),
            breaks("ck_order_items_quantity", Row.of("order_items").with("quantity", "0")),
            breaks("ck_order_items_unit_price", Row.of("order_items").with("unit_price", "-1")),
            breaks("fk_order_items_order", Row.of("order_items").with("order_id", "99")),
            breaks("fk_order_items_product", Row.of("order_items").with("product_id", "99")),
            breaks("pk_order_items", Row.of("order_items").with("line_no", Row.FIRST)),
            breaks("ck_order_requests_key", Row.of("order_requests").with("idempotency_key", "''")),
            breaks("ck_order_requests_hash", Row.of("order_requests").with("request_hash", text(63))),
            breaks("pk_order_requests", Row.of("order_requests").with("idempotency_key", "'one'")),
            breaks("ck_contacts_name", Row.of("contacts").with("name", "''")),
            breaks("ck_contacts_email", Row.of("contacts").with("email", "''")),
            breaks("ck_contacts_phone", Row.of("contacts").with("phone", text(41))),
            breaks("ck_contacts_notes", Row.of("contacts").with("notes", text(1001))),
            breaks("ck_contacts_name_search", Row.of("contacts").with("name_search", "''")),
            breaks("uq_contacts_email", Row.of("contacts").with("email", "'one'")),
            breaks("pk_contacts", Row.of("contacts").with("id", Row.FIRST)),
            breaks(
                    "ck_accounts_opening_balance",
                    Row.of("accounts").with("id", "3000").with("opening_balance", "-1")),
            breaks("ck_accounts_balance", Row.of("accounts").with("id", "3000").with("balance", "-1")),
            breaks("fk_accounts_user", Row.of("accounts").with("id", "3000").with("user_id", "99")),
            breaks("pk_accounts", Row.of("accounts").with("id", Row.FIRST)),
            breaks("ck_transfers_accounts", Row.of("transfers").with("to_account", Row.FIRST)),
            breaks("ck_transfers_amount", Row.of("transfers").with("amount", "0")),
            breaks("ck_transfers_idempotency_key", Row.of("transfers").with("idempotency_key", "''")),
            breaks("uq_transfers_idempotency_key", Row.of("transfers").with("idempotency_key", "'one'")),
            breaks("fk_transfers_from_account", Row.of("transfers").with("from_account", "99")),
            breaks("fk_transfers_to_account", Row.of("transfers").with("to_account", "99")),
            breaks("pk_transfers", Row.of("transfers").with("id", Row.FIRST))));

    private final TestDatabase engine;

    @AutoClose
    private final TestShop shop;

    private final DataSource database;

    ConstraintsTest(TestDatabase engine) {
        this.engine = engine;
        shop = engine.emptyShop();
        database = shop.dataSource();
    }

    @BeforeEach
    void one_row_in_each_table() throws SQLException {
        for (String table : PARENTS_FIRST) {
            Jdbc.run(database, Row.first(table).insert());
            if (table.equals("accounts")) {
                Jdbc.run(database, Row.of(table).insert());
            }
        }
    }

    @Test
    void every_constraint_has_a_row_here_that_breaks_it() throws Exception {
        assertThat(BREAKS.keySet())
                .containsExactlyElementsOf(ChangelogFacts.all().lines().stream()
                        .filter(line -> line.contains(" constraint "))
                        .map(line -> line.split(" ", -1)[2])
                        .sorted()
                        .toList());
    }

    @Test
    void a_row_that_breaks_one_constraint_is_refused() {
        SoftAssertions.assertSoftly(all -> broken().forEach(
                        (constraint, row) -> all.assertThatThrownBy(() -> Jdbc.run(database, row.insert()))
                                .describedAs(constraint)
                                .isInstanceOf(SQLException.class)
                                .hasMessageMatching("(?s).*(" + told(constraint, row.table()) + ").*")));
    }

    /** Postgres needs no check for integers: it stores nothing else in such a column. */
    private Map<String, Row> broken() {
        Map<String, Row> broken = new TreeMap<>(BREAKS);
        if (engine == TestDatabase.POSTGRES) {
            broken.keySet().removeIf(constraint -> constraint.endsWith("_integer"));
        }
        return broken;
    }

    @Test
    void a_row_that_lacks_what_must_be_there_is_refused() {
        SoftAssertions.assertSoftly(all -> {
            for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
                for (Field<?> column : table.fields()) {
                    // SQLite generates a key where it is given NULL
                    if (!column.getDataType().nullable()
                            && !column.getDataType().identity()) {
                        Row row = Row.of(table.getName()).with(column.getName(), "NULL");
                        all.assertThatThrownBy(() -> Jdbc.run(database, row.insert()))
                                .describedAs(column.toString())
                                .isInstanceOf(SQLException.class)
                                .hasMessageContaining(column.getName());
                    }
                }
            }
        });
    }

    @Test
    void rows_that_break_nothing_are_taken() {
        PARENTS_FIRST.stream()
                .filter(table -> !table.equals("accounts"))
                .forEach(table -> assertThatNoException()
                        .describedAs(table)
                        .isThrownBy(() -> Jdbc.run(database, Row.of(table).insert())));
    }

    @Test
    void a_row_cannot_be_deleted_while_others_point_to_it() {
        for (String table : List.of("users", "products", "accounts")) {
            assertThatExceptionOfType(SQLException.class)
                    .describedAs(table)
                    .isThrownBy(() -> Jdbc.run(database, "delete from " + table + " where id = " + Row.FIRST));
        }
    }

    @Test
    void the_lines_of_an_order_go_with_it() throws SQLException {
        Jdbc.run(database, "delete from orders where id = " + Row.FIRST);
        assertThat(Jdbc.list(database, "select line_no from order_items")).isEmpty();
    }

    @Test
    void a_row_gets_its_key_the_time_and_that_it_is_active_from_the_database() throws SQLException {
        Instant before = Instant.now();
        Jdbc.run(database, "insert into users (name, email) values ('Dora', 'dora@example.com')");
        User dora = shop.read(tx -> tx.users().findByEmail("dora@example.com").orElseThrow());
        assertThat(dora.id().value()).isPositive();
        assertThat(dora.active()).isTrue();
        // SQLite's clock counts milliseconds
        assertThat(dora.createdAt())
                .isBetween(before.minusMillis(1), Instant.now().plus(Duration.ofSeconds(1)));
    }

    /** How the engine tells which constraint it was, as a pattern. */
    private String told(String constraint, String table) {
        if (engine == TestDatabase.POSTGRES) {
            // what is too long for the column is not asked for its check
            return constraint.startsWith("ck_") ? constraint + "|value too long" : constraint;
        }
        return switch (constraint.substring(0, 3)) {
            case "ck_" -> constraint;
            case "fk_" -> "FOREIGN KEY constraint failed";
            default -> "UNIQUE constraint failed: " + table;
        };
    }

    private static Map.Entry<String, Row> breaks(String constraint, Row row) {
        return Map.entry(constraint, row);
    }

    private static String text(int length) {
        return "'" + "x".repeat(length) + "'";
    }
}
