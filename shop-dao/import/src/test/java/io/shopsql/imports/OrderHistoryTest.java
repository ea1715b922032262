package io.shopsql.imports;

import static io.shopsql.imports.Lines.GOOD;
import static io.shopsql.imports.Lines.HEADER;
import static io.shopsql.imports.Lines.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.Duplicate;
import io.shopsql.orders.Order;
import io.shopsql.orders.OrderItem;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file becomes in a shop. */
@EveryDatabase
@Tag("long")
class OrderHistoryTest {

    private static final ImportOptions STRICT = ImportOptions.DEFAULT;

    @AutoClose
    private final TestShop shop;

    @TempDir
    Path folder = Path.of("");

    OrderHistoryTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void an_invoice_becomes_a_completed_order_at_its_earliest_time() {
        imported(
                HEADER
                        + line("1", "PEN", "Pen", "3", "2020-01-01 09:01:00", "2.50", "17")
                        + line("1", "BOOK", "Book", "1", "2020-01-01 09:00:00", "29.99", "17")
                        + line("1", "PEN", "Pen", "3", "2020-01-01 09:01:00", "2.50", "17"),
                STRICT);
        Order order = onlyOrder();
        assertThat(order.status()).isEqualTo(OrderStatus.COMPLETED);
        assertThat(order.createdAt()).isEqualTo(Instant.parse("2020-01-01T09:00:00Z"));
        assertThat(order.total()).isEqualTo(Money.of("44.99"));
        assertThat(order.units()).isEqualTo(7);
        List<OrderItem> items = shop.read(tx -> tx.orders().items(order.id()));
        assertThat(items)
                .as("equal lines are all real, in the order of the file")
                .extracting(OrderItem::quantity)
                .containsExactly(3, 1, 3);
    }

    @Test
    void a_customer_becomes_a_user_with_code_name_and_email() {
        imported(HEADER + GOOD, STRICT);
        User user = shop.read(tx -> tx.users().findByCode("17")).orElseThrow();
        assertThat(user.name()).isEqualTo("Customer 17");
        assertThat(user.email()).isEqualTo("customer-17@import.invalid");
        assertThat(onlyOrder().user()).isEqualTo(user.id());
    }

    @Test
    void the_email_pattern_is_used() {
        imported(HEADER + GOOD, STRICT.emailPattern("{code}@example.com"));
        Optional<User> user = shop.read(tx -> tx.users().findByEmail("17@example.com"));
        assertThat(user).isPresent();
    }

    @Test
    void a_product_has_its_first_description_and_the_price_of_its_latest_line() {
        imported(
                HEADER
                        + line("1", "PEN", " ", "1", "2020-01-01 09:00:00", "1", "17")
                        + line("2", "PEN", "Pen  (blue) ", "1", "2020-01-03 09:00:00", "3", "17")
                        + line("3", "PEN", "another", "1", "2020-01-03 09:00:00", "4", "17")
                        + line("4", "PEN", "another", "1", "2020-01-02 09:00:00", "2", "17")
                        + line("5", "INK", "", "1", "2020-01-02 09:00:00", "2", "17"),
                STRICT);
        Product pen = product("PEN");
        assertThat(pen.name()).as("as it is written").isEqualTo("Pen  (blue) ");
        assertThat(pen.price()).as("of those at the same time, the later line").isEqualTo(Money.of(4));
        assertThat(pen.stock()).isNull();
        assertThat(product("INK").name()).as("without a description, the code").isEqualTo("INK");
    }

    @Test
    void lines_that_are_left_out_make_neither_users_nor_products() {
        imported(HEADER + line("C1", "PEN", "Pen", "1", "2020-01-01 09:00:00", "1", "17"), STRICT);
        long rows = shop.read(tx -> tx.users().all().count()
                + tx.products().all().count()
                + tx.orders().all().count());
        assertThat(rows).isZero();
    }

    @Test
    void users_and_products_that_are_there_stay_as_they_are() {
        User user = shop.write(tx -> tx.users().insert(new NewUser("Ann", "ann@example.com").withCode("17")));
        Product pen = shop.write(tx -> tx.products()
                .insert(new NewProduct("Old pen", Money.of(9)).withSku("PEN").withStock(10)));
        ImportSummary summary = imported(HEADER + GOOD, STRICT);
        assertThat(summary.newCustomers() + summary.newProducts()).isZero();
        shop.run(tx -> {
            assertThat(tx.users().get(user.id())).isEqualTo(user);
            assertThat(tx.products().get(pen.id())).as("its stock too").isEqualTo(pen);
        });
        assertThat(onlyOrder().total()).isEqualTo(Money.of("7.50"));
    }

