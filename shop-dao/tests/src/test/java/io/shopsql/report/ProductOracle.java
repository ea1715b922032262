package io.shopsql.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsFirst;
import static java.util.Comparator.nullsLast;

import io.shopsql.report.World.Good;
import io.shopsql.report.World.Line;
import io.shopsql.report.World.Sale;
import io.shopsql.report.products.AbcProducts;
import io.shopsql.report.products.CategoryMix;
import io.shopsql.report.products.DaysOfCover;
import io.shopsql.report.products.DeadStock;
import io.shopsql.report.products.LowStock;
import io.shopsql.report.products.StockValueByCategory;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The answers of the reports on products, worked out in plain Java. */
final class ProductOracle {

    /** Codes, then keys. */
    private static final Comparator<Good> BY_SKU =
            comparing(Good::sku, nullsLast(Oracle.BY_BYTES)).thenComparing(g -> g.id().value());

    private final World world;
    private final List<Good> goods;

    ProductOracle(World world) {
        this.world = world;
        this.goods = world.goods().stream().sorted(BY_SKU).toList();
    }

    private List<Line> lines(ProductId product, TimeRange range, Set<OrderStatus> statuses) {
        return world.sales(range, statuses).stream()
                .flatMap(s -> s.lines().stream())
                .filter(l -> l.product().equals(product))
                .toList();
    }

