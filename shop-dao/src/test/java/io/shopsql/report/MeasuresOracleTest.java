package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.World.Line;
import io.shopsql.report.World.Sale;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.testkit.EveryDatabase;
import io.shopsql.testkit.TestDatabase;
import io.shopsql.testkit.TestShop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every measure of both grains over generated shops, against plain Java. */
@EveryDatabase
class MeasuresOracleTest {

    private static final Map<Measure<OrderSales, ?>, Function<List<Sale>, Object>> OF_ORDERS = Map.of(
            OrderSales.ORDERS, orders -> (long) orders.size(),
            OrderSales.BUYERS, orders -> distinct(orders, Sale::user),
            OrderSales.UNITS, orders -> orders.stream().mapToLong(Sale::units).sum(),
            OrderSales.NET, orders -> Money.of(sum(orders, Sale::total)),
            OrderSales.AVERAGE_ORDER_VALUE,
                    orders -> Money.of(sum(orders, Sale::total)
                            .divide(BigDecimal.valueOf(orders.size()), 4, RoundingMode.HALF_UP)),
            OrderSales.FIRST_SALE, orders -> min(orders, Sale::time),
            OrderSales.LAST_SALE, orders -> max(orders, Sale::time));

    private static final Map<Measure<LineSales, ?>, Function<List<Sold>, Object>> OF_LINES = Map.of(
            LineSales.LINES, lines -> (long) lines.size(),
            LineSales.ORDERS, lines -> distinct(lines, Sold::invoice),
            LineSales.BUYERS, lines -> distinct(lines, sold -> sold.order().user()),
            LineSales.UNITS,
                    lines -> lines.stream()
                            .mapToLong(sold -> sold.line().quantity())
                            .sum(),
            LineSales.NET, lines -> Money.of(sum(lines, sold -> sold.line().amount())),
            LineSales.LOWEST_PRICE,
                    lines -> min(lines, sold -> Money.of(sold.line().price())),
            LineSales.HIGHEST_PRICE,
                    lines -> max(lines, sold -> Money.of(sold.line().price())),
            LineSales.FIRST_SALE, lines -> min(lines, sold -> sold.order().time()),
            LineSales.LAST_SALE, lines -> max(lines, sold -> sold.order().time()));

    private final MovableClock clock = new MovableClock();

    @AutoClose
    private final TestShop shop;

    MeasuresOracleTest(TestDatabase database) {
        shop = database.emptyShop(config -> config.clock(clock));
    }

    /** A line, and the order that it is of; {@code invoice} tells orders apart that are equal otherwise. */
    private record Sold(int invoice, Sale order, Line line) {}

    @ParameterizedTest
    @EnumSource
    void every_measure_is_as_the_oracle_has_it(Scene scene) {
        World world = Worlds.fill(shop, clock, scene);
        for (TimeRange range : scene.ranges()) {
            for (Set<OrderStatus> statuses : Scene.FILTERS) {
                String asked = range + " " + statuses + " of " + world.origin();
                List<Sale> orders = world.sales(range, statuses);
                var byUser = orders.stream().collect(groupingBy(Sale::user));
                var byStatus = orders.stream().collect(groupingBy(Sale::status));
                OF_ORDERS.forEach((measure, oracle) -> {
                    OrderSales sales = OrderSales.in(range, statuses);
                    check(asked, sales.by(ORDERS.USER_ID, measure), measure, byUser, oracle);
                    check(asked, sales.by(ORDERS.STATUS, measure), measure, byStatus, oracle);
                });
                var byProduct =
                        lines(orders).collect(groupingBy(sold -> sold.line().product()));
                var byPrice = lines(orders)
                        .collect(groupingBy(sold -> Money.of(sold.line().price())));
                OF_LINES.forEach((measure, oracle) -> {
                    LineSales sales = LineSales.in(range, statuses);
                    check(asked, sales.by(ORDER_ITEMS.PRODUCT_ID, measure), measure, byProduct, oracle);
                    check(asked, sales.by(ORDER_ITEMS.UNIT_PRICE, measure), measure, byPrice, oracle);
                });
            }
        }
    }

    private <G, K, R> void check(
            String asked,
            GroupedSales<G, K> sums,
            Measure<G, ?> measure,
            Map<K, List<R>> rows,
            Function<List<R>, Object> oracle) {
        Map<K, Object> expected = new HashMap<>();
        rows.forEach((key, group) -> expected.put(key, oracle.apply(group)));
        Map<K, Object> answer = new HashMap<>();
        shop.run(tx -> tx.db()
                .select(sums.key(), sums.get(measure))
                .from(sums.table())
                .forEach(row -> answer.put(row.value1(), row.value2())));
        assertThat(answer).as("%s %s", measure, asked).isEqualTo(expected);
    }

    private static Stream<Sold> lines(List<Sale> orders) {
        return Stream.iterate(0, i -> i < orders.size(), i -> i + 1)
                .flatMap(i -> orders.get(i).lines().stream().map(line -> new Sold(i, orders.get(i), line)));
    }

    private static <R> long distinct(List<R> rows, Function<R, ?> value) {
        return rows.stream().map(value).distinct().count();
    }

    private static <R> BigDecimal sum(List<R> rows, Function<R, BigDecimal> value) {
        return rows.stream().map(value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static <R, T extends Comparable<? super T>> T min(List<R> rows, Function<R, T> value) {
        return rows.stream().map(value).min(naturalOrder()).orElseThrow();
    }

    private static <R, T extends Comparable<? super T>> T max(List<R> rows, Function<R, T> value) {
        return rows.stream().map(value).max(naturalOrder()).orElseThrow();
    }
}
