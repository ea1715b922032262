package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopsql.orders.PastOrder;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.Concentration;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.customers.SpendingPerUser;
import io.shopsql.report.customers.TimeBetweenPurchases;
import io.shopsql.report.customers.TopCustomerPerCategory;
import io.shopsql.report.orders.CancelRefundRate;
import io.shopsql.report.orders.OrderSizeHistogram;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.BasketPairs;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.DeadStock;
import io.shopsql.report.products.LowStock;
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
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.NewUser;
import io.shopsql.users.User;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteContext;
import org.jooq.ExecuteListener;
import org.jooq.conf.Settings;
import org.jooq.conf.SettingsTools;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The SQL of each report, kept as text, so that a changed query shows in review; {@code -Dshop.test.sql=write} writes it
 * anew. And the plans: which index the engines take.
 */
@EveryDatabase
class ReportSqlTest {

    private static final TimeRange YEAR = TimeRange.of(LocalDate.of(2010, 1, 1), LocalDate.of(2011, 1, 1));

    private static final LocalDate DAY = LocalDate.of(2011, 1, 1);

    static final List<Query> QUERIES = List.of(
            new Query("sales-by-customer", "ix_orders_completed_by_user", new SalesByCustomer(TimeRange.ALL)),
            new Query("sales-by-customer-in-range", "ix_orders_completed_by_time", new SalesByCustomer(YEAR)),
            new Query("revenue-by-period", "ix_orders_completed_by_time", new RevenueByPeriod(Bucket.QUARTER, YEAR)),
            new Query(
                    "revenue-by-period-without-bounds",
                    "ix_orders_completed_by_time",
                    new RevenueByPeriod(Bucket.YEAR, TimeRange.ALL)),
            new Query("kpi-summary", "ix_orders_completed_by_time", new KpiSummary(YEAR)),
            new Query("top-products", "", new TopProducts(YEAR)),
            new Query(
                    "top-products-with-ties-and-unsold",
                    "",
                    new TopProducts(TimeRange.ALL).withTies().withUnsold()),
            new Query("abc-products", "", new AbcProducts(YEAR)),
            new Query("current-stock", "", new CurrentStock()),
            new Query("low-stock", "", new LowStock(5)),
            new Query("spending-per-user", "", new SpendingPerUser(TimeRange.ALL)),
            new Query("category-mix", "", new CategoryMix(YEAR)),
            new Query("days-of-cover", "", new DaysOfCover(DAY, 30, ZoneOffset.UTC)),
            new Query("order-status-mix", "", new OrderStatusMix(TimeRange.ALL)),
            new Query("repeat-rate", "ix_orders_completed_by_user", new RepeatRate(TimeRange.ALL)),
            new Query("new-versus-returning", "", new NewVersusReturning(Bucket.QUARTER, YEAR)),
            new Query("cohort-retention", "ix_orders_completed_by_time", new CohortRetention(YEAR)),
            new Query("customer-lifetime", "", new CustomerLifetime(TimeRange.ALL)),
            new Query("rfm", "", new Rfm(DAY, ZoneOffset.UTC)),
            new Query("dead-stock", "", new DeadStock(DAY, 30, ZoneOffset.UTC)),
            new Query("stock-value-by-category", "", new StockValueByCategory()),
            new Query("lapsed-customers", "", new LapsedCustomers(DAY, 90, Money.ZERO, ZoneOffset.UTC)),
            new Query("price-drift", "", new PriceDrift(YEAR)),
            new Query("top-customer-per-category", "", new TopCustomerPerCategory(YEAR)),
            new Query("concentration", "", new Concentration(TimeRange.ALL)),
            new Query("order-size-histogram", "", new OrderSizeHistogram(YEAR)),
            new Query("basket-pairs", "", new BasketPairs(YEAR)),
            new Query("time-between-purchases", "", new TimeBetweenPurchases(TimeRange.ALL)),
            new Query("cohort-retention", "ix_orders_completed_by_time", new CohortRevenue(YEAR)),
            new Query(
                    "revenue-by-period",
                    "ix_orders_completed_by_time",
                    new AverageOrderValueByPeriod(Bucket.QUARTER, YEAR)),
            new Query("revenue-by-period", "ix_orders_completed_by_time", new Growth(Bucket.QUARTER, YEAR)),
            new Query("revenue-by-period", "ix_orders_completed_by_time", new MovingAverage(Bucket.QUARTER, YEAR, 2)),
            new Query("revenue-by-period", "ix_orders_completed_by_time", new RunningTotal(Bucket.QUARTER, YEAR)),
            new Query("cancel-refund-rate", "", new CancelRefundRate(YEAR)),
            new Query("weekday-hour-heat-map", "ix_orders_completed_by_time", new WeekdayHourHeatMap(YEAR)));

    /**
     * {@code name}: of the file; reports that ask the same share one. {@code index}: the one made for the query; empty for none,
     * then its plan may be any.
     */
    record Query(String name, String index, Report<?> report) {

