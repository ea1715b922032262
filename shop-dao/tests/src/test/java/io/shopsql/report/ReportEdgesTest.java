package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.shopsql.error.InvalidInput;
import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.AbcProducts.Grade;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.DeadStock;
import io.shopsql.report.products.LowStock;
import io.shopsql.report.products.StockValueByCategory;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.InstantBinding;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What lies exactly on a bound, which shops made at random seldom have. */
@EveryDatabase
class ReportEdgesTest {

    private static final LocalDate DAY = LocalDate.of(2011, 1, 31);
    private static final Instant THIRTY_DAYS_BEFORE = Instant.parse("2011-01-01T00:00:00Z");
    private static final Instant A_MOMENT_EARLIER = Instant.parse("2010-12-31T23:59:59.999999Z");

    @AutoClose
    private final TestShop shop;

    ReportEdgesTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void what_was_sold_in_the_first_moment_of_the_days_is_not_dead() {
        User user = Fixtures.aUser(shop, "Alice");
        Product alive = Fixtures.aProduct(shop, "Alive", "2.50", 1);
        Product dead = Fixtures.aProduct(shop, "Dead", "2.50", 1);
        sold(user, alive, THIRTY_DAYS_BEFORE, 1);
        sold(user, dead, A_MOMENT_EARLIER, 1);
        assertThat(shop.report(new DeadStock(DAY, 30, ZoneOffset.UTC)))
                .extracting(DeadStock.Row::product)
                .containsExactly(dead.id());
    }

    @Test
    void who_bought_in_the_first_moment_of_the_days_has_not_lapsed_and_who_spent_just_enough_counts() {
        Product book = Fixtures.aProduct(shop, "Book", "2.50", 1);
        User alive = Fixtures.aUser(shop, "Alive");
        User lapsed = Fixtures.aUser(shop, "Lapsed");
        sold(alive, book, THIRTY_DAYS_BEFORE, 2);
        sold(lapsed, book, A_MOMENT_EARLIER, 2);
        Money spent = Money.of("5.00");
        assertThat(shop.report(new LapsedCustomers(DAY, 30, spent, ZoneOffset.UTC)))
                .extracting(LapsedCustomers.Row::user)
                .containsExactly(lapsed.id());
        assertThat(shop.report(new LapsedCustomers(DAY, 30, spent.plus(new Money(1)), ZoneOffset.UTC)))
                .isEmpty();
    }

    @Test
    void a_product_that_reaches_80_or_95_percent_exactly_is_still_in_the_grade() {
        User user = Fixtures.aUser(shop, "Alice");
        int[] pieces = {50, 30, 15, 5};
        for (int n : pieces) {
            sold(user, Fixtures.aProduct(shop, "of " + n, "1.00", 0), THIRTY_DAYS_BEFORE, n);
        }
        assertThat(shop.report(new AbcProducts(TimeRange.ALL)))
                .extracting(AbcProducts.Row::grade)
                .containsExactly(Grade.A, Grade.A, Grade.B, Grade.C);
    }

