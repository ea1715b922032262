package io.shopsql.report;

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
import io.shopsql.report.orders.CancelRefundRate;
import io.shopsql.report.orders.OrderSizeHistogram;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.BasketPairs;
import io.shopsql.report.products.CategoryMix;
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
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** One of each report, for what holds for all of them. */
final class Catalogue {

    private static final ZoneId UTC = ZoneOffset.UTC;

    static final List<Report<?>> WITHOUT_BOUNDS = in(TimeRange.ALL);

    private Catalogue() {}

    static List<Report<?>> in(TimeRange range) {
        List<Report<?>> reports = new ArrayList<>(List.of(
                new SpendingPerUser(range),
                new CategoryMix(range),
                new AverageOrderValueByPeriod(Bucket.MONTH, range),
                new OrderStatusMix(range),
                new CancelRefundRate(range),
                new RepeatRate(range),
                new NewVersusReturning(Bucket.MONTH, range),
                new CohortRetention(range),
                new CohortRevenue(range),
                new CustomerLifetime(range),
                new CustomerLifetime(range).withEveryUser(),
                new AbcProducts(range),
                new RunningTotal(Bucket.MONTH, range),
                new MovingAverage(Bucket.MONTH, range, 3),
                new Growth(Bucket.MONTH, range),
                new PriceDrift(range),
                new TopCustomerPerCategory(range),
                new Concentration(range),
                new OrderSizeHistogram(range),
                new BasketPairs(range),
                new TimeBetweenPurchases(range),
                new WeekdayHourHeatMap(range)));
        LocalDate day = LocalDate.of(2011, 1, 1);
        reports.add(new LowStock(10));
        reports.add(new DaysOfCover(day, 30, UTC));
        reports.add(new Rfm(day, UTC));
        reports.add(new DeadStock(day, 30, UTC));
        reports.add(new StockValueByCategory());
        reports.add(new LapsedCustomers(day, 90, Money.ZERO, UTC));
        return reports;
    }
}
