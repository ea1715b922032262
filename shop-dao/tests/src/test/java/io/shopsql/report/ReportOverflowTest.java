package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.products.NewProduct;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.Concentration;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.customers.SpendingPerUser;
import io.shopsql.report.customers.TopCustomerPerCategory;
import io.shopsql.report.orders.CancelRefundRate;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.DeadStock;
import io.shopsql.report.products.PriceDrift;
import io.shopsql.report.products.StockValueByCategory;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.AverageOrderValueByPeriod;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Sums beyond 64 bits are refused, on both engines with the same error; they never wrap. What no sum of can get there is not
 * here: a line holds at most a million pieces, and numbers of orders and users are counted one by one.
 */
@EveryDatabase
@Tag("long")
class ReportOverflowTest {

    private static final long HALF = Long.MAX_VALUE / 2;
    private static final Money MOST = new Money(Long.MAX_VALUE);
    private static final ZoneId UTC = ZoneOffset.UTC;
    private static final LocalDate LATER = LocalDate.of(2030, 1, 1);

    /** As the databases and the sums of counts say it; {@link Money} says it of the amount. */
    private static final String OF_A_SUM =
            "A number is beyond its type: 32 bits of an INTEGER, 64 bits of a BIGINT or amount, 15 digits of a decimal.";

    private static final String OF_AN_AMOUNT = "The amount is beyond what money can hold.";

    static final List<Report<?>> OF_UNITS = List.of(
            new KpiSummary(TimeRange.ALL),
            new CustomerLifetime(TimeRange.ALL),
            new RevenueByPeriod(Bucket.YEAR, TimeRange.ALL),
            new AverageOrderValueByPeriod(Bucket.YEAR, TimeRange.ALL),
            new RunningTotal(Bucket.YEAR, TimeRange.ALL),
            new MovingAverage(Bucket.YEAR, TimeRange.ALL, 2),
            new Growth(Bucket.YEAR, TimeRange.ALL),
            new NewVersusReturning(Bucket.YEAR, TimeRange.ALL));

    static final List<Report<?>> OF_TOTALS = Stream.concat(
                    OF_UNITS.stream(),
                    Stream.of(
                            new SalesByCustomer(TimeRange.ALL),
                            new SpendingPerUser(TimeRange.ALL),
                            new Rfm(LATER, UTC),
                            new LapsedCustomers(LATER, 30, Money.ZERO, UTC),
                            new Concentration(TimeRange.ALL),
                            new CohortRetention(TimeRange.ALL),
                            new CohortRevenue(TimeRange.ALL),
                            new OrderStatusMix(TimeRange.ALL),
                            new CancelRefundRate(TimeRange.ALL),
                            new WeekdayHourHeatMap(TimeRange.ALL)))
            .toList();

    static final List<Report<?>> OF_LINES = List.of(
            new TopProducts(TimeRange.ALL),
            new TopProducts(TimeRange.ALL).by(TopProducts.RankBy.UNITS),
            new AbcProducts(TimeRange.ALL),
            new CategoryMix(TimeRange.ALL),
            new PriceDrift(TimeRange.ALL),
            new TopCustomerPerCategory(TimeRange.ALL));

    @AutoClose
    private final TestShop shop;

    ReportOverflowTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_sum_that_just_fits_is_exact() throws SQLException {
        UserId user = user("midas");
        order(user, "2010-01-04T08:00:00Z", HALF);
        order(user, "2010-01-04T08:30:00Z", HALF + 1);
        one(new SalesByCustomer(TimeRange.ALL), SalesByCustomer.Row::spent);
        one(new SpendingPerUser(TimeRange.ALL), SpendingPerUser.Row::spent);
        one(new CustomerLifetime(TimeRange.ALL), CustomerLifetime.Row::net);
        one(new Rfm(LATER, UTC), Rfm.Row::net);
        one(new LapsedCustomers(LATER, 30, MOST, UTC), LapsedCustomers.Row::net);
        one(new RevenueByPeriod(Bucket.YEAR, TimeRange.ALL), RevenueByPeriod.Row::net);
        one(new RunningTotal(Bucket.YEAR, TimeRange.ALL), RunningTotal.Row::running);
        one(new MovingAverage(Bucket.YEAR, TimeRange.ALL, 1), MovingAverage.Row::average);
        one(new AverageOrderValueByPeriod(Bucket.YEAR, TimeRange.ALL), AverageOrderValueByPeriod.Row::net);
        one(new CohortRevenue(TimeRange.ALL), CohortRevenue.Row::cumulative);
        assertThat(shop.report(new OrderStatusMix(TimeRange.ALL)).stream().map(OrderStatusMix.Row::value))
                .contains(MOST);
        assertThat(shop.report(new WeekdayHourHeatMap(TimeRange.ALL)).get(8).net())
                .isEqualTo(MOST);
        assertThat(shop.report(new Concentration(TimeRange.ALL)).topNet()).isEqualTo(MOST);
        assertThat(shop.report(new CancelRefundRate(TimeRange.ALL)).placedValue())
                .isEqualTo(MOST);
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi.net()).isEqualTo(MOST);
        assertThat(kpi.averageOrderValue()).isEqualTo(new Money(HALF + 1));
    }

    @ParameterizedTest
    @FieldSource("OF_TOTALS")
    void totals_beyond_64_bits_are_refused(Report<?> report) throws SQLException {
        UserId user = user("midas");
        for (int i = 0; i < 3; i++) {
            order(user, "2010-01-04T08:00:00Z", HALF);
        }
        refused(report, OF_A_SUM);
    }

    @ParameterizedTest
    @FieldSource("OF_UNITS")
    void units_beyond_64_bits_are_refused(Report<?> report) throws SQLException {
        UserId user = user("midas");
        for (int i = 0; i < 3; i++) {
            insert(
                    "insert into orders (user_id, status, total, units) values (?, 'completed', 0, ?)",
                    user.value(),
                    HALF);
        }
        refused(report, OF_A_SUM);
    }

    @ParameterizedTest
    @FieldSource("OF_LINES")
    void lines_beyond_64_bits_are_refused(Report<?> report) throws SQLException {
        lines(product("Gold", 0), 10);
        refused(report, OF_A_SUM);
    }

    @Test
    void lines_of_two_products_beyond_64_bits_together_are_refused_where_they_are_summed() throws SQLException {
        lines(product("Gold", 0), 9);
        lines(product("Silver", 0), 9);
        refused(new CategoryMix(TimeRange.ALL), OF_A_SUM);
        refused(new TopCustomerPerCategory(TimeRange.ALL), OF_A_SUM);
        // and where they are not, a part of the whole is exact
        assertThat(shop.report(new AbcProducts(TimeRange.ALL)).stream().map(AbcProducts.Row::cumulative))
                .map(String::valueOf)
                .containsExactly("0.5000", "1.0000");
    }

    @Test
    void sums_over_time_beyond_64_bits_are_refused() throws SQLException {
        UserId user = user("midas");
        for (int year = 2010; year < 2013; year++) {
            order(user, year + "-01-04T08:00:00Z", HALF);
        }
        refused(new RunningTotal(Bucket.YEAR, TimeRange.ALL), OF_AN_AMOUNT);
        refused(new CohortRevenue(TimeRange.ALL), OF_AN_AMOUNT);
        assertThat(shop.report(new RunningTotal(Bucket.YEAR, TimeRange.ALL).resetEachYear()))
                .extracting(RunningTotal.Row::running)
                .containsOnly(new Money(HALF));
        // their mean is not beyond it
        assertThat(shop.report(new MovingAverage(Bucket.YEAR, TimeRange.ALL, 3)))
                .extracting(MovingAverage.Row::average)
                .containsExactly(null, null, new Money(HALF));
    }

    @Test
    void sums_over_users_beyond_64_bits_are_refused() throws SQLException {
        for (int i = 0; i < 3; i++) {
            order(user("midas" + i), "2010-01-04T08:00:00Z", HALF);
        }
        refused(new Concentration(TimeRange.ALL), OF_AN_AMOUNT);
        refused(new CohortRevenue(TimeRange.ALL), OF_A_SUM);
        refused(new WeekdayHourHeatMap(TimeRange.ALL), OF_A_SUM);
        assertThat(shop.report(new SalesByCustomer(TimeRange.ALL)))
                .extracting(SalesByCustomer.Row::spent)
                .containsOnly(new Money(HALF));
    }

    @Test
    void sums_over_statuses_beyond_64_bits_are_refused() throws SQLException {
        UserId user = user("midas");
        for (String status : List.of("pending", "cancelled", "refunded")) {
            insert(
                    "insert into orders (user_id, status, total, units) values (?, '" + status + "', ?, 1)",
                    user.value(),
                    HALF);
        }
        refused(new CancelRefundRate(TimeRange.ALL), OF_AN_AMOUNT);
        // a share of the whole is exact all the same
        assertThat(shop.report(new OrderStatusMix(TimeRange.ALL)))
                .extracting(row -> String.valueOf(row.shareOfValue()))
                .containsExactly("33.34", "0.00", "0.00", "33.33", "33.33");
    }

    @Test
    void stock_beyond_64_bits_is_refused() {
        product("Gold", Long.MAX_VALUE);
        refused(new StockValueByCategory(), OF_AN_AMOUNT);
        refused(new DeadStock(LATER, 30, UTC), OF_AN_AMOUNT);
    }

    @Test
    void the_value_of_a_large_stock_is_exact_to_its_last_digit() {
        shop.run(tx ->
                tx.products().insert(new NewProduct("Dust", Money.of("0.0001")).withStock(9_123_456_789_012_345_678L)));
        assertThat(shop.report(new StockValueByCategory()))
                .extracting(StockValueByCategory.Row::value)
                .containsExactly(Money.of("912345678901234.5678"));
    }

    @Test
    void pieces_of_two_products_beyond_64_bits_together_are_refused() {
        shop.run(tx -> tx.products().insert(new NewProduct("Air", Money.ZERO).withStock(Long.MAX_VALUE)));
        shop.run(tx -> tx.products().insert(new NewProduct("Sand", Money.ZERO).withStock(1)));
        refused(new StockValueByCategory(), OF_A_SUM);
        assertThat(shop.report(new DeadStock(LATER, 30, UTC)))
                .extracting(DeadStock.Row::stock)
                .containsExactlyInAnyOrder(Long.MAX_VALUE, 1L);
        assertThat(shop.report(new DaysOfCover(LATER, 30, UTC)))
                .extracting(DaysOfCover.Row::stock)
                .containsExactlyInAnyOrder(Long.MAX_VALUE, 1L);
    }

    private <R> void one(Report<List<R>> report, Function<R, @Nullable Money> sum) {
        assertThat(shop.report(report)).as("%s", report).extracting(sum::apply).containsExactly(MOST);
    }

    private void refused(Report<?> report, String what) {
        assertThatExceptionOfType(MoneyOverflow.class)
                .as("%s", report)
                .isThrownBy(() -> shop.report(report))
                .satisfies(e -> assertThat(e.what()).isEqualTo(what));
    }

    private UserId user(String name) {
        return shop.write(tx -> tx.users().insert(new NewUser(name, name + "@example.com")))
                .id();
    }

    /** At a million, in no category. */
    private ProductId product(String name, long stock) {
        return shop.write(tx -> tx.products().insert(new NewProduct(name, Money.of(1_000_000)).withStock(stock)))
                .id();
    }

    private void order(UserId user, String time, long total) throws SQLException {
        insert(
                "insert into orders (user_id, status, created_at, total, units) values (?, 'completed', '"
                        + time.replace("Z", ".000000Z") + "', ?, 1)",
                user.value(),
                total);
    }

    /** In an order of their own; each the most that a line can be: a million pieces at a hundred million. */
    private void lines(ProductId product, int lines) throws SQLException {
        long order = product.value();
        UserId user = shop.write(tx -> tx.users().all().list().stream()
                .findFirst()
                .orElseGet(() -> tx.users().insert(new NewUser("Midas", "midas@example.com")))
                .id());
        insert(
                "insert into orders (id, user_id, status, total, units) values (?, ?, 'completed', 0, 1)",
                order,
                user.value());
        for (int line = 1; line <= lines; line++) {
            insert(
                    "insert into order_items (order_id, line_no, product_id, quantity, unit_price)"
                            + " values (?, ?, ?, 1000000, 1000000000000)",
                    order,
                    line,
                    product.value());
        }
    }

    private void insert(String sql, long... values) throws SQLException {
        try (Connection connection = shop.dataSource().getConnection();
                PreparedStatement insert = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                insert.setLong(i + 1, values[i]);
            }
            insert.executeUpdate();
        }
    }
}
