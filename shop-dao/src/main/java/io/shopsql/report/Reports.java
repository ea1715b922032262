package io.shopsql.report;

import java.util.List;

/**
 * The ready-made reports.
 *
 * <pre>{@code
 * Reports.all().forEach(meta -> System.out.println(meta.name() + ": " + meta.question()));
 * }</pre>
 */
public final class Reports {

    private Reports() {}

    /** What each says about itself, by subject: customers, revenue, products, orders. */
    public static List<ReportMeta> all() {
        return List.of(
                SalesByCustomer.META,
                SpendingPerUser.META,
                RepeatRate.META,
                TimeBetweenPurchases.META,
                NewVersusReturning.META,
                CohortRetention.META,
                CohortRevenue.META,
                CustomerLifetime.META,
                Rfm.META,
                LapsedCustomers.META,
                TopCustomerPerCategory.META,
                Concentration.META,
                KpiSummary.META,
                RevenueByPeriod.META,
                AverageOrderValueByPeriod.META,
                RunningTotal.META,
                MovingAverage.META,
                Growth.META,
                TopProducts.META,
                AbcProducts.META,
                CategoryMix.META,
                BasketPairs.META,
                PriceDrift.META,
                CurrentStock.META,
                LowStock.META,
                DaysOfCover.META,
                DeadStock.META,
                StockValueByCategory.META,
                OrderStatusMix.META,
                CancelRefundRate.META,
                OrderSizeHistogram.META,
                WeekdayHourHeatMap.META);
    }
}
