package io.shopsql.examples;

import static io.shopsql.schema.Tables.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.IllegalStatusChange;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.Product;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.Invariants;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The eleven defects of the shop that this one re-creates, each by its number. */
@EveryDatabase
@Tag("long")
class OriginalDefectsTest {

    @AutoClose
    private final TestShop shop;

    @AutoClose
    private final TestShop demoShop;

    private final User alice;
    private final Product book;
    private final Product pen;

    OriginalDefectsTest(TestDatabase database) {
        shop = database.emptyShop();
        demoShop = database.emptyShop();
        alice = Fixtures.aUser(shop, "Alice");
        book = Fixtures.aProduct(shop, "Python Book", "29.99", 100);
        pen = Fixtures.aProduct(shop, "Pen", "2.50", 500);
    }

    private Order twoLines() {
        return shop.write(tx ->
                tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5)));
    }

    private List<SalesByCustomer.Row> sales() {
        return shop.report(new SalesByCustomer(TimeRange.ALL));
    }

    @Test
    void defect_1_an_order_of_two_lines_is_one_order() {
        Order order = twoLines();
        shop.run(tx -> tx.orders().complete(order.id()));
        assertThat(sales())
                .singleElement()
                .satisfies(row -> assertThat(row.orders()).isEqualTo(1));
    }

    @Test
    void defect_2_spending_is_exact() {
        Order order = twoLines();
        shop.run(tx -> tx.orders().complete(order.id()));
        assertThat(sales())
                .singleElement()
                .satisfies(row -> assertThat(row.spent()).hasToString("72.48"));
    }

    @Test
    void defect_3_a_failed_order_leaves_no_ghost_and_takes_no_stock() {
        Product laptop = Fixtures.aProduct(shop, "Laptop", "999.99", 19);
        twoLines();
        var before = shop.checksums();
        assertThatExceptionOfType(InsufficientStock.class)
                .isThrownBy(() -> shop.run(tx -> tx.orders()
                        .place(NewOrder.by(alice.id()).item(pen.id(), 5).item(laptop.id(), 99))))
                .satisfies(e ->
                        assertThat(e.what()).isEqualTo("Insufficient stock for Laptop: 19 available, 99 requested."));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void defect_4_an_empty_order_is_refused() {
        var before = shop.checksums();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> shop.run(tx -> tx.orders().place(NewOrder.by(alice.id()))));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void defect_5_a_negative_quantity_is_refused() {
        var before = shop.checksums();
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        shop.run(tx -> tx.orders().place(NewOrder.by(alice.id()).item(book.id(), -5))));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void defect_6_an_order_for_a_user_who_does_not_exist_is_refused() {
        var before = shop.checksums();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> shop.run(
                        tx -> tx.orders().place(NewOrder.by(new UserId(777)).item(book.id(), 1))));
        assertThat(shop.checksums()).isEqualTo(before);
    }

    @Test
    void defect_7_deleting_a_user_with_pending_orders_gives_the_stock_back() {
        twoLines();
        assertThat(Fixtures.stockOf(shop, pen)).isEqualTo(495);
        shop.run(tx -> {
            tx.orders().deletePlacedBy(alice.id());
            tx.users().delete(alice.id());
        });
        assertThat(Fixtures.stockOf(shop, pen)).isEqualTo(500);
        assertThat(Fixtures.stockOf(shop, book)).isEqualTo(100);
    }

    @Test
    void defect_8_deleting_a_sold_product_says_why_not_and_what_to_do() {
        twoLines();
        assertThatExceptionOfType(StillReferenced.class)
                .isThrownBy(() -> shop.run(tx -> tx.products().delete(book.id())))
                .satisfies(e -> assertThat(e.next()).contains("retire"));
    }

    @Test
    void defect_9_a_status_is_completed_once_and_only_from_where_it_may_be() {
        Order completed = twoLines();
        Order cancelled = twoLines();
        shop.run(tx -> tx.orders().complete(completed.id()));
        shop.run(tx -> tx.orders().cancel(cancelled.id()));
        for (Order order : List.of(completed, cancelled)) {
            assertThatExceptionOfType(IllegalStatusChange.class)
                    .isThrownBy(() -> shop.run(tx -> tx.orders().complete(order.id())));
        }
    }

    @Test
    void defect_10_many_buyers_at_once_never_get_more_than_there_is() throws Exception {
        Product last = Fixtures.aProduct(shop, "Last", "1.00", 100);
        ExecutorService buyers = Executors.newFixedThreadPool(16);
        try {
            Callable<Integer> buyFive = () -> {
                try {
                    return shop.write(tx -> tx.orders()
                                            .place(NewOrder.by(alice.id()).item(last.id(), 5))
                                            .id()
                                            .value())
                                    > 0
                            ? 5
                            : 0;
                } catch (InsufficientStock refused) {
                    return 0;
                }
            };
            int sold = 0;
            for (Future<Integer> bought :
                    buyers.invokeAll(Stream.generate(() -> buyFive).limit(64).toList())) {
                sold += bought.get();
            }
            assertThat(sold).isEqualTo(100);
        } finally {
            buyers.shutdownNow();
        }
        assertThat(Fixtures.stockOf(shop, last)).isZero();
        int pending = shop.report(db -> db.fetchCount(ORDERS, ORDERS.STATUS.eq(OrderStatus.PENDING)));
        assertThat(pending).isEqualTo(20);
        Invariants.check(shop);
    }

    @Test
    void defect_11_the_demo_runs_a_second_time_and_prints_the_same() {
        String first = demo();
        assertThat(demo()).isEqualTo(first).contains("Sales Report");
    }

    private String demo() {
        StringWriter out = new StringWriter();
        ShopDemo.run(demoShop.shop(), new PrintWriter(out));
        return out.toString();
    }
}
