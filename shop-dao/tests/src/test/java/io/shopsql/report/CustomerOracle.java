package io.shopsql.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import io.shopsql.report.World.Customer;
import io.shopsql.report.World.Sale;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.LapsedCustomers;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.Rfm;
import io.shopsql.report.customers.SpendingPerUser;
import io.shopsql.report.orders.CancelRefundRate;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The answers of the reports on customers and orders, worked out in plain Java. */
final class CustomerOracle {

    private final World world;

    CustomerOracle(World world) {
        this.world = world;
    }

    private List<Sale> of(Customer customer, TimeRange range, Set<OrderStatus> statuses) {
        return world.sales(range, statuses).stream()
                .filter(s -> s.user().equals(customer.id()))
                .toList();
    }

    List<SpendingPerUser.Row> spendingPerUser(TimeRange range, Set<OrderStatus> statuses) {
        return world.customers().stream()
                .map(c -> {
                    List<Sale> own = of(c, range, statuses);
                    return new SpendingPerUser.Row(
                            c.id(), c.code(), c.name(), own.size(), Oracle.total(own), average(own));
                })
                .sorted(comparing((SpendingPerUser.Row r) -> r.spent().toBigDecimal())
                        .reversed()
                        .thenComparing(SpendingPerUser.Row::name, Oracle.BY_BYTES)
                        .thenComparing(r -> r.user().value()))
                .toList();
    }

    RepeatRate.Row repeatRate(TimeRange range, Set<OrderStatus> statuses) {
        List<Integer> counts = world.customers().stream()
                .map(c -> of(c, range, statuses).size())
                .filter(n -> n > 0)
                .toList();
        long repeat = counts.stream().filter(n -> n > 1).count();
        return new RepeatRate.Row(counts.size(), repeat, ratio(BigDecimal.valueOf(repeat), counts.size()));
    }

    List<CustomerLifetime.Row> customerLifetime(CustomerLifetime asked) {
        List<CustomerLifetime.Row> rows = new ArrayList<>();
        for (Customer c : world.customers()) {
            List<Sale> own = of(c, asked.range(), asked.range().statuses());
            Instant first =
                    own.stream().map(Sale::time).min(Comparator.naturalOrder()).orElse(null);
            Instant last =
                    own.stream().map(Sale::time).max(Comparator.naturalOrder()).orElse(null);
            if (first != null && last != null) {
                long tenure = date(last, asked.range().zone()).toEpochDay()
                        - date(first, asked.range().zone()).toEpochDay();
                rows.add(new CustomerLifetime.Row(
                        c.id(),
                        c.code(),
                        c.name(),
                        first,
                        last,
                        own.size(),
                        Oracle.units(own),
                        Oracle.total(own),
                        average(own),
                        tenure));
            } else if (asked.everyUser()) {
                rows.add(
                        new CustomerLifetime.Row(c.id(), c.code(), c.name(), null, null, 0, 0, Money.ZERO, null, null));
            }
        }
        rows.sort(comparing((CustomerLifetime.Row r) -> r.net().toBigDecimal())
                .reversed()
                .thenComparing(CustomerLifetime.Row::code, nullsLast(Oracle.BY_BYTES))
                .thenComparing(r -> r.user().value()));
        return rows;
    }

    List<Rfm.Row> rfm(LocalDate asOf, ZoneId zone, Set<OrderStatus> statuses) {
        TimeRange before = TimeRange.until(asOf.atStartOfDay(zone).toInstant());
        List<Rfm.Row> rows = new ArrayList<>();
        for (Customer c : world.customers()) {
            List<Sale> own = of(c, before, statuses);
            own.stream().map(Sale::time).max(Comparator.naturalOrder()).ifPresent(last -> {
                long recency = asOf.toEpochDay() - date(last, zone).toEpochDay();
                rows.add(new Rfm.Row(c.id(), c.code(), c.name(), recency, own.size(), Oracle.total(own), 0, 0, 0));
            });
        }
        Comparator<Rfm.Row> byCode = comparing(Rfm.Row::code, nullsLast(Oracle.BY_BYTES))
                .thenComparing(r -> r.user().value());
        rows.sort(byCode);
        return rows.stream()
                .map(r -> new Rfm.Row(
                        r.user(),
                        r.code(),
                        r.name(),
                        r.recencyDays(),
                        r.frequency(),
                        r.net(),
                        fifth(
                                rows,
                                r,
                                comparing((Rfm.Row o) -> -o.recencyDays()).thenComparing(byCode)),
                        fifth(rows, r, comparing(Rfm.Row::frequency).thenComparing(byCode)),
                        fifth(
                                rows,
                                r,
                                comparing((Rfm.Row o) -> o.net().toBigDecimal()).thenComparing(byCode))))
                .toList();
    }

    /** NTILE(5) by its definition: as many below as the groups below hold. */
    private static int fifth(List<Rfm.Row> rows, Rfm.Row row, Comparator<Rfm.Row> order) {
        long below = rows.stream().filter(o -> order.compare(o, row) < 0).count();
        int group = 0;
        for (long end = 0; end <= below; group++) {
            end += rows.size() / 5 + (group < rows.size() % 5 ? 1 : 0);
        }
        return group;
    }

