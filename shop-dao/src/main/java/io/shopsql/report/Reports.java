package io.shopsql.report;

import io.shopsql.error.BadConfiguration;
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
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.AverageOrderValueByPeriod;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.OrderStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * Lists the available reports, each with its default parameters.
 *
 * <pre>{@code
 * for (Report<?> report : Reports.installed()) {
 *     ReportMeta meta = ReportMeta.of(report);
 *     System.out.println(meta.name() + ": " + meta.question());
 * }
 * }</pre>
 */
public final class Reports {

    private Reports() {}

    /** The built-in reports, by subject: customers, revenue, products, orders. */
    public static List<Report<?>> all() {
        return List.of(
                new SalesByCustomer(Sales.EVER),
                new SpendingPerUser(TimeRange.ALL.counting(EnumSet.allOf(OrderStatus.class))),
                new RepeatRate(Sales.EVER),
                new TimeBetweenPurchases(Sales.EVER),
                new NewVersusReturning(Bucket.MONTH, Sales.EVER),
                new CohortRetention(Sales.EVER),
                new CohortRevenue(Sales.EVER),
                new CustomerLifetime(Sales.EVER),
                new Rfm(),
                new LapsedCustomers(),
                new TopCustomerPerCategory(Sales.EVER),
                new Concentration(Sales.EVER),
                new KpiSummary(Sales.EVER),
                new RevenueByPeriod(Bucket.DAY, Sales.EVER),
                new AverageOrderValueByPeriod(Bucket.MONTH, Sales.EVER),
                new RunningTotal(Bucket.DAY, Sales.EVER),
                new MovingAverage(Bucket.DAY, Sales.EVER, 7),
                new Growth(Bucket.MONTH, Sales.EVER),
                new TopProducts(Sales.EVER),
                new AbcProducts(Sales.EVER),
                new CategoryMix(Sales.EVER),
                new BasketPairs(Sales.EVER),
                new PriceDrift(Sales.EVER),
                new CurrentStock(),
                new LowStock(),
                new DaysOfCover(),
                new DeadStock(),
                new StockValueByCategory(),
                new OrderStatusMix(TimeRange.ALL),
                new CancelRefundRate(TimeRange.ALL),
                new OrderSizeHistogram(Sales.EVER),
                new WeekdayHourHeatMap(Sales.EVER));
    }

    /**
     * The built-in reports, followed by those that any {@code META-INF/services/io.shopsql.report.Report} on the class
     * path lists, one class name per line.
     *
     * @throws BadConfiguration if one of them cannot be instantiated, or two share a name
     */
    public static List<Report<?>> installed() {
        List<Report<?>> reports = new ArrayList<>(all());
        try {
            ServiceLoader.load(Report.class).forEach(reports::add);
        } catch (ServiceConfigurationError e) {
            String reason = e.getMessage() + (e.getCause() == null ? "" : " (" + e.getCause() + ")");
            throw broken(
                    "A report cannot be instantiated: " + reason + ".",
                    "list only reports with a public no-argument constructor that throws nothing"
                            + " in META-INF/services/io.shopsql.report.Report.",
                    e);
        }
        Map<String, Report<?>> named = new HashMap<>();
        for (Report<?> report : reports) {
            Report<?> other = named.put(name(report), report);
            if (other != null) {
                throw new BadConfiguration(
                        "Two reports have the name " + name(report) + ": "
                                + other.getClass().getName() + " and "
                                + report.getClass().getName() + ".",
                        "set another name by @ReportContract(name = …).");
            }
        }
        return reports;
    }

    private static String name(Report<?> report) {
        try {
            return ReportMeta.of(report).name();
        } catch (RuntimeException e) {
            throw broken(
                    "The metadata of report " + report.getClass().getName() + " cannot be read: " + e + ".",
                    "correct its chart or its name; a name is words joined by hyphens.",
                    e);
        }
    }

    private static BadConfiguration broken(String what, String next, Throwable because) {
        BadConfiguration broken = new BadConfiguration(what, next);
        broken.addSuppressed(because);
        return broken;
    }
}
