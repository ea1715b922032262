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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;

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
                new SalesByCustomer(),
                new SpendingPerUser(),
                new RepeatRate(),
                new TimeBetweenPurchases(),
                new NewVersusReturning(),
                new CohortRetention(),
                new CohortRevenue(),
                new CustomerLifetime(),
                new Rfm(),
                new LapsedCustomers(),
                new TopCustomerPerCategory(),
                new Concentration(),
                new KpiSummary(),
                new RevenueByPeriod(),
                new AverageOrderValueByPeriod(),
                new RunningTotal(),
                new MovingAverage(),
                new Growth(),
                new TopProducts(),
                new AbcProducts(),
                new CategoryMix(),
                new BasketPairs(),
                new PriceDrift(),
                new CurrentStock(),
                new LowStock(),
                new DaysOfCover(),
                new DeadStock(),
                new StockValueByCategory(),
                new OrderStatusMix(),
                new CancelRefundRate(),
                new OrderSizeHistogram(),
                new WeekdayHourHeatMap());
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
            for (Report<?> own : ServiceLoader.load(Report.class)) {
                reports.add(own);
            }
        } catch (ServiceConfigurationError e) {
            Throwable cause = e.getCause();
            throw broken(
                    "A report cannot be made: " + e.getMessage() + (cause == null ? "" : " (" + cause + ")") + ".",
                    "let each line of META-INF/services/io.shopsql.report.Report name a report with a public constructor"
                            + " without arguments, which throws nothing.",
                    e);
        }
        Set<String> names = new HashSet<>();
        for (Report<?> report : reports) {
            String name = name(report);
            if (!names.add(name)) {
                throw new BadConfiguration(
                        "Two reports are named " + name + ", one of them "
                                + report.getClass().getName() + ".",
                        "give one of them another name by @ReportContract(name = …).");
            }
        }
        return reports;
    }

    private static String name(Report<?> report) {
        try {
            return ReportMeta.of(report).name();
        } catch (RuntimeException e) {
            throw broken(
                    "The report " + report.getClass().getName() + " cannot say what it is (" + e + ").",
                    "let its chart() throw nothing, and let its name be words joined by hyphens.",
                    e);
        }
    }

    private static BadConfiguration broken(String what, String next, Throwable because) {
        BadConfiguration broken = new BadConfiguration(what, next);
        broken.addSuppressed(because);
        return broken;
    }
}