    List<LapsedCustomers.Row> lapsed(LapsedCustomers asked) {
        ZoneId zone = asked.zone();
        TimeRange before = TimeRange.until(asked.asOf().atStartOfDay(zone).toInstant());
        List<LapsedCustomers.Row> rows = new ArrayList<>();
        for (Customer c : world.customers()) {
            List<Sale> own = of(c, before, asked.statuses());
            Money net = Oracle.total(own);
            own.stream()
                    .map(Sale::time)
                    .max(Comparator.naturalOrder())
                    .filter(last -> c.active()
                            && net.toBigDecimal().compareTo(asked.atLeast().toBigDecimal()) >= 0)
                    .filter(last -> last.isBefore(asked.asOf()
                            .minusDays(asked.days())
                            .atStartOfDay(zone)
                            .toInstant()))
                    .ifPresent(last ->
                            rows.add(new LapsedCustomers.Row(c.id(), c.code(), c.name(), last, own.size(), net)));
        }
        rows.sort(comparing((LapsedCustomers.Row r) -> r.net().toBigDecimal())
                .reversed()
                .thenComparing(LapsedCustomers.Row::code, nullsLast(Oracle.BY_BYTES))
                .thenComparing(r -> r.user().value()));
        return rows;
    }

    List<OrderStatusMix.Row> orderStatusMix(TimeRange range) {
        Map<OrderStatus, List<Sale>> by = new EnumMap<>(OrderStatus.class);
        Stream.of(OrderStatus.values()).forEach(s -> by.put(s, world.sales(range, Set.of(s))));
        List<BigDecimal> counts =
                by.values().stream().map(s -> BigDecimal.valueOf(s.size())).toList();
        List<BigDecimal> values =
                by.values().stream().map(s -> Oracle.total(s).toBigDecimal()).toList();
        List<OrderStatusMix.Row> rows = new ArrayList<>();
        by.forEach((status, orders) -> rows.add(new OrderStatusMix.Row(
                status, orders.size(), Oracle.total(orders), share(counts, rows.size()), share(values, rows.size()))));
        return rows;
    }

    CancelRefundRate.Row cancelRefundRate(TimeRange range) {
        List<Sale> all = world.sales(range, Set.of(OrderStatus.values()));
        List<Sale> cancelled = world.sales(range, Set.of(OrderStatus.CANCELLED));
        List<Sale> refunded = world.sales(range, Set.of(OrderStatus.REFUNDED));
        return new CancelRefundRate.Row(
                all.size(),
                Oracle.total(all),
                cancelled.size(),
                Oracle.total(cancelled),
                refunded.size(),
                Oracle.total(refunded),
                ratio(BigDecimal.valueOf(cancelled.size()), all.size()),
                ratio(Oracle.total(cancelled).toBigDecimal(), Oracle.total(all).toBigDecimal()),
                ratio(BigDecimal.valueOf(refunded.size()), all.size()),
                ratio(Oracle.total(refunded).toBigDecimal(), Oracle.total(all).toBigDecimal()));
    }

    /** The share of the part at this place: hundredths are given out one by one, each to who lacks most. */
    static @Nullable BigDecimal share(List<BigDecimal> parts, int place) {
        BigDecimal whole = parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        if (whole.signum() == 0) {
            return null;
        }
        List<BigDecimal> given = new ArrayList<>();
        for (BigDecimal part : parts) {
            given.add(part.multiply(BigDecimal.valueOf(100)).divide(whole, 2, RoundingMode.FLOOR));
        }
        BigDecimal hundredth = new BigDecimal("0.01");
        List<Integer> richest = new ArrayList<>();
        while (given.stream().reduce(BigDecimal.ZERO, BigDecimal::add).compareTo(BigDecimal.valueOf(100)) < 0) {
            int most = -1;
            for (int i = 0; i < parts.size(); i++) {
                if (!richest.contains(i)
                        && (most < 0
                                || lacks(parts, given, whole, i).compareTo(lacks(parts, given, whole, most)) > 0)) {
                    most = i;
                }
            }
            given.set(most, given.get(most).add(hundredth));
            richest.add(most);
        }
        return given.get(place);
    }

    /** Times the whole, to stay exact. */
    private static BigDecimal lacks(List<BigDecimal> parts, List<BigDecimal> given, BigDecimal whole, int i) {
        return parts.get(i)
                .multiply(BigDecimal.valueOf(100))
                .subtract(given.get(i).multiply(whole));
    }

    static @Nullable BigDecimal ratio(BigDecimal part, long whole) {
        return ratio(part, BigDecimal.valueOf(whole));
    }

    static @Nullable BigDecimal ratio(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, 4, RoundingMode.HALF_UP);
    }

    private static @Nullable Money average(List<Sale> sales) {
        BigDecimal average = ratio(Oracle.total(sales).toBigDecimal(), sales.size());
        return average == null ? null : Money.of(average);
    }

    private static LocalDate date(Instant time, ZoneId zone) {
        return new Calendar(Bucket.DAY, zone).dayOf(time);
    }
}
