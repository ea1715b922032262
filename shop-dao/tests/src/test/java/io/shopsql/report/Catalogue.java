package io.shopsql.report;

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
