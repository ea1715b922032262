package io.shopsql.examples.cli;

import io.shopsql.examples.cli.CatalogueReport.AsOf;
import io.shopsql.examples.cli.CatalogueReport.ByPeriod;
import io.shopsql.examples.cli.CatalogueReport.OfNow;
import io.shopsql.examples.cli.CatalogueReport.OfOrders;
import io.shopsql.examples.cli.CatalogueReport.OfSales;
import io.shopsql.examples.cli.CatalogueReport.OneRow;
import io.shopsql.report.AbcProducts;
import io.shopsql.report.AverageOrderValueByPeriod;
import io.shopsql.report.BasketPairs;
import io.shopsql.report.CancelRefundRate;
import io.shopsql.report.CategoryMix;
import io.shopsql.report.CohortRetention;
import io.shopsql.report.CohortRevenue;
import io.shopsql.report.Concentration;
import io.shopsql.report.CustomerLifetime;
import io.shopsql.report.DaysOfCover;
import io.shopsql.report.DeadStock;
import io.shopsql.report.Growth;
import io.shopsql.report.LapsedCustomers;
import io.shopsql.report.LowStock;
import io.shopsql.report.MovingAverage;
import io.shopsql.report.NewVersusReturning;
import io.shopsql.report.OrderSizeHistogram;
import io.shopsql.report.OrderStatusMix;
import io.shopsql.report.PriceDrift;
import io.shopsql.report.RepeatRate;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.Rfm;
import io.shopsql.report.RunningTotal;
import io.shopsql.report.SpendingPerUser;
import io.shopsql.report.StockValueByCategory;
import io.shopsql.report.TimeBetweenPurchases;
import io.shopsql.report.TimeRange;
import io.shopsql.report.TopCustomerPerCategory;
import io.shopsql.report.WeekdayHourHeatMap;
import io.shopsql.schema.type.Money;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** The reports that need no options of their own, as commands; what is fixed here can be chosen in Java. */
record Catalogue(Shell shell, Database database) {

    List<CatalogueReport<?>> reports() {
        return List.of(
                ofOrders(SpendingPerUser.META, SpendingPerUser.Row.class, SpendingPerUser::new),
                ofSales(CohortRetention.META, CohortRetention.Row.class, CohortRetention::new),
                ofSales(CohortRevenue.META, CohortRevenue.Row.class, CohortRevenue::new),
                ofSales(TopCustomerPerCategory.META, TopCustomerPerCategory.Row.class, TopCustomerPerCategory::new),
                ofSales(CategoryMix.META, CategoryMix.Row.class, CategoryMix::new),
                ofSales(AbcProducts.META, AbcProducts.Row.class, AbcProducts::new),
                ofSales(PriceDrift.META, PriceDrift.Row.class, PriceDrift::new),
                ofSales(OrderSizeHistogram.META, OrderSizeHistogram.Row.class, OrderSizeHistogram::new),
                ofSales(WeekdayHourHeatMap.META, WeekdayHourHeatMap.Row.class, WeekdayHourHeatMap::new),
                ofSales(
                        TimeBetweenPurchases.META,
                        TimeBetweenPurchases.Row.class,
                        (range, statuses) -> new OneRow<>(new TimeBetweenPurchases(range, statuses))),
                ofSales(
                        RepeatRate.META,
                        RepeatRate.Row.class,
                        (range, statuses) -> new OneRow<>(new RepeatRate(range, statuses))),
                ofSales(
                        Concentration.META,
                        Concentration.Row.class,
                        (range, statuses) -> new OneRow<>(new Concentration(range, statuses))),
                ofSales(
                        CustomerLifetime.META,
                        CustomerLifetime.Row.class,
                        (range, statuses) -> new CustomerLifetime(range, statuses, false)),
                ofSales(
                        BasketPairs.META,
                        BasketPairs.Row.class,
                        (range, statuses) -> new BasketPairs(range, statuses, 2, 100)),
                ofOrders(OrderStatusMix.META, OrderStatusMix.Row.class, OrderStatusMix::new),
                ofOrders(
                        CancelRefundRate.META,
                        CancelRefundRate.Row.class,
                        range -> new OneRow<>(new CancelRefundRate(range))),
                byPeriod(NewVersusReturning.META, NewVersusReturning.Row.class, NewVersusReturning::new),
                byPeriod(
                        AverageOrderValueByPeriod.META,
                        AverageOrderValueByPeriod.Row.class,
                        AverageOrderValueByPeriod::new),
                byPeriod(Growth.META, Growth.Row.class, Growth::new),
                byPeriod(
                        RunningTotal.META,
                        RunningTotal.Row.class,
                        (bucket, range, statuses) -> new RunningTotal(bucket, range, statuses, false)),
                byPeriod(
                        MovingAverage.META,
                        MovingAverage.Row.class,
                        (bucket, range, statuses) -> new MovingAverage(bucket, range, statuses, 7)),
                asOf(Rfm.META, Rfm.Row.class, (day, days, zone, statuses) -> new Rfm(day, zone, statuses)),
                asOf(DaysOfCover.META, DaysOfCover.Row.class, DaysOfCover::new),
                asOf(DeadStock.META, DeadStock.Row.class, DeadStock::new),
                asOf(
                        LapsedCustomers.META,
                        LapsedCustomers.Row.class,
                        (day, days, zone, statuses) -> new LapsedCustomers(day, days, Money.ZERO, zone, statuses)),
                ofNow(LowStock.META, LowStock.Row.class, () -> new LowStock(10)),
                ofNow(StockValueByCategory.META, StockValueByCategory.Row.class, StockValueByCategory::new));
    }

    private <R extends Record> CatalogueReport<R> ofNow(
            ReportMeta meta, Class<R> rowType, Supplier<Report<List<R>>> report) {
        return new OfNow<>(shell, database, meta, rowType, report);
    }

    private <R extends Record> CatalogueReport<R> ofOrders(
            ReportMeta meta, Class<R> rowType, Function<TimeRange, Report<List<R>>> question) {
        return new OfOrders<>(shell, database, meta, rowType, question);
    }

    private <R extends Record> CatalogueReport<R> ofSales(
            ReportMeta meta, Class<R> rowType, OfSales.QuestionOfSales<R> question) {
        return new OfSales<>(shell, database, meta, rowType, question);
    }

    private <R extends Record> CatalogueReport<R> byPeriod(
            ReportMeta meta, Class<R> rowType, ByPeriod.QuestionByPeriod<R> question) {
        return new ByPeriod<>(shell, database, meta, rowType, question);
    }

    private <R extends Record> CatalogueReport<R> asOf(
            ReportMeta meta, Class<R> rowType, AsOf.QuestionAsOf<R> question) {
        return new AsOf<>(shell, database, meta, rowType, question);
    }
}
