package io.shopsql.report;

import static java.util.Comparator.comparing;
import static java.util.Comparator.nullsLast;

import io.shopsql.report.World.Customer;
import io.shopsql.report.World.Good;
import io.shopsql.report.World.Line;
import io.shopsql.report.World.Sale;
import io.shopsql.report.customers.Concentration;
import io.shopsql.report.customers.TopCustomerPerCategory;
import io.shopsql.report.orders.OrderSizeHistogram;
import io.shopsql.report.products.BasketPairs;
import io.shopsql.report.products.PriceDrift;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** The answers of the reports on what is sold to whom, worked out in plain Java. */
final class SalesOracle {

    private static final Comparator<Good> BY_SKU =
            comparing(Good::sku, nullsLast(Oracle.BY_BYTES)).thenComparing(g -> g.id().value());

    private final World world;
    private final List<Sale> sales;
    private final List<Good> goods;

    SalesOracle(World world, TimeRange range, Set<OrderStatus> statuses) {
        this.world = world;
        this.sales = world.sales(range, statuses);
        this.goods = world.goods().stream().sorted(BY_SKU).toList();
    }

    List<PriceDrift.Row> priceDrift() {
        List<PriceDrift.Row> rows = new ArrayList<>();
        for (Good g : goods) {
            List<BigDecimal> pieces = new ArrayList<>();
            for (Line l : lines(g.id())) {
                for (int i = 0; i < l.quantity(); i++) {
                    pieces.add(l.price());
                }
            }
            if (!pieces.isEmpty()) {
                BigDecimal average = pieces.stream()
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .divide(BigDecimal.valueOf(pieces.size()), 4, RoundingMode.HALF_UP);
                rows.add(new PriceDrift.Row(
                        g.id(),
                        g.sku(),
                        g.name(),
                        Money.of(pieces.stream().min(Comparator.naturalOrder()).orElseThrow()),
                        Money.of(pieces.stream().max(Comparator.naturalOrder()).orElseThrow()),
                        Money.of(average),
                        Money.of(g.price()),
                        CustomerOracle.ratio(g.price().subtract(average), average)));
            }
        }
        return rows;
    }

    private List<Line> lines(ProductId product) {
        return sales.stream()
                .flatMap(s -> s.lines().stream())
                .filter(l -> l.product().equals(product))
                .toList();
    }

    List<TopCustomerPerCategory.Row> topCustomers() {
        List<TopCustomerPerCategory.Row> rows = new ArrayList<>();
        goods.stream()
                .map(ProductOracle::category)
                .distinct()
                .sorted(Oracle.BY_BYTES)
                .forEach(category -> world.customers().stream()
                        .filter(c -> !bought(c, category).isEmpty())
                        .min(comparing((Customer c) -> amount(bought(c, category)))
                                .reversed()
                                .thenComparing(c -> c.id().value()))
                        .ifPresent(c -> rows.add(new TopCustomerPerCategory.Row(
                                category, c.id(), c.code(), c.name(), Money.of(amount(bought(c, category)))))));
        return rows;
    }

    private List<Line> bought(Customer customer, String category) {
        return sales.stream()
                .filter(s -> s.user().equals(customer.id()))
                .flatMap(s -> s.lines().stream())
                .filter(l -> goods.stream()
                        .anyMatch(g -> g.id().equals(l.product())
                                && ProductOracle.category(g).equals(category)))
                .toList();
    }

