package io.shopsql.report;

import io.shopsql.report.World.Sale;
import io.shopsql.report.customers.CohortRetention;
import io.shopsql.report.customers.CohortRevenue;
import io.shopsql.report.customers.NewVersusReturning;
import io.shopsql.report.revenue.AverageOrderValueByPeriod;
import io.shopsql.report.revenue.Growth;
import io.shopsql.report.revenue.MovingAverage;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.report.revenue.RunningTotal;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The answers of the reports by period, worked out in plain Java. */
final class PeriodOracle {

    private final World world;
    private final Oracle oracle;
    private final TimeRange range;
    private final Set<OrderStatus> statuses;

    PeriodOracle(World world, TimeRange range, Set<OrderStatus> statuses) {
        this.world = world;
        this.oracle = new Oracle(world);
        this.range = range;
        this.statuses = statuses;
    }

    private List<RevenueByPeriod.Row> revenue(Bucket bucket) {
        return oracle.revenueByPeriod(bucket, range, statuses);
    }

    List<AverageOrderValueByPeriod.Row> averageOrderValue(Bucket bucket) {
        return revenue(bucket).stream()
                .map(r -> new AverageOrderValueByPeriod.Row(
                        r.label(), r.from(), r.to(), r.orders(), r.net(), average(r.net(), r.orders())))
                .toList();
    }

    List<RunningTotal.Row> runningTotal(Bucket bucket, boolean perYear) {
        List<RevenueByPeriod.Row> all = revenue(bucket);
        List<RunningTotal.Row> rows = new ArrayList<>();
        Map<String, BigDecimal> sums = new HashMap<>();
        for (RevenueByPeriod.Row r : all) {
            String year = perYear ? r.label().substring(0, 4) : "all";
            BigDecimal sum = sums.merge(year, r.net().toBigDecimal(), BigDecimal::add);
            rows.add(new RunningTotal.Row(r.label(), r.from(), r.to(), r.net(), Money.of(sum)));
        }
        return rows;
    }

