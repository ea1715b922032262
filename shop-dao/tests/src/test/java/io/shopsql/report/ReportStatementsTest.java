package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.Shop;
import io.shopsql.ShopConfig;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.orders.OrderSizeHistogram;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.AverageOrderValueByPeriod;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How many statements a report takes: one, but for a few, whatever the data. */
@EveryDatabase
@Tag("long")
class ReportStatementsTest {

    private static final Set<String> TAKE_SQL = Set.of("prepareStatement", "execute", "executeQuery", "executeUpdate");

    private static final LocalDate FIRST = LocalDate.of(1995, 1, 1);

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    ReportStatementsTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    /** They ask for the first and the last sale where their range lacks a bound. */
    private static final Set<Class<?>> BY_PERIOD = Set.of(
            RevenueByPeriod.class,
            AverageOrderValueByPeriod.class,
            RunningTotal.class,
            MovingAverage.class,
            Growth.class,
            NewVersusReturning.class,
            CohortRetention.class,
            CohortRevenue.class);

    private static final Set<Class<?>> OF_TWO_STATEMENTS = Set.of(NewVersusReturning.class, OrderSizeHistogram.class);

    private static int statements(Report<?> report) {
        boolean lacksBound =
                report.toString().contains("from=null") || report.toString().contains("to=null");
        return 1
                + (OF_TWO_STATEMENTS.contains(report.getClass()) ? 1 : 0)
                + (lacksBound && BY_PERIOD.contains(report.getClass()) ? 1 : 0);
    }

    @Test
    void a_report_takes_one_statement_but_for_a_few() {
        Worlds.fill(shop, clock, Scene.FIVE_YEARS);
        reports()
                .forEach(report -> assertThat(executed(report))
                        .as("%s", report)
                        .hasSize(statements(report))
                        .allMatch(ReportStatementsTest::asks));
    }

    @Test
    void an_empty_shop_takes_no_more() {
        reports()
                .forEach(report -> assertThat(executed(report)).as("%s", report).hasSizeBetween(1, statements(report)));
    }

    @Test
    void a_range_that_ends_where_it_begins_is_empty_without_asking() {
        TimeRange none = TimeRange.of(FIRST, FIRST);
        assertThat(executed(new RevenueByPeriod(Bucket.DAY, none))).isEmpty();
    }

    private static List<Report<?>> reports() {
        List<Report<?>> reports = new ArrayList<>(Catalogue.WITHOUT_BOUNDS);
        reports.addAll(Catalogue.in(TimeRange.of(FIRST, FIRST.plusYears(20))));
        reports.addAll(firstFive());
        return reports;
    }

    private static List<Report<?>> firstFive() {
        return List.of(
                new SalesByCustomer(TimeRange.ALL),
                new KpiSummary(TimeRange.ALL),
                new TopProducts(TimeRange.ALL),
                new TopProducts(TimeRange.ALL).withTies().withUnsold(),
                new CurrentStock(),
                new RevenueByPeriod(Bucket.DAY, TimeRange.ALL),
                new RevenueByPeriod(
                        Bucket.MONTH,
                        TimeRange.since(FIRST.atStartOfDay(TimeRange.ALL.zone()).toInstant())),
                new RevenueByPeriod(Bucket.DAY, TimeRange.of(FIRST, FIRST.plusYears(5))),
                new RevenueByPeriod(Bucket.DAY, TimeRange.of(FIRST, FIRST.plusYears(20))),
                new RevenueByPeriod(Bucket.DAY, TimeRange.of(FIRST, FIRST.plusDays(Bucket.MAX_BUCKETS))));
    }

    private List<String> executed(Report<?> report) {
        List<String> executed = new ArrayList<>();
        ShopConfig config = ShopConfig.defaults().migrations(ShopConfig.Migrate.OFF);
        try (Shop watched = Shop.on(proxy(DataSource.class, shop.dataSource(), executed::add), config)) {
            // the first time a run may be abandoned for a snapshot
            watched.report(report);
            executed.clear();
            watched.report(report);
        }
        // what begins and ends transactions and sets a connection up is no question
        executed.removeIf(sql -> !asks(sql));
        return executed;
    }

    private static boolean asks(String sql) {
        return (sql.startsWith("select") && !sql.startsWith("select set_config")) || sql.startsWith("with");
    }

    /** Tells the SQL that is prepared, or run without being prepared. */
    private static <T> T proxy(Class<T> type, T target, Consumer<String> told) {
        InvocationHandler handler = (self, method, args) -> {
            if (args != null && args[0] instanceof String sql && TAKE_SQL.contains(method.getName())) {
                told.accept(sql);
            }
            try {
                Object result = method.invoke(target, args);
                return switch (method.getName()) {
                    case "getConnection" -> proxy(Connection.class, (Connection) result, told);
                    case "createStatement" -> proxy(Statement.class, (Statement) result, told);
                    default -> result;
                };
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
