package io.shopsql.output.dashboard;

import io.shopsql.Shop;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.LowStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reports' results, all from one snapshot.
 *
 * @param days the days covered
 * @param untracked number of active products without tracked stock, left out of the stock figures
 */
record Figures(
        Scope scope,
        Timescale scale,
        Days days,
        KpiSummary.Row kpis,
        RepeatRate.Row repeat,
        List<RevenueByPeriod.Row> revenue,
        List<MovingAverage.Row> averages,
        List<NewVersusReturning.Row> buyers,
        List<OrderStatusMix.Row> statuses,
        List<TopProducts.Row> top,
        List<CategoryMix.Row> categories,
        LatestCohorts cohorts,
        List<Rfm.Row> rfm,
        List<LowStock.Row> low,
        List<DaysOfCover.Row> cover,
        long untracked) {

    /** Days of cover are based on the sales of this many days before the as-of day. */
    static final int COVER_DAYS = 30;

    /**
     * The days covered: those of the range; an open end is the day of the first or last sale, or null without sales.
     *
     * @param until the last day
     * @param asOf the day that backward-looking reports start from: the day after the last sale in the range. If the range
     *     ends within a day, they include the rest of that day
     */
    record Days(
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            @Nullable LocalDate asOf) {

        static Days of(TimeRange range, SalesSpan.@Nullable Ends sales) {
            ZoneId zone = range.zone();
            Instant to = range.to();
            // the range is half-open: its last instant, not its end
            LocalDate until = to == null ? null : date(to.minusNanos(1000), zone);
            LocalDate from = range.from() == null ? null : date(range.from(), zone);
            if (sales == null) {
                return new Days(from, until, null);
            }
            LocalDate last = date(sales.last(), zone);
            return new Days(
                    from == null ? date(sales.first(), zone) : from, until == null ? last : until, last.plusDays(1));
        }

        private static LocalDate date(Instant time, ZoneId zone) {
            return time.atZone(zone).toLocalDate();
        }
    }

    static Figures of(Shop shop, Scope scope) {
        return shop.read(tx -> {
            TimeRange range = scope.range().counting(scope.statuses());
            Days days = Days.of(range, tx.report(new SalesSpan(range)).orElse(null));
            Timescale scale = scale(scope, days);
            LocalDate asOf = days.asOf();
            DaysOfCover cover =
                    new DaysOfCover(asOf == null ? LocalDate.EPOCH : asOf, COVER_DAYS, range.zone(), scope.statuses());
            return new Figures(
                    scope,
                    scale,
                    days,
                    tx.report(new KpiSummary(range)),
                    tx.report(new RepeatRate(range)),
                    tx.report(new RevenueByPeriod(scale.bucket(), range)),
                    tx.report(new MovingAverage(scale.bucket(), range, scale.averaged())),
                    tx.report(new NewVersusReturning(scale.bucket(), range)),
                    tx.report(new OrderStatusMix(scope.range())),
                    tx.report(new TopProducts(range)),
                    tx.report(new CategoryMix(range)),
                    LatestCohorts.of(tx.report(new CohortRetention(LatestCohorts.latest(range, days))), days),
                    asOf == null ? List.of() : tx.report(new Rfm(asOf, range.zone(), scope.statuses())),
                    tx.report(new LowStock(scope.lowStock())),
                    tx.report(cover),
                    tx.report(cover.leftOut().orElseThrow().count()));
        });
    }

    private static Timescale scale(Scope scope, Days days) {
        if (scope.bucket() != null) {
            return Timescale.of(scope.bucket());
        }
        LocalDate from = days.from();
        LocalDate until = days.until();
        return from == null || until == null ? Timescale.DEFAULT : Timescale.between(from, until);
    }
}
