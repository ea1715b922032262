package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.Concentration;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.customers.SpendingPerUser;
import io.shopsql.report.customers.TimeBetweenPurchases;
import io.shopsql.report.customers.TopCustomerPerCategory;
import io.shopsql.report.internal.Sales;
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
import io.shopsql.report.revenue.AverageOrderValueByPeriod;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue of reports over generated shops, cell by cell, order and scale included. */
@EveryDatabase
@Tag("long")
class CatalogueOracleTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    CatalogueOracleTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    @ParameterizedTest
    @EnumSource
    void every_report_answers_as_the_oracle(Scene scene) {
        checkAll(Worlds.fill(shop, clock, scene), scene);
    }

    @Test
    void the_default_locale_changes_nothing() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr-TR"));
        try {
            checkAll(Worlds.fill(shop, clock, Scene.LONDON), Scene.LONDON);
        } finally {
            Locale.setDefault(before);
        }
    }

    private void checkAll(World world, Scene scene) {
        for (long threshold : new long[] {0, 999, 1000}) {
            check(world, new LowStock(threshold), new ProductOracle(world).lowStock(threshold));
        }
        check(world, new StockValueByCategory(), new ProductOracle(world).stockValue());
        checkLeftOut(world);
        for (TimeRange range : scene.ranges()) {
            CustomerOracle customers = new CustomerOracle(world);
            check(world, new OrderStatusMix(range), customers.orderStatusMix(range));
            check(world, new CancelRefundRate(range), customers.cancelRefundRate(range));
            for (Set<OrderStatus> statuses : Scene.FILTERS) {
                checkCustomers(world, customers, range, statuses);
                checkProducts(world, new ProductOracle(world), range, statuses);
                PeriodOracle periods = new PeriodOracle(world, range, statuses);
                check(world, new CohortRetention(range.counting(statuses)), periods.cohortRetention());
                check(world, new CohortRevenue(range.counting(statuses)), periods.cohortRevenue());
                for (Bucket bucket : buckets(scene, statuses)) {
                    checkPeriods(world, periods, bucket, range, statuses);
                }
            }
        }
        for (LocalDate day : new LocalDate[] {scene.first, scene.first.plusDays(5), scene.end}) {
            for (Set<OrderStatus> statuses : Scene.FILTERS) {
                checkAsOf(world, scene, day, statuses);
            }
        }
    }

    /** Of the reports that answer for tracked products alone: how many they leave out. */
    private void checkLeftOut(World world) {
        long untracked = world.goods().stream().filter(g -> !g.isTracked()).count();
        long active =
                world.goods().stream().filter(g -> !g.isTracked() && g.active()).count();
        assertThat(untracked).isPositive();
        for (Report<?> all : List.of(new CurrentStock(), new DeadStock(), new StockValueByCategory())) {
            check(world, all.leftOut().orElseThrow().count(), untracked);
        }
        for (Report<?> ofActive : List.of(new LowStock(0), new DaysOfCover())) {
            check(world, ofActive.leftOut().orElseThrow().count(), active);
        }
    }

    /** Not each with each: the days of five years are many, and {@link ReportsOracleTest} has them. */
    private static List<Bucket> buckets(Scene scene, Set<OrderStatus> statuses) {
        if (!statuses.equals(Sales.COMPLETED)) {
            return List.of(Bucket.QUARTER);
        }
        return Stream.of(Bucket.values())
                .filter(bucket -> scene != Scene.FIVE_YEARS || bucket != Bucket.DAY)
                .toList();
    }

    private void checkCustomers(World world, CustomerOracle oracle, TimeRange range, Set<OrderStatus> statuses) {
        check(world, new SpendingPerUser(range.counting(statuses)), oracle.spendingPerUser(range, statuses));
        check(world, new RepeatRate(range.counting(statuses)), oracle.repeatRate(range, statuses));
        CustomerLifetime lifetime = new CustomerLifetime(range.counting(statuses), false);
        check(world, lifetime, oracle.customerLifetime(lifetime));
        check(world, lifetime.withEveryUser(), oracle.customerLifetime(lifetime.withEveryUser()));
        VisitOracle visits = new VisitOracle(world.sales(range, statuses), range.zone());
        check(world, new TimeBetweenPurchases(range.counting(statuses)), visits.timeBetweenPurchases());
        check(world, new WeekdayHourHeatMap(range.counting(statuses)), visits.heatMap());
    }

    private void checkProducts(World world, ProductOracle oracle, TimeRange range, Set<OrderStatus> statuses) {
        check(world, new CategoryMix(range.counting(statuses)), oracle.categoryMix(range, statuses));
        check(world, new AbcProducts(range.counting(statuses)), oracle.abc(range, statuses));
        SalesOracle sales = new SalesOracle(world, range, statuses);
        check(world, new PriceDrift(range.counting(statuses)), sales.priceDrift());
        check(world, new TopCustomerPerCategory(range.counting(statuses)), sales.topCustomers());
        check(world, new Concentration(range.counting(statuses)), sales.concentration());
        check(world, new OrderSizeHistogram(range.counting(statuses)), sales.orderSizes());
        check(world, new BasketPairs(range.counting(statuses), 1, 1000), sales.pairs(1, 1000));
        check(world, new BasketPairs(range.counting(statuses), 3, 4), sales.pairs(3, 4));
    }

    private void checkPeriods(
            World world, PeriodOracle oracle, Bucket bucket, TimeRange range, Set<OrderStatus> statuses) {
        check(world, new AverageOrderValueByPeriod(bucket, range.counting(statuses)), oracle.averageOrderValue(bucket));
        check(world, new Growth(bucket, range.counting(statuses)), oracle.growth(bucket));
        check(world, new MovingAverage(bucket, range.counting(statuses), 3), oracle.movingAverage(bucket, 3));
        check(world, new NewVersusReturning(bucket, range.counting(statuses)), oracle.newVersusReturning(bucket));
        RunningTotal total = new RunningTotal(bucket, range.counting(statuses), false);
        check(world, total, oracle.runningTotal(bucket, false));
        check(world, total.resetEachYear(), oracle.runningTotal(bucket, true));
    }

    private void checkAsOf(World world, Scene scene, LocalDate day, Set<OrderStatus> statuses) {
        ProductOracle products = new ProductOracle(world);
        check(world, new Rfm(day, scene.zone, statuses), new CustomerOracle(world).rfm(day, scene.zone, statuses));
        for (int days : new int[] {1, 30, 2000}) {
            check(
                    world,
                    new DaysOfCover(day, days, scene.zone, statuses),
                    products.daysOfCover(day, days, scene.zone, statuses));
            check(
                    world,
                    new DeadStock(day, days, scene.zone, statuses),
                    products.deadStock(day, days, scene.zone, statuses));
            // what those spend who tie
            LapsedCustomers lapsed = new LapsedCustomers(day, days, Money.of("98.7648"), scene.zone, statuses);
            check(world, lapsed, new CustomerOracle(world).lapsed(lapsed));
        }
    }

    private <T> void check(World world, Report<T> report, T expected) {
        T answer = shop.report(report);
        assertThat((Object) answer).as("%s of %s", report, world.origin()).isEqualTo(expected);
    }
}
