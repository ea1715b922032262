package io.shopsql.command;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.report.customers.CustomerLifetime;
import io.shopsql.report.customers.RepeatRate;
import io.shopsql.report.customers.SalesByCustomer;
import io.shopsql.report.customers.TimeBetweenPurchases;
import io.shopsql.report.orders.OrderStatusMix;
import io.shopsql.report.orders.WeekdayHourHeatMap;
import io.shopsql.report.products.TopProducts;
import io.shopsql.report.revenue.KpiSummary;
import io.shopsql.report.revenue.RevenueByPeriod;
import io.shopsql.schema.type.Money;
import io.shopsql.testkit.TestShop;
import io.shopsql.tests.SharedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The single figures that are known of a file of orders, computed elsewhere: the reports say the same. */
final class OrderAnswers {

    private final Map<String, Object> answers;

    private OrderAnswers(Map<String, Object> answers) {
        this.answers = answers;
    }

    static OrderAnswers of(String folder) throws IOException {
        try (JsonParser json = new JsonFactory()
                .createParser(SharedData.path("online-retail/answers/" + folder + "/answers.json")
                        .toFile())) {
            json.nextToken();
            return new OrderAnswers(object(json));
        }
    }

    void check(TestShop shop) {
        whole(shop);
        customers(shop);
        products(shop);
        orders(shop);
    }

    private void whole(TestShop shop) {
        KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
        assertThat(kpi.orders()).isEqualTo(number("orders"));
        assertThat(kpi.buyers()).isEqualTo(number("customers"));
        assertThat(kpi.units()).isEqualTo(number("units"));
        assertThat(kpi.net()).isEqualTo(money(value("revenue")));
        assertThat(kpi.averageOrderValue())
                .isEqualTo(
                        Money.of(new BigDecimal(text("aov_exact_20dp")).setScale(Money.SCALE, RoundingMode.HALF_UP)));
        List<RevenueByPeriod.Row> months = shop.report(new RevenueByPeriod(Bucket.MONTH, TimeRange.ALL));
        assertThat(rows(months, r -> List.of(r.label(), r.net())))
                .containsExactlyElementsOf(rows(
                        entries("revenue_by_month"), e -> List.of(e.getKey(), Money.of((String) e.getValue()))));
        List<WeekdayHourHeatMap.Row> week = shop.report(new WeekdayHourHeatMap(TimeRange.ALL));
        assertThat(week.stream().mapToLong(WeekdayHourHeatMap.Row::orders).sum())
                .isEqualTo(number("orders"));
        assertThat(week.stream().map(WeekdayHourHeatMap.Row::net).reduce(Money.ZERO, Money::plus))
                .isEqualTo(money(value("revenue")));
    }