    private static BigDecimal amount(List<Line> lines) {
        return lines.stream().map(Line::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    Concentration.Row concentration() {
        List<BigDecimal> nets = world.customers().stream()
                .map(c -> sales.stream().filter(s -> s.user().equals(c.id())).toList())
                .filter(own -> !own.isEmpty())
                .map(own -> Oracle.total(own).toBigDecimal())
                .sorted(Comparator.reverseOrder())
                .toList();
        BigDecimal net = nets.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int top = nets.size() / 10 + (nets.size() % 10 == 0 ? 0 : 1);
        BigDecimal topNet = nets.stream().limit(top).reduce(BigDecimal.ZERO, BigDecimal::add);
        // Gini by its definition: the mean difference between any two, over twice the mean
        BigDecimal differences = BigDecimal.ZERO;
        for (BigDecimal one : nets) {
            for (BigDecimal other : nets) {
                differences = differences.add(one.subtract(other).abs());
            }
        }
        BigDecimal gini = CustomerOracle.ratio(differences, net.multiply(BigDecimal.valueOf(2L * nets.size())));
        return new Concentration.Row(
                nets.size(), Money.of(net), top, Money.of(topNet), CustomerOracle.ratio(topNet, net), gini);
    }

    List<OrderSizeHistogram.Row> orderSizes() {
        List<OrderSizeHistogram.Row> rows = new ArrayList<>();
        for (String band : "1 2 3 4-5 6-10 11-20 21-50 51+".split(" ", -1)) {
            rows.add(band(
                    OrderSizeHistogram.SizeMeasure.LINES,
                    band,
                    sales.stream()
                            .map(s -> BigDecimal.valueOf(s.lines().size()))
                            .toList()));
        }
        for (String band : "1 2-5 6-10 11-50 51-100 101-500 501+".split(" ", -1)) {
            rows.add(band(
                    OrderSizeHistogram.SizeMeasure.UNITS,
                    band,
                    sales.stream().map(s -> BigDecimal.valueOf(s.units())).toList()));
        }
        for (String band : "0-10 10-25 25-50 50-100 100-250 250-500 500-1000 1000-5000 5000+".split(" ", -1)) {
            rows.add(band(
                    OrderSizeHistogram.SizeMeasure.VALUE,
                    band,
                    sales.stream().map(Sale::total).toList()));
        }
        return rows;
    }

    private static OrderSizeHistogram.Row band(
            OrderSizeHistogram.SizeMeasure measure, String band, List<BigDecimal> sizes) {
        String[] ends = band.replace("+", "").split("-", -1);
        BigDecimal from = new BigDecimal(ends[0]);
        boolean open = band.endsWith("+");
        BigDecimal to = new BigDecimal(ends[ends.length - 1]);
        boolean toIncluded = measure != OrderSizeHistogram.SizeMeasure.VALUE;
        long orders = sizes.stream()
                .filter(size -> size.compareTo(from) >= 0)
                .filter(size -> open || size.compareTo(to) < 0 || (toIncluded && size.compareTo(to) == 0))
                .count();
        return new OrderSizeHistogram.Row(measure, band, orders);
    }

    List<BasketPairs.Row> pairs(int minOrders, int limit) {
        List<BasketPairs.Row> rows = new ArrayList<>();
        for (int i = 0; i < goods.size(); i++) {
            for (int j = i + 1; j < goods.size(); j++) {
                Good a = goods.get(i);
                Good b = goods.get(j);
                long both =
                        sales.stream().filter(s -> holds(s, a) && holds(s, b)).count();
                long as = sales.stream().filter(s -> holds(s, a)).count();
                long bs = sales.stream().filter(s -> holds(s, b)).count();
                if (both >= minOrders) {
                    BigDecimal n = BigDecimal.valueOf(both);
                    BigDecimal all = BigDecimal.valueOf(sales.size());
                    rows.add(new BasketPairs.Row(
                            a.id(),
                            a.sku(),
                            a.name(),
                            b.id(),
                            b.sku(),
                            b.name(),
                            both,
                            as,
                            bs,
                            CustomerOracle.ratio(n, all),
                            CustomerOracle.ratio(n, as),
                            CustomerOracle.ratio(n, bs),
                            CustomerOracle.ratio(n.multiply(all), as * bs)));
                }
            }
        }
        rows.sort(comparing(BasketPairs.Row::orders).reversed());
        return rows.subList(0, Math.min(limit, rows.size()));
    }

    private static boolean holds(Sale sale, Good good) {
        return sale.lines().stream().anyMatch(l -> l.product().equals(good.id()));
    }
}