    @Test
    void importing_again_changes_nothing() {
        String file = HEADER + GOOD + GOOD.replace("1,PEN", "2,PEN");
        ImportSummary first = imported(file, STRICT);
        var before = shop.checksums();
        ImportSummary second = imported(file, STRICT);
        assertThat(first.ordersStored()).isEqualTo(2);
        assertThat(second.ordersStored()).isZero();
        assertThat(second.ordersAlreadyThere()).isEqualTo(2);
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void what_stands_in_the_file_twice_is_recorded_once() {
        String lines = GOOD + GOOD.replace("1,PEN", "2,PEN");
        ImportSummary summary = imported(HEADER + lines + lines, STRICT);
        assertThat(summary.ordersStored()).isEqualTo(2);
        assertThat(summary.copiedOrders()).isEqualTo(2);
        assertThat(summary.copiedLines()).isEqualTo(2);
        assertThat(summary.revenueStored()).isEqualTo(Money.of(15));
        assertThat(orders()).hasSize(2);
    }

    @Test
    void a_number_that_the_shop_has_with_other_content_is_a_conflict() {
        imported(HEADER + GOOD, STRICT);
        var before = shop.checksums();
        String other = HEADER + GOOD.replace("1,PEN", "2,INK") + GOOD.replace(",3,", ",4,");
        assertThatExceptionOfType(ImportRefused.class)
                .isThrownBy(() -> imported(other, STRICT))
                .satisfies(e -> assertThat(e.what())
                        .contains("invoice 1 was imported before with different content: the shop has 1 line,"
                                + " 7.50, the file 1 line, 10.00"));
        assertThat(shop.checksums()).as("nothing is stored").isEqualTo(before);

        ImportSummary lenient = imported(other, STRICT.lenient(true));
        assertThat(lenient.conflictingOrders()).isEqualTo(1);
        assertThat(lenient.ordersStored()).isEqualTo(1);
        assertThat(orders())
                .extracting(Order::units)
                .as("the order that was there stays as it was")
                .containsExactly(3L, 3L);
    }

    @Test
    void lenient_imports_what_is_well_formed() {
        String file = HEADER + GOOD + GOOD.replace("1,PEN", "2,PEN").replace(",3,", ",x,") + "3\n";
        ImportSummary summary = imported(file, STRICT.lenient(true));
        assertThat(summary.malformedLines()).isEqualTo(2);
        assertThat(summary.ordersStored()).isEqualTo(1);
        assertThat(orders()).hasSize(1);
    }

    @Test
    void a_time_that_came_twice_is_the_first_of_the_two() {
        imported(
                HEADER + line("1", "PEN", "Pen", "1", "2020-10-25 01:30:00", "1", "17"),
                STRICT.zone(ZoneId.of("Europe/London")));
        assertThat(onlyOrder().createdAt()).isEqualTo(Instant.parse("2020-10-25T00:30:00Z"));
    }

    @Test
    void an_offset_in_the_pattern_says_more_than_the_zone() {
        imported(
                HEADER + line("1", "PEN", "Pen", "1", "2020-10-25T01:30:00+05:30", "1", "17"),
                STRICT.zone(ZoneId.of("Europe/London")).datePattern("yyyy-MM-dd'T'HH:mm:ssxxx"));
        assertThat(onlyOrder().createdAt()).isEqualTo(Instant.parse("2020-10-24T20:00:00Z"));
    }

    @Test
    void a_date_alone_is_its_midnight() {
        imported(
                HEADER + line("1", "PEN", "Pen", "1", "01.07.2020", "1", "17"),
                STRICT.zone(ZoneId.of("Europe/Berlin")).datePattern("dd.MM.yyyy"));
        assertThat(onlyOrder().createdAt()).isEqualTo(Instant.parse("2020-06-30T22:00:00Z"));
    }

    @Test
    void an_email_address_that_another_user_has_is_refused_and_nothing_stored() {
        shop.run(tx -> tx.users().insert(new NewUser("Ann", "customer-17@import.invalid")));
        var before = shop.checksums();
        assertThatExceptionOfType(Duplicate.class).isThrownBy(() -> imported(HEADER + GOOD, STRICT));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void the_summary_of_a_check_is_that_of_an_import_into_an_empty_shop() {
        String file = HEADER + GOOD + GOOD.replace("1,PEN", "2,PEN") + GOOD + "x\n"
                + GOOD.replace("1,PEN", "3,PEN").replace(",3,", ",4,");
        Path path = Lines.file(folder, file);
        try (OrderHistory history = OrderHistory.check(path, STRICT.lenient(true), Progress.NONE)) {
            assertThat(history.summary()).isEqualTo(history.importInto(shop.shop()));
        }
    }

    @Test
    void more_orders_than_a_batch_takes_are_all_recorded() {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 1; i <= 1234; i++) {
            file.append(line("I" + i, "P" + i % 7, "", "1", "2020-01-01 09:00:00", "0.01", "U" + i % 11));
        }
        assertThat(imported(file.toString(), STRICT).ordersStored()).isEqualTo(1234);
        assertThat(orders()).hasSize(1234);
        long products = shop.read(tx -> tx.products().all().count());
        assertThat(products).isEqualTo(7);
    }

    private ImportSummary imported(String content, ImportOptions options) {
        try (OrderHistory history = OrderHistory.check(Lines.file(folder, content), options, Progress.NONE)) {
            return history.importInto(shop.shop());
        }
    }

    private Order onlyOrder() {
        assertThat(orders()).hasSize(1);
        return orders().get(0);
    }

    private List<Order> orders() {
        return shop.read(tx -> tx.orders().all().list());
    }

    private Product product(String sku) {
        return shop.read(tx -> tx.products().findBySku(sku)).orElseThrow();
    }
}
