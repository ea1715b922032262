package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.products.NewProduct;
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
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Sums beyond 64 bits are refused, on both engines with the same error; they never wrap. */
@EveryDatabase
class ReportOverflowTest {

    private static final long HALF = Long.MAX_VALUE / 2;

    @AutoClose
    private final TestShop shop;

    ReportOverflowTest(TestDatabase database) {
        shop = database.emptyShop();
    }

    @Test
    void a_sum_that_just_fits_is_exact() throws SQLException {
        UserId user = user();
        insert("insert into orders (user_id, status, total, units) values (?, 'completed', ?, 1)", user.value(), HALF);
        insert(
                "insert into orders (user_id, status, total, units) values (?, 'completed', ?, 1)",
                user.value(),
                HALF + 1);
        Money most = new Money(Long.MAX_VALUE);
        List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
        assertThat(sales).extracting(SalesByCustomer.Row::spent).containsExactly(most);
        List<RevenueByPeriod.Row> years = shop.report(new RevenueByPeriod(Bucket.YEAR, TimeRange.ALL));
        assertThat(years).extracting(RevenueByPeriod.Row::net).containsExactly(most);
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi.net()).isEqualTo(most);
        assertThat(kpi.averageOrderValue()).isEqualTo(new Money(HALF + 1));
    }

    @Test
    void totals_beyond_64_bits_are_refused() throws SQLException {
        UserId user = user();
        for (int i = 0; i < 3; i++) {
            insert(
                    "insert into orders (user_id, status, total, units) values (?, 'completed', ?, 1)",
                    user.value(),
                    HALF);
        }
        Stream.of(
                        new SalesByCustomer(TimeRange.ALL),
                        new RevenueByPeriod(Bucket.YEAR, TimeRange.ALL),
                        new KpiSummary(TimeRange.ALL))
                .forEach(this::refused);
    }

    @Test
    void units_beyond_64_bits_are_refused() throws SQLException {
        UserId user = user();
        for (int i = 0; i < 3; i++) {
            insert(
                    "insert into orders (user_id, status, total, units) values (?, 'completed', 0, ?)",
                    user.value(),
                    HALF);
        }
        Stream.of(new RevenueByPeriod(Bucket.YEAR, TimeRange.ALL), new KpiSummary(TimeRange.ALL))
                .forEach(this::refused);
    }

    @Test
    void lines_beyond_64_bits_are_refused() throws SQLException {
        UserId user = user();
        ProductId product = shop.write(tx -> tx.products().insert(new NewProduct("Gold", Money.of(1))))
                .id();
        insert("insert into orders (id, user_id, status, total, units) values (7, ?, 'completed', 0, 1)", user.value());
        for (int line = 1; line <= 10; line++) {
            // the most that a line can be: a million pieces at a hundred million
            insert(
                    "insert into order_items (order_id, line_no, product_id, quantity, unit_price)"
                            + " values (7, ?, ?, 1000000, 1000000000000)",
                    line,
                    product.value());
        }
        Stream.of(TopProducts.Measure.values()).forEach(measure -> refused(new TopProducts(TimeRange.ALL).by(measure)));
    }

    private void refused(Report<?> report) {
        assertThatExceptionOfType(MoneyOverflow.class)
                .as("%s", report)
                .isThrownBy(() -> shop.report(report))
                .satisfies(e ->
                        assertThat(e.what()).isEqualTo("A sum or product is beyond what a 64-bit number can hold."));
    }

    private UserId user() {
        return shop.write(tx -> tx.users().insert(new NewUser("Midas", "midas@example.com")))
                .id();
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
