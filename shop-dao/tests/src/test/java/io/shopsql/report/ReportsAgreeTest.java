package io.shopsql.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.orders.NewOrder;
import io.shopsql.products.Product;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.Concentration;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.customers.SpendingPerUser;
import io.shopsql.report.customers.TimeBetweenPurchases;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.orders.CancelRefundRate;
import io.shopsql.report.orders.OrderSizeHistogram;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.AverageOrderValueByPeriod;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.Fixtures;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import io.shopsql.users.User;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is counted by customer, by product, by time and as a whole is the same. */
@EveryDatabase
class ReportsAgreeTest {

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    ReportsAgreeTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    /** Answers reports: the shop, or a transaction. */
    private interface Asked {
        <T extends @Nullable Object> T report(Report<T> report);
    }

    @Test
    void totals_agree() {
        World world = Worlds.fill(shop, clock, Scene.LONDON);
        for (OrderStatus status : OrderStatus.values()) {
            agree(shop::report, world, TimeRange.ALL, EnumSet.of(OrderStatus.COMPLETED, status));
            agree(shop::report, world, Scene.LONDON.days(), EnumSet.of(status));
        }
    }

    @Test
    void totals_agree_in_one_snapshot_while_orders_come_and_go() throws Exception {
        World world = Worlds.fill(shop, clock, Scene.LONDON);
        User user = Fixtures.aUser(shop, "Busy");
        Product book = Fixtures.aProduct(shop, "Busy", "2.50", 1_000_000);
        Semaphore changed = new Semaphore(0);
        ExecutorService others = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> writing = IntStream.range(0, 2)
                    .<Future<?>>mapToObj(i -> others.submit(() -> {
                        while (!Thread.currentThread().isInterrupted()) {
                            placeAndMove(user, book, changed);
                        }
                    }))
                    .toList();
            for (Set<OrderStatus> statuses : List.of(Sales.COMPLETED, EnumSet.allOf(OrderStatus.class))) {
                shop.read(tx -> {
                    agree(afterChanges(tx::report, changed), world, TimeRange.ALL, statuses);
                    return statuses;
                });
            }
            assertThat(writing).noneMatch(Future::isDone);
        } finally {
            others.shutdownNow();
            assertThat(others.awaitTermination(10, TimeUnit.MINUTES)).isTrue();
        }
    }

    private void placeAndMove(User user, Product book, Semaphore changed) {
        for (OrderStatus end : OrderStatus.values()) {
            OrderId id = shop.write(
                            tx -> tx.orders().place(NewOrder.by(user.id()).item(book.id(), 3)))
                    .id();
            shop.run(tx -> {
                switch (end) {
                    case PENDING -> {}
                    case PROCESSING -> tx.orders().process(id);
                    case COMPLETED -> tx.orders().complete(id);
                    case CANCELLED -> tx.orders().cancel(id);
                    case REFUNDED -> {
                        tx.orders().complete(id);
                        tx.orders().refund(id);
                    }
                }
            });
            changed.release();
        }
    }

    /** Waits before each report until orders have come since the one before it. */
    private static Asked afterChanges(Asked asked, Semaphore changed) {
        return new Asked() {
            @Override
            public <T extends @Nullable Object> T report(Report<T> report) {
                changed.drainPermits();
                try {
                    assertThat(changed.tryAcquire(3, 10, TimeUnit.MINUTES))
                            .as("orders go on being placed")
                            .isTrue();
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
                return asked.report(report);
            }
        };
    }

    private static void agree(Asked asked, World world, TimeRange range, Set<OrderStatus> statuses) {
        KpiSummary.Row kpi = asked.report(new KpiSummary(range.counting(statuses)));
        Expected expected = new Expected(kpi, statuses + " of " + world.origin());
        byCustomer(asked, expected, range, statuses);
        byProduct(asked, expected, range, statuses);
        for (Bucket bucket : Bucket.values()) {
            byPeriod(asked, expected, bucket, range, statuses);
        }
        byTime(asked, expected, range, statuses);
        byOrder(asked, expected, range, statuses);
    }

    private static void byCustomer(Asked asked, Expected expected, TimeRange range, Set<OrderStatus> statuses) {
        List<SalesByCustomer.Row> sales = asked.report(new SalesByCustomer(range.counting(statuses)));
        expected.net(sales, SalesByCustomer.Row::spent);
        expected.orders(sales, SalesByCustomer.Row::orders);
        expected.buyers(sales.size());
        List<SpendingPerUser.Row> spending = asked.report(new SpendingPerUser(range.counting(statuses)));
        expected.net(spending, SpendingPerUser.Row::spent);
        expected.orders(spending, SpendingPerUser.Row::orders);
        List<CustomerLifetime.Row> lifetimes = asked.report(new CustomerLifetime(range.counting(statuses), false));
        expected.net(lifetimes, CustomerLifetime.Row::net);
        expected.orders(lifetimes, CustomerLifetime.Row::orders);
        expected.units(lifetimes, CustomerLifetime.Row::units);
        expected.buyers(lifetimes.size());
        // a day after all orders: its range is all that came before
        List<Rfm.Row> scores = asked.report(new Rfm(LocalDate.of(2030, 1, 1), range.zone(), statuses));
        expected.net(scores, Rfm.Row::net);
        expected.orders(scores, Rfm.Row::frequency);
        expected.buyers(scores.size());
        Concentration.Row concentration = asked.report(new Concentration(range.counting(statuses)));
        expected.net(List.of(concentration), Concentration.Row::net);
        expected.buyers(concentration.buyers());
        RepeatRate.Row repeat = asked.report(new RepeatRate(range.counting(statuses)));
        expected.buyers(repeat.buyers());
        TimeBetweenPurchases.Row gaps = asked.report(new TimeBetweenPurchases(range.counting(statuses)));
        assertThat(gaps.repeatBuyers()).as(expected.of).isEqualTo(repeat.repeatBuyers());
        // each sale but the first of its user ends a gap
        assertThat(gaps.gaps() + repeat.buyers()).as(expected.of).isEqualTo(expected.kpi.orders());
    }

    private static void byProduct(Asked asked, Expected expected, TimeRange range, Set<OrderStatus> statuses) {
        List<TopProducts.Row> products = asked.report(new TopProducts(range.counting(statuses)).top(Integer.MAX_VALUE));
        expected.net(products, TopProducts.Row::net);
        expected.units(products, TopProducts.Row::units);
        List<AbcProducts.Row> grades = asked.report(new AbcProducts(range.counting(statuses)));
        expected.net(grades, AbcProducts.Row::net);
        expected.units(grades, AbcProducts.Row::units);
        List<CategoryMix.Row> categories = asked.report(new CategoryMix(range.counting(statuses)));
        expected.net(categories, CategoryMix.Row::net);
        expected.units(categories, CategoryMix.Row::units);
    }

    private static void byPeriod(
            Asked asked, Expected expected, Bucket bucket, TimeRange range, Set<OrderStatus> statuses) {
        List<RevenueByPeriod.Row> revenue = asked.report(new RevenueByPeriod(bucket, range.counting(statuses)));
        expected.net(revenue, RevenueByPeriod.Row::net);
        expected.orders(revenue, RevenueByPeriod.Row::orders);
        expected.units(revenue, RevenueByPeriod.Row::units);
        List<AverageOrderValueByPeriod.Row> averages =
                asked.report(new AverageOrderValueByPeriod(bucket, range.counting(statuses)));
        expected.net(averages, AverageOrderValueByPeriod.Row::net);
        expected.orders(averages, AverageOrderValueByPeriod.Row::orders);
        List<RunningTotal.Row> running = asked.report(new RunningTotal(bucket, range.counting(statuses), false));
        expected.net(running.subList(Math.max(0, running.size() - 1), running.size()), RunningTotal.Row::running);
        expected.net(asked.report(new MovingAverage(bucket, range.counting(statuses), 2)), MovingAverage.Row::net);
        expected.net(asked.report(new Growth(bucket, range.counting(statuses))), Growth.Row::net);
        List<NewVersusReturning.Row> buyers = asked.report(new NewVersusReturning(bucket, range.counting(statuses)));
        expected.net(buyers, row -> row.newNet().plus(row.returningNet()));
        expected.orders(buyers, row -> row.newOrders() + row.returningOrders());
        expected.buyers(
                buyers.stream().mapToLong(NewVersusReturning.Row::newOrders).sum());
    }

    private static void byTime(Asked asked, Expected expected, TimeRange range, Set<OrderStatus> statuses) {
        List<WeekdayHourHeatMap.Row> week = asked.report(new WeekdayHourHeatMap(range.counting(statuses)));
        expected.net(week, WeekdayHourHeatMap.Row::net);
        expected.orders(week, WeekdayHourHeatMap.Row::orders);
        List<CohortRevenue.Row> cohorts = asked.report(new CohortRevenue(range.counting(statuses)));
        expected.net(cohorts, row -> row.net() == null ? Money.ZERO : row.net());
        List<CohortRetention.Row> sizes = asked.report(new CohortRetention(range.counting(statuses)));
        expected.buyers(sizes.stream()
                .filter(row -> row.month() == 0)
                .mapToLong(CohortRetention.Row::size)
                .sum());
    }

    private static void byOrder(Asked asked, Expected expected, TimeRange range, Set<OrderStatus> statuses) {
        List<OrderStatusMix.Row> mix = asked.report(new OrderStatusMix(range)).stream()
                .filter(row -> statuses.contains(row.status()))
                .toList();
        expected.net(mix, OrderStatusMix.Row::value);
        expected.orders(mix, OrderStatusMix.Row::orders);
        if (statuses.containsAll(List.of(OrderStatus.values()))) {
            CancelRefundRate.Row rate = asked.report(new CancelRefundRate(range));
            expected.net(List.of(rate), CancelRefundRate.Row::placedValue);
            expected.orders(List.of(rate), CancelRefundRate.Row::placed);
        }
        List<OrderSizeHistogram.Row> sizes = asked.report(new OrderSizeHistogram(range.counting(statuses)));
        Stream.of(OrderSizeHistogram.SizeMeasure.values())
                .forEach(measure -> expected.orders(
                        sizes.stream().filter(row -> row.measure() == measure).toList(),
                        OrderSizeHistogram.Row::orders));
    }

    /** The figures that all others have to add up to. */
    private record Expected(KpiSummary.Row kpi, String of) {

        <R> void net(List<R> rows, Function<R, Money> money) {
            assertThat(rows.stream().map(money).reduce(Money.ZERO, Money::plus))
                    .as("net of %s in %s", rows, of)
                    .isEqualTo(kpi.net());
        }

        <R> void orders(List<R> rows, ToLongFunction<R> orders) {
            assertThat(rows.stream().mapToLong(orders).sum())
                    .as("orders of %s in %s", rows, of)
                    .isEqualTo(kpi.orders());
        }

        <R> void units(List<R> rows, ToLongFunction<R> units) {
            assertThat(rows.stream().mapToLong(units).sum())
                    .as("units of %s in %s", rows, of)
                    .isEqualTo(kpi.units());
        }

        void buyers(long buyers) {
            assertThat(buyers).as("buyers of %s", of).isEqualTo(kpi.buyers());
        }
    }
}