    private static BigDecimal net(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static long units(List<Line> lines) {
        return lines.stream().mapToLong(Line::quantity).sum();
    }

    static String category(Good good) {
        String category = good.category();
        return category == null || category.isEmpty() ? "(none)" : category;
    }

    List<CategoryMix.Row> categoryMix(TimeRange range, Set<OrderStatus> statuses) {
        List<CategoryMix.Row> rows = new ArrayList<>();
        for (String category :
                goods.stream().map(ProductOracle::category).distinct().toList()) {
            List<Line> lines = goods.stream()
                    .filter(g -> category(g).equals(category))
                    .flatMap(g -> lines(g.id(), range, statuses).stream())
                    .toList();
            if (!lines.isEmpty()) {
                rows.add(new CategoryMix.Row(category, units(lines), Money.of(net(lines)), null));
            }
        }
        rows.sort(comparing((CategoryMix.Row r) -> r.net().toBigDecimal())
                .reversed()
                .thenComparing(CategoryMix.Row::category, Oracle.BY_BYTES));
        List<BigDecimal> nets = rows.stream().map(r -> r.net().toBigDecimal()).toList();
        List<CategoryMix.Row> shared = new ArrayList<>();
        for (CategoryMix.Row r : rows) {
            shared.add(
                    new CategoryMix.Row(r.category(), r.units(), r.net(), CustomerOracle.share(nets, shared.size())));
        }
        return shared;
    }

    List<LowStock.Row> lowStock(long threshold) {
        return goods.stream()
                .filter(Good::active)
                .filter(Good::isTracked)
                .filter(g -> world.stock(g) <= threshold)
                .map(g -> new LowStock.Row(g.id(), g.sku(), g.name(), world.stock(g)))
                .sorted(comparing(LowStock.Row::stock))
                .toList();
    }

    List<DaysOfCover.Row> daysOfCover(LocalDate asOf, int days, ZoneId zone, Set<OrderStatus> statuses) {
        TimeRange range = new TimeRange(
                asOf.minusDays(days).atStartOfDay(zone).toInstant(),
                asOf.atStartOfDay(zone).toInstant(),
                zone);
        return goods.stream()
                .filter(Good::active)
                .filter(Good::isTracked)
                .map(g -> {
                    long stock = world.stock(g);
                    long units = units(lines(g.id(), range, statuses));
                    BigDecimal cover = null;
                    if (stock == 0) {
                        cover = new BigDecimal("0.0");
                    } else if (units > 0) {
                        cover = BigDecimal.valueOf(stock * days)
                                .divide(BigDecimal.valueOf(units), 1, RoundingMode.HALF_UP);
                    }
                    return new DaysOfCover.Row(g.id(), g.sku(), g.name(), stock, units, cover);
                })
                .sorted(comparing(DaysOfCover.Row::cover, nullsLast(naturalOrder())))
                .toList();
    }

    List<AbcProducts.Row> abc(TimeRange range, Set<OrderStatus> statuses) {
        List<Good> sold = goods.stream()
                .filter(g -> !lines(g.id(), range, statuses).isEmpty())
                .sorted(comparing(
                        (Good g) -> net(lines(g.id(), range, statuses)).negate()))
                .toList();
        BigDecimal whole =
                sold.stream().map(g -> net(lines(g.id(), range, statuses))).reduce(BigDecimal.ZERO, BigDecimal::add);
        List<AbcProducts.Row> rows = new ArrayList<>();
        BigDecimal sum = BigDecimal.ZERO;
        for (Good g : sold) {
            List<Line> lines = lines(g.id(), range, statuses);
            sum = sum.add(net(lines));
            AbcProducts.Grade grade = AbcProducts.Grade.C;
            if (rows.isEmpty() || sum.compareTo(whole.multiply(new BigDecimal("0.80"))) <= 0) {
                grade = AbcProducts.Grade.A;
            } else if (sum.compareTo(whole.multiply(new BigDecimal("0.95"))) <= 0) {
                grade = AbcProducts.Grade.B;
            }
            rows.add(new AbcProducts.Row(
                    rows.size() + 1L,
                    g.id(),
                    g.sku(),
                    g.name(),
                    units(lines),
                    Money.of(net(lines)),
                    CustomerOracle.ratio(sum, whole),
                    grade));
        }
        for (Good g : goods) {
            if (!sold.contains(g)) {
                rows.add(new AbcProducts.Row(
                        rows.size() + 1L, g.id(), g.sku(), g.name(), 0, Money.ZERO, null, AbcProducts.Grade.U));
            }
        }
        return rows;
    }

    List<DeadStock.Row> deadStock(LocalDate asOf, int days, ZoneId zone, Set<OrderStatus> statuses) {
        TimeRange before = TimeRange.until(asOf.atStartOfDay(zone).toInstant());
        Instant since = asOf.minusDays(days).atStartOfDay(zone).toInstant();
        List<DeadStock.Row> rows = new ArrayList<>();
        for (Good g : goods.stream().filter(Good::isTracked).toList()) {
            Instant last = world.sales(before, statuses).stream()
                    .filter(s -> s.lines().stream().anyMatch(l -> l.product().equals(g.id())))
                    .map(Sale::time)
                    .max(naturalOrder())
                    .orElse(null);
            long stock = world.stock(g);
            if (stock > 0 && (last == null || last.isBefore(since))) {
                Money tiedUp = Money.of(g.price().multiply(BigDecimal.valueOf(stock)));
                rows.add(new DeadStock.Row(g.id(), g.sku(), g.name(), stock, Money.of(g.price()), tiedUp, last));
            }
        }
        rows.sort(comparing(DeadStock.Row::lastSold, nullsFirst(naturalOrder())));
        return rows;
    }

    List<StockValueByCategory.Row> stockValue() {
        List<StockValueByCategory.Row> rows = new ArrayList<>();
        List<String> categories = goods.stream()
                .map(ProductOracle::category)
                .distinct()
                .sorted(Oracle.BY_BYTES)
                .toList();
        for (String category : categories) {
            List<Good> in = goods.stream()
                    .filter(g -> category(g).equals(category))
                    .filter(Good::isTracked)
                    .filter(g -> world.stock(g) > 0)
                    .toList();
            if (!in.isEmpty()) {
                BigDecimal value = in.stream()
                        .map(g -> g.price().multiply(BigDecimal.valueOf(world.stock(g))))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
                long stock = in.stream().mapToLong(world::stock).sum();
                rows.add(new StockValueByCategory.Row(category, in.size(), stock, Money.of(value), null));
            }
        }
        rows.sort(comparing(
                (StockValueByCategory.Row r) -> r.value().toBigDecimal().negate()));
        List<BigDecimal> values =
                rows.stream().map(r -> r.value().toBigDecimal()).toList();
        List<StockValueByCategory.Row> shared = new ArrayList<>();
        for (StockValueByCategory.Row r : rows) {
            BigDecimal share = CustomerOracle.share(values, shared.size());
            shared.add(new StockValueByCategory.Row(r.category(), r.products(), r.stock(), r.value(), share));
        }
        return shared;
    }
}
