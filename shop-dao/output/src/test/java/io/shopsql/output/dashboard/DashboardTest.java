package io.shopsql.output.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopsql.error.InvalidInput;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.LowStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

@EveryDatabase
class DashboardTest {

    private static final Set<OrderStatus> COMPLETED = Set.of(OrderStatus.COMPLETED);

    private final TestDatabase database;

    @AutoClose
    private final TestShop shop;

    DashboardTest(TestDatabase database) {
        this.database = database;
        shop = SmallShop.filled(database);
    }

    @Test
    void its_numbers_are_those_of_the_reports_cell_by_cell() {
        assertReports(dashboard(), TimeRange.ALL, COMPLETED, Timescale.of(Bucket.ISO_WEEK));
    }

    @Test
    void range_and_zone_are_those_asked_for() {
        TimeRange january =
                TimeRange.of(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 2, 1), ZoneId.of("Pacific/Auckland"));
        assertReports(dashboard().in(january), january, COMPLETED, Timescale.of(Bucket.DAY));
    }

    @Test
    void statuses_and_bucket_are_those_asked_for() {
        Set<OrderStatus> all = EnumSet.allOf(OrderStatus.class);
        assertReports(dashboard().counting(all).by(Bucket.QUARTER), TimeRange.ALL, all, Timescale.of(Bucket.QUARTER));
    }

    @Test
    void an_order_dated_9999_does_not_break_the_page() {
        PastOrder never = shop.read(tx -> new PastOrder(
                "never",
                tx.users().all().list().get(0).id(),
                Instant.parse("9999-12-31T23:00:00Z"),
                List.of(new PastOrder.Item(tx.products().all().list().get(0).id(), 1, Money.of("1.00")))));
        shop.run(tx -> tx.orders().recordAll(List.of(never)));
        Map<String, @Nullable Object> page = PageData.of(
                dashboard().in(TimeRange.ALL.in(ZoneId.of("Asia/Tokyo"))).html());
        assertThat(PageData.object(page.get("scope")))
                .containsEntry("bucket", "year")
                .containsEntry("until", "+10000-01-01");
        assertThat(PageData.list(page.get("revenue"))).hasSize(10_000 - 2010 + 1);
        assertThat(PageData.list(page.get("cohorts"))).hasSize(24 * 25 / 2);
    }

    @Test
    void the_first_and_the_last_sale_are_looked_up_at_the_ends_of_an_index() {
        assumeTrue(database == TestDatabase.SQLITE); // Postgres reads a small table whole, whatever its indexes
        assertThat(shop.shop().explain(new SalesSpan(TimeRange.ALL.counting(COMPLETED))))
                .singleElement()
                .satisfies(one -> assertThat(one.plan())
                        .contains("SEARCH orders USING COVERING INDEX ix_orders_completed_by_time")
                        .doesNotContain("SCAN orders"));
    }

    private void assertReports(Dashboard dashboard, TimeRange range, Set<OrderStatus> statuses, Timescale scale) {
        Map<String, @Nullable Object> page = PageData.of(dashboard.html());
        Bucket bucket = scale.bucket();
        LocalDate asOf = dayAfterTheLastSale(range, statuses);
        List<Rfm.Row> rfm = shop.report(new Rfm(asOf, range.zone(), statuses));
        List<LowStock.Row> low = shop.report(new LowStock(10));
        List<DaysOfCover.Row> cover = shop.report(new DaysOfCover(asOf, 30, range.zone(), statuses));
        List<CohortRetention.Row> cohorts = shop.report(new CohortRetention(range.counting(statuses)));

        assertThat(PageData.object(page.get("scope")))
                .containsEntry("asOf", asOf.toString())
                .containsEntry("zone", range.equals(TimeRange.ALL) ? "UTC" : "Pacific/Auckland");
        assertThat(page)
                .containsEntry("kpis", Cells.of(shop.report(new KpiSummary(range.counting(statuses)))))
                .containsEntry("repeat", Cells.of(shop.report(new RepeatRate(range.counting(statuses)))))
                .containsEntry("revenue", Cells.of(shop.report(new RevenueByPeriod(bucket, range.counting(statuses)))))
                .containsEntry(
                        "averages",
                        Cells.of(shop.report(new MovingAverage(bucket, range.counting(statuses), scale.averaged()))))
                .containsEntry(
                        "buyers", Cells.of(shop.report(new NewVersusReturning(bucket, range.counting(statuses)))))
                .containsEntry("statuses", Cells.of(shop.report(new OrderStatusMix(range))))
                .containsEntry("products", Cells.of(shop.report(new TopProducts(range.counting(statuses)))))
                .containsEntry("categories", Cells.of(shop.report(new CategoryMix(range.counting(statuses)))))
                .containsEntry(
                        "cohorts",
                        Cells.of(
                                cohorts.stream().filter(c -> c.buyers() != null).toList()))
                .containsEntry("segments", Cells.of(Segments.of(rfm).rows()))
                .containsEntry("scores", Cells.of(Segments.of(rfm).cells()))
                .containsEntry("stock", Cells.of(StockWatch.of(low, cover).totals()))
                .containsEntry("cover", Cells.of(StockWatch.of(low, cover).bands()))
                .containsEntry("warnings", Cells.of(StockWatch.of(low, cover).urgent()));
        assertThat(PageData.list(page.get("revenue"))).hasSizeGreaterThan(1);
        assertThat(PageData.list(page.get("products"))).hasSize(5);
        assertThat(PageData.list(page.get("warnings"))).isNotEmpty();
    }

    private LocalDate dayAfterTheLastSale(TimeRange range, Set<OrderStatus> statuses) {
        Instant last = shop.read(tx -> tx.orders().all().list()).stream()
                .filter(order -> statuses.contains(order.status()))
                .map(order -> order.createdAt())
                .filter(time -> range.from() == null || !time.isBefore(range.from()))
                .filter(time -> range.to() == null || time.isBefore(range.to()))
                .max(Instant::compareTo)
                .orElseThrow();
        return last.atZone(range.zone()).toLocalDate().plusDays(1);
    }

    @Test
    void all_of_it_is_one_snapshot_whatever_is_sold_meanwhile() throws Exception {
        try (SellingMeanwhile busy = SellingMeanwhile.on(shop)) {
            Map<String, @Nullable Object> page =
                    PageData.of(Dashboard.of(busy.shop()).html());
            assertThat(busy.sold()).isGreaterThan(5);
            // each report counts the same orders in its own way
            long orders = Long.parseLong(
                    String.valueOf(PageData.object(page.get("kpis")).get("orders")));
            assertThat(sum(page.get("revenue"), "orders")).isEqualTo(orders);
            assertThat(sum(page.get("buyers"), "newOrders") + sum(page.get("buyers"), "returningOrders"))
                    .isEqualTo(orders);
            assertThat(PageData.list(page.get("statuses")).get(2)).containsEntry("orders", String.valueOf(orders));
        }
    }

    private static long sum(@Nullable Object rows, String column) {
        return PageData.list(rows).stream()
                .mapToLong(row -> Long.parseLong(String.valueOf(row.get(column))))
                .sum();
    }

    @Test
    void the_same_data_give_the_same_bytes() {
        assertThat(dashboard().html()).isEqualTo(dashboard().html());
        try (TestShop other =
                SmallShop.filled(database == TestDatabase.SQLITE ? TestDatabase.POSTGRES : TestDatabase.SQLITE)) {
            assertThat(Dashboard.of(other.shop()).html()).isEqualTo(dashboard().html());
        }
    }

    @Test
    void it_tells_no_name_address_or_number_of_a_customer() {
        assertThat(FiguresJson.of("Title", "$", dashboard().figures()))
                .contains("\"buyers\":6,")
                .doesNotContain("Customer 1", "@example.com", "C101");
    }

    @Test
    void averages_shown_in_large_are_rounded_once() {
        KpiSummary.Row kpis = shop.report(new KpiSummary(TimeRange.ALL));
        Map<String, @Nullable Object> headline =
                PageData.object(PageData.of(dashboard().html()).get("headline"));
        assertThat(headline).isEqualTo(Cells.of(Headline.of(kpis)));
        assertThat(String.valueOf(headline.get("averageOrderValue"))).matches("\\d+\\.\\d\\d");
    }

    @Test
    void without_a_sale_it_still_tells_the_stock() {
        TimeRange later = TimeRange.of(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 2, 1));
        Map<String, @Nullable Object> page = PageData.of(dashboard().in(later).html());
        assertThat(PageData.object(page.get("kpis"))).containsEntry("orders", "0");
        assertThat(PageData.object(page.get("scope"))).containsEntry("asOf", null);
        assertThat(PageData.object(page.get("stock"))).containsEntry("outOfStock", "1");
    }

    @Test
    void products_whose_stock_is_not_tracked_are_left_out_and_counted() {
        try (TestShop untold = database.emptyShop()) {
            untold.run(tx -> {
                tx.products().insert(new NewProduct("Untold", Money.of(1)));
                tx.products().insert(new NewProduct("None left", Money.of(1)).withStock(0));
            });
            Map<String, @Nullable Object> page =
                    PageData.of(Dashboard.of(untold.shop()).html());
            assertThat(PageData.object(page.get("scope"))).containsEntry("untracked", "1");
            assertThat(PageData.object(page.get("stock")))
                    .containsEntry("products", "1")
                    .containsEntry("outOfStock", "1");
        }
    }

    @Test
    void an_empty_shop_has_a_page_too() {
        try (TestShop empty = database.emptyShop()) {
            Map<String, @Nullable Object> page =
                    PageData.of(Dashboard.of(empty.shop()).html());
            assertThat(PageData.list(page.get("revenue"))).isEmpty();
            assertThat(PageData.object(page.get("stock"))).containsEntry("products", "0");
        }
    }

    @Test
    void invalid_scopes_are_refused() {
        assertThatThrownBy(() -> dashboard().counting(Set.of())).isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> dashboard().lowStock(-1)).isInstanceOf(InvalidInput.class);
        TimeRange century = TimeRange.of(LocalDate.of(1900, 1, 1), LocalDate.of(2000, 1, 1));
        assertThatThrownBy(() -> dashboard().in(century).by(Bucket.DAY).html()).isInstanceOf(InvalidInput.class);
    }

    private Dashboard dashboard() {
        return Dashboard.of(shop.shop());
    }
}