        Path file(TestDatabase database) {
            return Path.of("src/test/resources/sql", database.name().toLowerCase(Locale.ROOT), name + ".sql");
        }
    }

    private final TestDatabase database;
    private static final Instant START = Instant.parse("2006-01-01T00:00:00Z");

    @AutoClose
    private final TestShop shop;

    ReportSqlTest(TestDatabase database) {
        this.database = database;
        shop = database.emptyShop();
    }

    @ParameterizedTest
    @FieldSource("QUERIES")
    void the_sql_is_as_it_was_reviewed(Query query) throws IOException {
        orders(1);
        String sql = String.join(";\n\n", asked(query.report(), ctx -> ctx.dsl().render(ctx.query()))) + ";\n";
        if ("write".equals(System.getProperty("shop.test.sql"))) {
            Files.createDirectories(query.file(database).getParent());
            Files.writeString(query.file(database), sql);
        }
        assertThat(sql).isEqualTo(Files.readString(query.file(database)));
    }

    @Test
    void each_report_uses_its_index() throws SQLException {
        orders(10_000);
        if (database == TestDatabase.POSTGRES) {
            // right after the rows came, a vacuum was seen to mark none of their pages as visible to everyone, and then
            // an index
            // alone is no cheaper; once they are on disk and have been read, it marked all of them each time
            run("checkpoint");
            run("select count(*) from orders");
            // a server does this by itself; SQLite does not
            run("vacuum analyze");
        }
        for (Query query : QUERIES) {
            for (String sql : asked(query.report(), ctx -> ctx.dsl().renderInlined(ctx.query()))) {
                if (query.index().isEmpty()) {
                    assertThat(plan(sql)).as(query.name()).isNotEmpty();
                } else {
                    assertThat(plan(sql)).as(query.name()).contains(query.index());
                }
            }
        }
    }

    @Test
    void sqlite_looks_no_order_up_in_the_table_and_reads_lines_in_the_order_of_time() throws SQLException {
        assumeTrue(database == TestDatabase.SQLITE);
        orders(10_000);
        // with figures and without: SQLite makes them only where it is told to
        for (String first : List.of("select 1", "analyze")) {
            run(first);
            for (Report<?> report : List.of(new CustomerLifetime(TimeRange.ALL), new Concentration(TimeRange.ALL))) {
                assertThat(plan(asked(report, ctx -> ctx.dsl().renderInlined(ctx.query()))
                                .get(0)))
                        .contains("COVERING INDEX ix_orders_completed_by_user_time");
            }
            for (Report<?> report : List.of(new TopProducts(TimeRange.ALL), new PriceDrift(YEAR))) {
                assertThat(plan(asked(report, ctx -> ctx.dsl().renderInlined(ctx.query()))
                                .get(0)))
                        .contains("COVERING INDEX ix_orders_completed_by_time");
            }
        }
    }

    private void orders(int count) {
        User alice = shop.write(tx -> tx.users().insert(new NewUser("Alice", "alice@example.com")));
        Product book = shop.write(tx -> tx.products().insert(new NewProduct("Book", Money.of(1))));
        PastOrder.Item item = new PastOrder.Item(book.id(), 1, book.price());
        // eight hours apart: 10,000 are nine years
        List<PastOrder> orders = IntStream.range(0, count)
                .mapToObj(i -> new PastOrder("order " + i, alice.id(), START.plusSeconds(i * 28_800L), List.of(item)))
                .toList();
        shop.run(tx -> tx.orders().recordAll(orders));
    }

    private List<String> asked(Report<?> report, Function<ExecuteContext, String> text) {
        List<String> asked = new ArrayList<>();
        shop.run(tx -> {
            Configuration formatted =
                    tx.db().configuration().derive(settings(tx.db().settings()));
            ExecuteListener listener = ExecuteListener.onRenderEnd(ctx -> asked.add(text.apply(ctx)));
            DSLContext db = formatted.deriveAppending(listener).dsl();
            report.run(db);
        });
        return asked;
    }

    private static Settings settings(Settings settings) {
        return SettingsTools.clone(settings).withRenderFormatted(true);
    }

    private String plan(String sql) throws SQLException {
        return database == TestDatabase.SQLITE
                ? run("explain query plan " + sql)
                : run("set enable_seqscan = off; explain " + sql);
    }

    /** The last column of all rows, if it answers in rows. */
    private String run(String sql) throws SQLException {
        StringBuilder answer = new StringBuilder();
        try (Connection connection = shop.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // a setting comes before the question
            if (statement.execute(sql) || statement.getMoreResults()) {
                try (ResultSet rows = statement.getResultSet()) {
                    while (rows.next()) {
                        answer.append(rows.getString(rows.getMetaData().getColumnCount()))
                                .append('\n');
                    }
                }
            }
        }
        return answer.toString();
    }
}
