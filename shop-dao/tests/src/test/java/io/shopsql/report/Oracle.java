package io.shopsql.report;

import io.shopsql.report.Calendar.Span;
import io.shopsql.report.World.Good;
import io.shopsql.report.World.Line;
import io.shopsql.report.World.Sale;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.products.CurrentStock;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The answers of the reports, worked out in plain Java. */
final class Oracle {

    static final Comparator<String> BY_BYTES =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final World world;

    Oracle(World world) {
        this.world = world;
    }

    List<SalesByCustomer.Row> salesByCustomer(TimeRange range, Set<OrderStatus> statuses) {
        List<SalesByCustomer.Row> rows = new ArrayList<>();
        for (World.Customer c : world.customers()) {
            List<Sale> own = world.sales(range, statuses).stream()
                    .filter(s -> s.user().equals(c.id()))
                    .toList();
            if (!own.isEmpty()) {
                rows.add(new SalesByCustomer.Row(c.id(), c.code(), c.name(), own.size(), total(own)));
            }
        }
        rows.sort(Comparator.comparing((SalesByCustomer.Row r) -> r.spent().toBigDecimal())
                .reversed()
                .thenComparing(SalesByCustomer.Row::name, BY_BYTES)
                .thenComparing(r -> r.user().value()));
        return rows;
    }

    List<RevenueByPeriod.Row> revenueByPeriod(Bucket bucket, TimeRange range, Set<OrderStatus> statuses) {
        List<Sale> sales = world.sales(range, statuses);
        Calendar calendar = new Calendar(bucket, range.zone());
        Instant from = range.from();
        Instant to = range.to();
        if (from == null || to == null) {
            Instant first = sales.stream()
                    .map(Sale::time)
                    .min(Comparator.naturalOrder())
                    .orElse(null);
            Instant last = sales.stream()
                    .map(Sale::time)
                    .max(Comparator.naturalOrder())
                    .orElse(null);
            if (first == null || last == null) {
                return List.of();
            }
            List<Span> touched = calendar.whole(first, last.plus(1, ChronoUnit.MICROS));
            from = from != null ? from : touched.get(0).from();
            to = to != null ? to : touched.get(touched.size() - 1).to();
        }
        return calendar.between(from, to).stream().map(span -> row(span, sales)).toList();
    }

    private static RevenueByPeriod.Row row(Span span, List<Sale> sales) {
        List<Sale> in = sales.stream()
                .filter(s -> !s.time().isBefore(span.from()) && s.time().isBefore(span.to()))
                .toList();
        return new RevenueByPeriod.Row(span.label(), span.from(), span.to(), in.size(), units(in), total(in));
    }

    KpiSummary.Row kpiSummary(TimeRange range, Set<OrderStatus> statuses) {
        List<Sale> sales = world.sales(range, statuses);
        long buyers = sales.stream().map(Sale::user).distinct().count();
        Money net = total(sales);
        if (sales.isEmpty()) {
            return new KpiSummary.Row(0, 0, 0, net, null, null);
        }
        BigDecimal n = BigDecimal.valueOf(sales.size());
        return new KpiSummary.Row(
                sales.size(),
                buyers,
                units(sales),
                net,
                Money.of(net.toBigDecimal().divide(n, 4, RoundingMode.HALF_UP)),
                BigDecimal.valueOf(units(sales)).divide(n, 4, RoundingMode.HALF_UP));
    }

    List<TopProducts.Row> topProducts(TopProducts asked) {
        List<Sale> sales = world.sales(asked.range(), asked.range().statuses());
        List<TopProducts.Row> all = new ArrayList<>();
        for (Good good : world.goods()) {
            List<Line> lines = sales.stream()
                    .flatMap(s -> s.lines().stream())
                    .filter(l -> l.product().equals(good.id()))
                    .toList();
            if (!lines.isEmpty() || asked.unsold()) {
                BigDecimal net = lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
                long units = lines.stream().mapToLong(Line::quantity).sum();
                long orders = sales.stream().filter(s -> holds(s, good.id())).count();
                all.add(new TopProducts.Row(0, good.id(), good.sku(), good.name(), units, Money.of(net), orders));
            }
        }
        all.sort(Comparator.comparing((TopProducts.Row r) -> measured(asked, r))
                .reversed()
                .thenComparing(TopProducts.Row::sku, Comparator.nullsLast(BY_BYTES))
                .thenComparing(r -> r.product().value()));
        List<TopProducts.Row> rows = new ArrayList<>();
        for (TopProducts.Row r : all) {
            boolean tied = asked.ties()
                    && !rows.isEmpty()
                    && measured(asked, rows.get(rows.size() - 1)).compareTo(measured(asked, r)) == 0;
            if (rows.size() < asked.limit() || tied) {
                rows.add(new TopProducts.Row(
                        rows.size() + 1L, r.product(), r.sku(), r.name(), r.units(), r.net(), r.orders()));
            }
        }
        return rows;
    }

    List<CurrentStock.Row> currentStock() {
        List<CurrentStock.Row> rows = new ArrayList<>();
        for (Good good : world.goods()) {
            long stock = good.isTracked() ? world.stock(good) : 0;
            if (stock > 0) {
                rows.add(new CurrentStock.Row(good.id(), good.sku(), good.name(), Money.of(good.price()), stock));
            }
        }
        rows.sort(Comparator.comparing(CurrentStock.Row::name, BY_BYTES)
                .thenComparing(r -> r.product().value()));
        return rows;
    }

    private static BigDecimal measured(TopProducts asked, TopProducts.Row row) {
        return asked.rankBy() == TopProducts.RankBy.NET ? row.net().toBigDecimal() : BigDecimal.valueOf(row.units());
    }

    private static boolean holds(Sale sale, ProductId product) {
        return sale.lines().stream().anyMatch(l -> l.product().equals(product));
    }

    static long units(List<Sale> sales) {
        return sales.stream().mapToLong(Sale::units).sum();
    }

    static Money total(List<Sale> sales) {
        return Money.of(sales.stream().map(Sale::total).reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
