package io.shopsql.bench;

import io.shopsql.report.Bucket;
import io.shopsql.report.Report;
import io.shopsql.report.TimeRange;
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
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** The reports with their benchmark parameters. */
final class Contests {

    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final TimeRange YEAR = TimeRange.of(DAY.minusYears(1), DAY);

    private Contests() {}

    static List<Contest> all() {
        List<Contest> all = new ArrayList<>();
        customers(all);
        revenue(all);
        products(all);
        orders(all);
        return all;
    }

    private static void customers(List<Contest> all) {
        both(all, "sales-by-customer", SalesByCustomer::new);
        both(all, "spending-per-user", SpendingPerUser::new);
        both(all, "repeat-rate", RepeatRate::new);
        both(all, "time-between-purchases", TimeBetweenPurchases::new);
        both(all, "new-versus-returning", range -> new NewVersusReturning(Bucket.MONTH, range));
        cohorts(all, "cohort-retention", CohortRetention::new, "buyers");
        cohorts(all, "cohort-revenue", CohortRevenue::new, "net");
        both(all, "customer-lifetime", CustomerLifetime::new);
        all.add(new Contest("rfm", "all before", new Rfm(DAY, ZoneOffset.UTC), until(DAY)));
        all.add(new Contest(
                "lapsed-customers",
                "180 days, 500",
                new LapsedCustomers(DAY, 180, Money.of(500), ZoneOffset.UTC),
                TimeRange.of(start(DAY.minusDays(180)), start(DAY))));
        both(all, "top-customer-per-category", TopCustomerPerCategory::new);
        both(all, "concentration", Concentration::new);
    }

    private static void revenue(List<Contest> all) {
        both(all, "kpi-summary", KpiSummary::new);
        both(all, "revenue-by-period", range -> new RevenueByPeriod(Bucket.MONTH, range));
        all.add(new Contest("revenue-by-day", "a year", new RevenueByPeriod(Bucket.DAY, YEAR), YEAR));
        both(all, "average-order-value-by-period", range -> new AverageOrderValueByPeriod(Bucket.MONTH, range));
        both(all, "running-total", range -> new RunningTotal(Bucket.MONTH, range));
        both(all, "moving-average", range -> new MovingAverage(Bucket.MONTH, range, 3));
        both(all, "growth", range -> new Growth(Bucket.MONTH, range));
    }

    private static void products(List<Contest> all) {
        both(all, "top-products", TopProducts::new);
        both(all, "abc-products", AbcProducts::new);
        both(all, "category-mix", CategoryMix::new);
        all.add(new Contest("basket-pairs", "a year", new BasketPairs(YEAR), YEAR).with(2));
        all.add(new Contest("basket-pairs", "all", new BasketPairs(TimeRange.ALL), TimeRange.ALL).with(2));
        all.add(new Contest("basket-pairs", "all, from 1", new BasketPairs(TimeRange.ALL).atLeast(1), TimeRange.ALL)
                .with(1));
        both(all, "price-drift", PriceDrift::new);
        all.add(new Contest("current-stock", "now", new CurrentStock(), TimeRange.ALL));
        all.add(new Contest("low-stock", "5", new LowStock(5), TimeRange.ALL).with(5));
        all.add(new Contest(
                        "days-of-cover",
                        "30 days",
                        new DaysOfCover(DAY, 30, ZoneOffset.UTC),
                        TimeRange.of(DAY.minusDays(30), DAY))
                .with(30));
        all.add(new Contest(
                "dead-stock",
                "90 days",
                new DeadStock(DAY, 90, ZoneOffset.UTC),
                TimeRange.of(start(DAY.minusDays(90)), start(DAY))));
        all.add(new Contest("stock-value-by-category", "now", new StockValueByCategory(), TimeRange.ALL));
    }

    private static void orders(List<Contest> all) {
        both(all, "order-status-mix", OrderStatusMix::new);
        both(all, "cancel-refund-rate", CancelRefundRate::new);
        both(all, "order-size-histogram", OrderSizeHistogram::new);
        both(all, "weekday-hour-heat-map", WeekdayHourHeatMap::new);
    }

    /** Two contests: the last year, and all time. */
    private static void both(List<Contest> all, String name, Function<TimeRange, Report<?>> report) {
        all.add(new Contest(name, "a year", report.apply(YEAR), YEAR));
        all.add(new Contest(name, "all", report.apply(TimeRange.ALL), TimeRange.ALL));
    }

    /** Two contests for cohorts, compared without the empty cells. */
    private static void cohorts(List<Contest> all, String name, Function<TimeRange, Report<?>> report, String figure) {
        List<Contest> two = new ArrayList<>();
        both(two, name, report);
        two.forEach(contest -> all.add(contest.comparing(row -> {
            Object value = Contest.value(row, figure);
            return value != null && !Objects.equals(value, 0L);
        })));
    }

    private static TimeRange until(LocalDate day) {
        return TimeRange.until(start(day));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
