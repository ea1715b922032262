package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopsql.report.World.Line;
import io.shopsql.report.World.Sale;
import io.shopsql.schema.tables.records.OrderItemsRecord;
import io.shopsql.schema.tables.records.OrdersRecord;
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
import java.util.stream.IntStream;
import org.jooq.Result;
import org.jooq.TableField;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every measure of both grains over generated shops, against plain Java. */
@EveryDatabase
@Tag("long")
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
                OrderSales sales = OrderSales.in(range.counting(statuses));
                check(asked, all(sales, ORDERS.USER_ID), OF_ORDERS, orders, Sale::user);
                check(asked, all(sales, ORDERS.STATUS), OF_ORDERS, orders, Sale::status);
                LineSales sold = LineSales.in(range.counting(statuses));
                List<Sold> lines = lines(orders);
                check(
                        asked,
                        all(sold, ORDER_ITEMS.PRODUCT_ID),
                        OF_LINES,
                        lines,
                        s -> s.line().product());
                check(
                        asked,
                        all(sold, ORDER_ITEMS.UNIT_PRICE),
                        OF_LINES,
                        lines,
                        s -> Money.of(s.line().price()));
            }
        }
    }

    private static <K> GroupedSales<OrderSales, K> all(OrderSales sales, TableField<OrdersRecord, K> key) {
        return sales.by(
                key,
                OrderSales.ORDERS,
                OrderSales.BUYERS,
                OrderSales.UNITS,
                OrderSales.NET,
                OrderSales.AVERAGE_ORDER_VALUE,
                OrderSales.FIRST_SALE,
                OrderSales.LAST_SALE);
    }

    private static <K> GroupedSales<LineSales, K> all(LineSales sales, TableField<OrderItemsRecord, K> key) {
        return sales.by(
                key,
                LineSales.LINES,
                LineSales.ORDERS,
                LineSales.BUYERS,
                LineSales.UNITS,
                LineSales.NET,
                LineSales.LOWEST_PRICE,
                LineSales.HIGHEST_PRICE,
                LineSales.FIRST_SALE,
                LineSales.LAST_SALE);
    }

    private <G, K, R> void check(
            String asked,
            GroupedSales<G, K> sums,
            Map<Measure<G, ?>, Function<List<R>, Object>> oracle,
            List<R> rows,
            Function<R, K> key) {
        Map<K, List<R>> groups = rows.stream().collect(groupingBy(key));
        Result<?> answer = shop.report(db -> db.selectFrom(sums.table()).fetch());
        oracle.forEach((measure, expected) -> {
            Map<K, Object> figures = new HashMap<>();
            groups.forEach((k, group) -> figures.put(k, expected.apply(group)));
            assertThat(answer.intoMap(sums.key(), sums.get(measure)))
                    .as("%s %s", measure, asked)
                    .isEqualTo(figures);
        });
    }

    private static List<Sold> lines(List<Sale> orders) {
        return IntStream.range(0, orders.size())
                .boxed()
                .flatMap(i -> orders.get(i).lines().stream().map(line -> new Sold(i, orders.get(i), line)))
                .toList();
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
