package io.shopsql.report.orders;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Orders by status.
 *
 * <pre>{@code
 * List<OrderStatusMix.Row> mix = shop.report(new OrderStatusMix(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders; must not choose statuses
 */
@ReportContract(
        question = "How many orders are in each status?",
        definition = """
                for each status, the number of orders, the sum of their totals, and the shares of both in percent. \
                Shares add up to 100.00 (largest remainder method; ties go to the earlier row).""",
        filter = "orders of every status placed in the range.",
        grain = "the order, with its current status.",
        order = "the order of the life cycle: pending, processing, completed, cancelled, refunded.",
        empty = "always five rows; shares are null without orders, or if all totals are zero.",
        bars = {"status", "orders"})
public record OrderStatusMix(TimeRange range) implements Report<List<OrderStatusMix.Row>> {

    /** A status. */
    public record Row(
            @Meaning("the status") OrderStatus status,
            @Meaning("number of orders") long orders,
            @Meaning("sum of their totals") Money value,

            @Meaning(value = "share of the orders; null without an order", unit = "percent") @Nullable
            BigDecimal shareOfOrders,

            @Meaning(value = "share of the value; null if all totals are zero", unit = "percent") @Nullable
            BigDecimal shareOfValue) {}

    /**
     * Checks the range.
     *
     * @throws io.shopsql.error.InvalidInput if it chooses statuses
     */
    public OrderStatusMix {
        Sales.ofEveryStatus(range);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        Map<OrderStatus, Sum> sums = sums(db, range);
        List<OrderStatus> statuses = List.of(OrderStatus.values());
        List<Sum> all = statuses.stream()
                .map(status -> sums.getOrDefault(status, Sum.NONE))
                .toList();
        var ofOrders = Ratio.shares(all.stream().map(Sum::orders).toList());
        var ofValue = Ratio.sharesOf(all.stream().map(Sum::value).toList());
        return IntStream.range(0, all.size())
                .mapToObj(i -> {
                    Sum sum = all.get(i);
                    return new Row(statuses.get(i), sum.orders(), sum.value(), ofOrders.get(i), ofValue.get(i));
                })
                .toList();
    }

    /** Number and value of the orders per status; statuses without orders are absent. */
    static Map<OrderStatus, Sum> sums(DSLContext db, TimeRange range) {
        return db.select(ORDERS.STATUS, Counts.count(), MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(ORDERS)
                .where(range.contains(ORDERS.CREATED_AT))
                .groupBy(ORDERS.STATUS)
                .fetchMap(ORDERS.STATUS, row -> new Sum(row.value2(), row.value3()));
    }

    /** Number and value of the orders of a status. */
    record Sum(long orders, Money value) {

        static final Sum NONE = new Sum(0, Money.ZERO);
    }
}