    List<MovingAverage.Row> movingAverage(Bucket bucket, int k) {
        List<RevenueByPeriod.Row> all = revenue(bucket);
        List<MovingAverage.Row> rows = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Money mean = null;
            if (i >= k - 1) {
                BigDecimal sum = all.subList(i - k + 1, i + 1).stream()
                        .map(r -> r.net().toBigDecimal())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                mean = Money.of(sum.divide(BigDecimal.valueOf(k), 4, RoundingMode.HALF_UP));
            }
            RevenueByPeriod.Row r = all.get(i);
            rows.add(new MovingAverage.Row(r.label(), r.from(), r.to(), r.net(), mean));
        }
        return rows;
    }

    List<Growth.Row> growth(Bucket bucket) {
        List<RevenueByPeriod.Row> all = revenue(bucket);
        Set<Calendar.Span> whole = all.isEmpty()
                ? Set.of()
                : Set.copyOf(new Calendar(bucket, range.zone())
                        .whole(all.get(0).from(), all.get(all.size() - 1).to()));
        Map<String, RevenueByPeriod.Row> byLabel = new HashMap<>();
        all.forEach(r -> byLabel.put(r.label(), r));
        List<Growth.Row> rows = new ArrayList<>();
        for (RevenueByPeriod.Row r : all) {
            int year = Integer.parseInt(r.label().substring(0, 4)) - 1;
            String yearBefore = year + r.label().substring(4);
            RevenueByPeriod.Row before = rows.isEmpty() ? null : all.get(rows.size() - 1);
            RevenueByPeriod.Row sameBefore = byLabel.get(yearBefore);
            boolean partial = !whole.contains(new Calendar.Span(r.label(), r.from(), r.to()));
            rows.add(new Growth.Row(
                    r.label(), r.from(), r.to(), r.net(), growth(r, before), growth(r, sameBefore), partial));
        }
        return rows;
    }

    private static @Nullable BigDecimal growth(RevenueByPeriod.Row now, RevenueByPeriod.@Nullable Row before) {
        if (before == null || before.net().isZero()) {
            return null;
        }
        BigDecimal from = before.net().toBigDecimal();
        return now.net().toBigDecimal().subtract(from).divide(from, 4, RoundingMode.HALF_UP);
    }

    List<NewVersusReturning.Row> newVersusReturning(Bucket bucket) {
        return revenue(bucket).stream()
                .map(r -> {
                    List<Sale> in = world.sales(new TimeRange(r.from(), r.to(), range.zone()), statuses);
                    List<Sale> fresh = in.stream().filter(this::isFirst).toList();
                    List<Sale> again = in.stream().filter(s -> !isFirst(s)).toList();
                    return new NewVersusReturning.Row(
                            r.label(),
                            r.from(),
                            r.to(),
                            fresh.size(),
                            Oracle.total(fresh),
                            again.size(),
                            Oracle.total(again));
                })
                .toList();
    }

    /** Orders are in the order of their keys: of those at the same time, the first in the list is the first. */
    private @Nullable Sale first(UserId user) {
        Sale first = null;
        for (Sale s : world.sales(TimeRange.ALL, statuses)) {
            if (s.user().equals(user) && (first == null || s.time().isBefore(first.time()))) {
                first = s;
            }
        }
        return first;
    }

    // the very sale: another of the same user may be equal to it in every cell
    @SuppressWarnings("ReferenceEquality")
    private boolean isFirst(Sale sale) {
        return first(sale.user()) == sale;
    }

    List<CohortRetention.Row> cohortRetention() {
        List<CohortRetention.Row> rows = new ArrayList<>();
        List<RevenueByPeriod.Row> months = revenue(Bucket.MONTH);
        for (int c = 0; c < months.size(); c++) {
            List<UserId> cohort = cohort(months.get(c));
            for (int m = 0; m < months.size(); m++) {
                Long buyers = null;
                BigDecimal rate = null;
                if (c + m < months.size()) {
                    List<Sale> sales = sales(cohort, months.get(c + m));
                    buyers = sales.stream().map(Sale::user).distinct().count();
                    rate = cohort.isEmpty()
                            ? null
                            : BigDecimal.valueOf(buyers)
                                    .divide(BigDecimal.valueOf(cohort.size()), 4, RoundingMode.HALF_UP);
                }
                rows.add(new CohortRetention.Row(months.get(c).label(), cohort.size(), m, buyers, rate));
            }
        }
        return rows;
    }

    List<CohortRevenue.Row> cohortRevenue() {
        List<CohortRevenue.Row> rows = new ArrayList<>();
        List<RevenueByPeriod.Row> months = revenue(Bucket.MONTH);
        for (int c = 0; c < months.size(); c++) {
            List<UserId> cohort = cohort(months.get(c));
            for (int m = 0; m < months.size(); m++) {
                Money net = null;
                Money all = null;
                if (c + m < months.size()) {
                    net = Oracle.total(sales(cohort, months.get(c + m)));
                    Instant from = months.get(c).from();
                    Instant to = months.get(c + m).to();
                    all = Oracle.total(world.sales(new TimeRange(from, to, range.zone()), statuses).stream()
                            .filter(s -> cohort.contains(s.user()))
                            .toList());
                }
                rows.add(new CohortRevenue.Row(months.get(c).label(), cohort.size(), m, net, all));
            }
        }
        return rows;
    }

    private List<UserId> cohort(RevenueByPeriod.Row month) {
        return world.sales(new TimeRange(month.from(), month.to(), range.zone()), statuses).stream()
                .filter(this::isFirst)
                .map(Sale::user)
                .toList();
    }

    private List<Sale> sales(List<UserId> users, RevenueByPeriod.Row month) {
        return world.sales(new TimeRange(month.from(), month.to(), range.zone()), statuses).stream()
                .filter(s -> users.contains(s.user()))
                .toList();
    }

    private static @Nullable Money average(Money net, long n) {
        return n == 0 ? null : Money.of(net.toBigDecimal().divide(BigDecimal.valueOf(n), 4, RoundingMode.HALF_UP));
    }
}
