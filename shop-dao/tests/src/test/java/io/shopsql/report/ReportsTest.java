package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.InvalidInput;
import io.shopsql.orders.NewOrder;
import io.shopsql.orders.Order;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The reports by example. */
@EveryDatabase
class ReportsTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    ReportsTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    @Test
    void an_order_of_two_lines_is_one_order() {
        User alice = user("Alice");
        Product book = product("Book", "29.99");
        Product pen = product("Pen", "2.50");
        sell(NewOrder.by(alice.id()).item(book.id(), 2).item(pen.id(), 5).item(book.id(), 1));
        List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
        assertThat(sales).containsExactly(new SalesByCustomer.Row(alice.id(), null, "Alice", 1, Money.of("102.47")));
        List<TopProducts.Row> top = shop.report(new TopProducts(TimeRange.ALL));
        assertThat(top)
                .containsExactly(
                        new TopProducts.Row(1, book.id(), null, "Book", 3, Money.of("89.97"), 1),
                        new TopProducts.Row(2, pen.id(), null, "Pen", 5, Money.of("12.50"), 1));
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi)
                .isEqualTo(
                        new KpiSummary.Row(1, 1, 8, Money.of("102.47"), Money.of("102.47"), new BigDecimal("8.0000")));
    }

    @Test
    void averages_are_rounded_half_up_at_four_decimals() {
        User alice = user("Alice");
        Product cheap = product("Cheap", "0.0001");
        sell(NewOrder.by(alice.id()).item(cheap.id(), 2));
        sell(NewOrder.by(alice.id()).item(cheap.id(), 1));
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi.averageOrderValue()).isEqualTo(Money.of("0.0002"));
        assertThat(kpi.unitsPerOrder()).isEqualTo(new BigDecimal("1.5000"));
    }

    @Test
    void buckets_without_a_sale_are_there_with_zeros() {
        User alice = user("Alice");
        Product book = product("Book", "29.99");
        clock.put(Instant.parse("2010-12-31T23:59:59.999999Z"));
        sell(NewOrder.by(alice.id()).item(book.id(), 2));
        clock.put(Instant.parse("2011-03-01T00:00:00Z"));
        sell(NewOrder.by(alice.id()).item(book.id(), 1));
        List<RevenueByPeriod.Row> months = shop.report(new RevenueByPeriod(Bucket.MONTH, TimeRange.ALL));
        assertThat(months)
                .containsExactly(
                        month("2010-12", "2010-12-01", "2011-01-01", 1, 2, "59.98"),
                        month("2011-01", "2011-01-01", "2011-02-01", 0, 0, "0"),
                        month("2011-02", "2011-02-01", "2011-03-01", 0, 0, "0"),
                        month("2011-03", "2011-03-01", "2011-04-01", 1, 1, "29.99"));
    }

    @Test
    void an_order_that_is_not_completed_counts_where_its_status_is_asked_for() {
        User alice = user("Alice");
        Product book = product("Book", "29.99");
        shop.run(tx -> tx.orders().place(NewOrder.by(alice.id()).item(book.id(), 2)));
        Set<OrderStatus> pending = Set.of(OrderStatus.PENDING);
        shop.run(tx -> {
            assertThat(tx.report(new SalesByCustomer(TimeRange.ALL))).isEmpty();
            assertThat(tx.report(new SalesByCustomer(TimeRange.ALL.counting(pending))))
                    .hasSize(1);
            assertThat(tx.report(new TopProducts(TimeRange.ALL))).isEmpty();
            assertThat(tx.report(new TopProducts(TimeRange.ALL.counting(pending))))
                    .hasSize(1);
        });
    }

    @Test
    void products_that_tie_are_ranked_on_and_follow_beyond_the_limit_if_asked() {
        User alice = user("Alice");
        Product late = product("B", "2.00");
        Product early = shop.write(tx -> tx.products()
                .insert(new NewProduct("A", Money.of("2.00")).withSku("z").withStock(10)));
        Product best = product("C", "3.00");
        sell(NewOrder.by(alice.id()).item(late.id(), 1).item(early.id(), 1).item(best.id(), 1));
        TopProducts two = new TopProducts(TimeRange.ALL).top(2);
        List<TopProducts.Row> strict = shop.report(two);
        assertThat(strict).extracting(TopProducts.Row::product).containsExactly(best.id(), early.id());
        List<TopProducts.Row> tied = shop.report(two.withTies());
        assertThat(tied).extracting(TopProducts.Row::product).containsExactly(best.id(), early.id(), late.id());
        assertThat(tied).extracting(TopProducts.Row::rank).containsExactly(1L, 2L, 3L);
    }

    @Test
    void a_retired_product_with_stock_is_still_on_the_shelf() {
        Product book = product("Book", "29.99");
        shop.run(tx -> tx.products().retire(book.id()));
        List<CurrentStock.Row> shelf = shop.report(new CurrentStock());
        assertThat(shelf).containsExactly(new CurrentStock.Row(book.id(), null, "Book", Money.of("29.99"), 10));
    }

    @Test
    void a_limit_below_one_and_no_status_are_refused() {
        TopProducts top = new TopProducts(TimeRange.ALL);
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> top.top(0))
                .satisfies(e -> assertThat(e.what()).isEqualTo("limit must be at least 1, was 0."));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new KpiSummary(TimeRange.ALL.counting(Set.of())))
                .satisfies(e -> assertThat(e.what()).isEqualTo("statuses must not be empty."));
    }

    private static RevenueByPeriod.Row month(
            String label, String from, String to, long orders, long units, String net) {
        return new RevenueByPeriod.Row(label, midnight(from), midnight(to), orders, units, Money.of(net));
    }

    private static Instant midnight(String day) {
        return LocalDate.parse(day).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private User user(String name) {
        return shop.write(tx -> tx.users().insert(new NewUser(name, name + "@example.com")));
    }

    private Product product(String name, String price) {
        return shop.write(tx -> tx.products().insert(new NewProduct(name, Money.of(price)).withStock(10)));
    }

    private void sell(NewOrder order) {
        shop.run(tx -> {
            Order placed = tx.orders().place(order);
            tx.orders().complete(placed.id());
        });
    }
}
