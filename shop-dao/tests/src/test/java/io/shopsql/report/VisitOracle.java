package io.shopsql.report;

import io.shopsql.report.World.Sale;
import io.shopsql.report.customers.TimeBetweenPurchases;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answers of the reports on when is bought, worked out in plain Java. */
final class VisitOracle {

    private final List<Sale> sales;
    private final ZoneId zone;

    VisitOracle(List<Sale> sales, ZoneId zone) {
        this.sales = sales;
        this.zone = zone;
    }

    TimeBetweenPurchases.Row timeBetweenPurchases() {
        Calendar calendar = new Calendar(Bucket.DAY, zone);
        List<BigDecimal> gaps = new ArrayList<>();
        long repeatBuyers = 0;
        for (UserId user : sales.stream().map(Sale::user).distinct().toList()) {
            List<Long> days = sales.stream()
                    .filter(s -> s.user().equals(user))
                    .map(Sale::time)
                    .sorted()
                    .map(time -> calendar.dayOf(time).toEpochDay())
                    .toList();
            for (int i = 1; i < days.size(); i++) {
                gaps.add(BigDecimal.valueOf(days.get(i) - days.get(i - 1)));
            }
            repeatBuyers += days.size() > 1 ? 1 : 0;
        }
        gaps.sort(Comparator.naturalOrder());
        BigDecimal sum = gaps.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return new TimeBetweenPurchases.Row(
                repeatBuyers,
                gaps.size(),
                CustomerOracle.ratio(sum, gaps.size()),
                percentile(gaps, new BigDecimal("0.5")),
                percentile(gaps, new BigDecimal("0.9")));
    }

    private static @Nullable BigDecimal percentile(List<BigDecimal> sorted, BigDecimal p) {
        if (sorted.isEmpty()) {
            return null;
        }
        BigDecimal place = p.multiply(BigDecimal.valueOf(sorted.size() - 1L));
        BigDecimal lower = sorted.get(place.setScale(0, RoundingMode.FLOOR).intValueExact());
        BigDecimal upper = sorted.get(place.setScale(0, RoundingMode.CEILING).intValueExact());
        BigDecimal part = place.remainder(BigDecimal.ONE);
        return lower.multiply(BigDecimal.ONE.subtract(part))
                .add(upper.multiply(part))
                .setScale(4, RoundingMode.HALF_UP);
    }

    List<WeekdayHourHeatMap.Row> heatMap() {
        List<WeekdayHourHeatMap.Row> rows = new ArrayList<>();
        for (DayOfWeek weekday : DayOfWeek.values()) {
            for (int hour = 0; hour < 24; hour++) {
                int shown = hour;
                List<Sale> in = sales.stream()
                        .filter(s -> {
                            ZonedDateTime time = s.time().atZone(zone);
                            return time.getDayOfWeek() == weekday && time.getHour() == shown;
                        })
                        .toList();
                Money net = Oracle.total(in);
                rows.add(new WeekdayHourHeatMap.Row(weekday, hour, in.size(), net));
            }
        }
        return rows;
    }
}