    private void customers(TestShop shop) {
        RepeatRate.Row repeat = shop.report(new RepeatRate(TimeRange.ALL));
        assertThat(repeat.repeatBuyers()).isEqualTo(number("repeat_customers"));
        assertThat(repeat.buyers() - repeat.repeatBuyers()).isEqualTo(number("customers_with_one_order"));

        TimeBetweenPurchases.Row gaps = shop.report(new TimeBetweenPurchases(TimeRange.ALL));
        Map<?, ?> days = (Map<?, ?>) value("gap_days");
        assertThat(gaps.repeatBuyers()).isEqualTo(number("repeat_customers"));
        assertThat(gaps.gaps()).isEqualTo(days.get("n"));
        assertThat(gaps.mean())
                .isEqualTo(BigDecimal.valueOf((Long) Objects.requireNonNull(days.get("sum")))
                        .divide(BigDecimal.valueOf(gaps.gaps()), 4, RoundingMode.HALF_UP));
        assertThat(gaps.p90()).isBetween(Objects.requireNonNull(gaps.median()), BigDecimal.valueOf((Long)
                Objects.requireNonNull(days.get("max"))));

        List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
        assertThat(rows(sales.subList(0, 10), r -> List.of(Objects.requireNonNull(r.code()), r.orders(), r.spent())))
                .isEqualTo(rows(lists("top10_customers"), r -> List.of(r.get(0), r.get(1), money(r.get(2)))));
        List<Object> fifth = list("pareto_top20pct_customers");
        assertThat(sales.stream()
                        .limit((Long) fifth.get(0))
                        .map(SalesByCustomer.Row::spent)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(money(fifth.get(1)));

        List<CustomerLifetime.Row> lifetimes = shop.report(new CustomerLifetime(TimeRange.ALL));
        assertThat(lifetimes.stream().map(CustomerLifetime.Row::first).min(Comparator.naturalOrder()))
                .contains(time("first_ts"));
        assertThat(lifetimes.stream().map(CustomerLifetime.Row::last).max(Comparator.naturalOrder()))
                .contains(time("last_ts"));
    }

    private void products(TestShop shop) {
        TopProducts all = new TopProducts(TimeRange.ALL).top(Integer.MAX_VALUE);
        List<TopProducts.Row> byNet = shop.report(all);
        assertThat(byNet).hasSize(Math.toIntExact(number("products")));
        assertThat(rows(byNet.subList(0, 10), r -> List.of(sku(r), r.units(), r.net(), r.orders())))
                .isEqualTo(rows(
                        lists("top10_products_revenue"), r -> List.of(r.get(0), r.get(1), money(r.get(2)), r.get(3))));
        List<TopProducts.Row> byUnits =
                shop.report(all.by(TopProducts.RankBy.UNITS).top(10));
        assertThat(rows(byUnits, r -> List.of(sku(r), r.units(), r.net())))
                .isEqualTo(rows(lists("top10_products_units"), r -> List.of(r.get(0), r.get(1), money(r.get(2)))));
        // no report ranks by orders, but each row says them
        assertThat(byNet.stream()
                        .sorted(Comparator.comparing(TopProducts.Row::orders)
                                .reversed()
                                .thenComparing(OrderAnswers::sku))
                        .limit(10)
                        .map(r -> List.<Object>of(sku(r), r.orders()))
                        .toList())
                .isEqualTo(lists("top10_products_orders"));
    }

    private void orders(TestShop shop) {
        List<OrderStatusMix.Row> mix = shop.report(new OrderStatusMix(TimeRange.ALL));
        Map<?, ?> counts = (Map<?, ?>) value("orders_by_status");
        Map<?, ?> values = (Map<?, ?>) value("revenue_by_status");
        for (OrderStatusMix.Row row : mix) {
            String status = row.status().name().toUpperCase(Locale.ROOT);
            assertThat((Object) row.orders())
                    .as(status)
                    .isEqualTo(counts.containsKey(status) ? counts.get(status) : (Object) 0L);
            assertThat(row.value())
                    .as(status)
                    .isEqualTo(values.containsKey(status) ? money(values.get(status)) : Money.ZERO);
        }
        // a report of one's own
        List<List<Object>> largest = shop.report(db -> db.select(USERS.CODE, ORDERS.TOTAL)
                .from(ORDERS)
                .join(USERS)
                .on(USERS.ID.eq(ORDERS.USER_ID))
                .orderBy(ORDERS.TOTAL.desc(), ORDERS.ID)
                .fetch(row -> List.<Object>of(row.value1(), row.value2())));
        assertThat(largest.subList(0, 5))
                .isEqualTo(rows(lists("top5_orders"), r -> List.of(r.get(1), money(r.get(2)))));
        assertThat(largest.get(0).get(1)).isEqualTo(money(value("max_order")));
        assertThat(largest.get(largest.size() - 1).get(1)).isEqualTo(money(value("min_order")));
    }

    private static String sku(TopProducts.Row row) {
        return String.valueOf(row.sku());
    }

    private static <R> List<List<Object>> rows(List<R> rows, Function<R, List<Object>> cells) {
        return rows.stream().map(cells).toList();
    }

    private Object value(String name) {
        return Objects.requireNonNull(answers.get(name), name);
    }

    private long number(String name) {
        return (Long) value(name);
    }

    private String text(String name) {
        return (String) value(name);
    }

    private static Money money(Object amount) {
        return Money.of((String) amount);
    }

    /** {@code 2010-12-01 08:26:00}, in UTC as it was imported. */
    private Instant time(String name) {
        return Instant.parse(text(name).replace(' ', 'T') + "Z");
    }

    @SuppressWarnings("unchecked") // as it was read
    private List<Object> list(String name) {
        return (List<Object>) value(name);
    }

    @SuppressWarnings("unchecked") // as it was read
    private List<List<Object>> lists(String name) {
        return (List<List<Object>>) value(name);
    }

    @SuppressWarnings("unchecked") // as it was read
    private List<Map.Entry<String, Object>> entries(String name) {
        return List.copyOf(((Map<String, Object>) value(name)).entrySet());
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            object.put(name, value(json));
        }
        return object;
    }

    private static Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(json));
                }
                yield array;
            }
            case VALUE_NUMBER_INT -> json.getLongValue();
            default -> json.getText();
        };
    }
}