    @Test
    void a_half_at_the_fifth_decimal_is_rounded_up() {
        User user = Fixtures.aUser(shop, "Alice");
        Product penny = Fixtures.aProduct(shop, "Penny", "0.0001", 0);
        // 33 pieces of 0.0001 in 32 orders: 1.03125
        IntStream.range(0, 32).forEach(i -> sold(user, penny, THIRTY_DAYS_BEFORE.plusSeconds(i), i == 0 ? 2 : 1));
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi.unitsPerOrder()).isEqualTo(new BigDecimal("1.0313"));
    }

    @Test
    void categories_of_the_same_value_are_sorted_by_their_bytes() {
        for (String category : List.of("tea", "Tea", "～", "ähre")) {
            shop.run(tx -> tx.products()
                    .insert(new NewProduct(category, Money.of(1)).withStock(1).withCategory(category)));
        }
        assertThat(shop.report(new StockValueByCategory()))
                .extracting(StockValueByCategory.Row::category)
                .containsExactly("Tea", "tea", "ähre", "～");
    }

    @Test
    void products_of_the_same_stock_without_a_code_are_sorted_by_their_keys() {
        List<ProductId> keys = IntStream.range(0, 3)
                .mapToObj(i -> Fixtures.aProduct(shop, "Nameless " + (3 - i), "1.00", 1)
                        .id())
                .toList();
        assertThat(shop.report(new LowStock(1)))
                .extracting(LowStock.Row::product)
                .containsExactlyElementsOf(keys);
    }

    @Test
    void a_sale_in_the_first_moment_of_a_month_is_of_that_month_alone() {
        User alice = Fixtures.aUser(shop, "Alice");
        Product book = Fixtures.aProduct(shop, "Book", "2.50", 0);
        sold(alice, book, A_MOMENT_EARLIER, 1);
        sold(alice, book, THIRTY_DAYS_BEFORE, 1);
        sold(Fixtures.aUser(shop, "Bob"), book, THIRTY_DAYS_BEFORE, 1);
        assertThat(shop.report(new CohortRetention(TimeRange.ALL)))
                .extracting(CohortRetention.Row::cohort, CohortRetention.Row::month, CohortRetention.Row::buyers)
                .containsExactly(
                        tuple("2010-12", 0, 1L),
                        tuple("2010-12", 1, 1L),
                        tuple("2011-01", 0, 1L),
                        tuple("2011-01", 1, null));
        assertThat(shop.report(new CohortRevenue(TimeRange.ALL)))
                .extracting(CohortRevenue.Row::net)
                .containsExactly(Money.of("2.50"), Money.of("2.50"), Money.of("2.50"), null);
    }

    @Test
    void a_day_that_has_begun_is_the_day_of_a_sale_also_where_the_clocks_go_back_to_the_evening_before() {
        // in 2010 at 00:01 on the 7th back to 23:01 on the 6th
        ZoneId zone = ZoneId.of("America/St_Johns");
        User user = Fixtures.aUser(shop, "Alice");
        Product book = Fixtures.aProduct(shop, "Book", "2.50", 1);
        sold(user, book, Instant.parse("2010-11-07T02:30:00Z"), 1);
        sold(user, book, Instant.parse("2010-11-07T03:00:00Z"), 1);
        assertThat(shop.report(new CustomerLifetime(TimeRange.ALL.in(zone))))
                .extracting(CustomerLifetime.Row::tenureDays)
                .containsExactly(0L);
        assertThat(shop.report(new Rfm(LocalDate.of(2010, 11, 8), zone)))
                .extracting(Rfm.Row::recencyDays)
                .containsExactly(1L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTC", "Asia/Tokyo", "America/New_York"})
    void the_first_and_the_last_moments_that_are_stored_are_in_a_bucket_in_any_zone(String zone) {
        User user = Fixtures.aUser(shop, "Alice");
        Product book = Fixtures.aProduct(shop, "Book", "2.50", 1);
        TimeRange all = TimeRange.ALL.in(ZoneId.of(zone));
        for (Instant edge : List.of(InstantBinding.MIN, InstantBinding.MAX.minusNanos(1000))) {
            sold(user, book, edge, 1);
            LocalDate end = edge.atZone(all.zone()).toLocalDate().plusDays(1);
            assertThat(shop.report(new Rfm(end, all.zone())))
                    .extracting(Rfm.Row::frequency)
                    .containsExactly(1L);
            for (Bucket bucket : Bucket.values()) {
                assertThat(shop.report(new RevenueByPeriod(bucket, all)))
                        .extracting(RevenueByPeriod.Row::orders)
                        .containsExactly(1L);
            }
            shop.run(tx -> tx.orders().deletePlacedBy(user.id()));
        }
    }

    @Test
    void cohorts_of_more_months_than_half_a_century_are_refused() {
        LocalDate first = LocalDate.of(1950, 1, 1);
        assertThat(shop.report(new CohortRetention(TimeRange.of(first, first.plusMonths(600)))))
                .hasSize(600 * 600);
        TimeRange more = TimeRange.of(first, first.plusMonths(601));
        for (Report<?> report : List.of(new CohortRetention(more), new CohortRevenue(more))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> shop.shop().report(report))
                    .withMessageStartingWith("range must have at most 600 months, had 601: from 1950-01-01");
        }
    }

    @Test
    void a_day_beyond_the_years_of_orders_is_refused() {
        for (LocalDate day : List.of(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 3), LocalDate.MIN)) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> new Rfm(day, ZoneOffset.UTC))
                    .withMessageStartingWith("asOf must be in the years 1 to 9999, was " + day);
        }
        assertThat(shop.report(new DaysOfCover(LocalDate.of(1, 1, 1), 36_525, ZoneOffset.MAX)))
                .isEmpty();
    }

    private void sold(User user, Product product, Instant time, int pieces) {
        PastOrder order = new PastOrder(
                user.name() + " " + product.name() + " " + time,
                user.id(),
                time,
                List.of(new PastOrder.Item(product.id(), pieces, product.price())));
        shop.run(tx -> tx.orders().recordAll(List.of(order)));
    }
}
