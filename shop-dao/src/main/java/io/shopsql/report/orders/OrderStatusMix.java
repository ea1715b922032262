package io.shopsql.report.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.count;

import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * Where do the orders stand?
 *
 * <ul>
 *   <li><b>Definition</b>: for each status the number of orders, the sum of their totals, and the shares of both in percent;
 *       each column of shares adds up to 100.00 (largest remainder; at a tie the row above).
 *   <li><b>Filter</b>: orders placed in the range, of every status.
 *   <li><b>Grain</b>: the order, with the status it has now.
 *   <li><b>Order</b>: as an order goes: pending, processing, completed, cancelled, refunded.
 *   <li><b>Nulls and empty</b>: always five rows; shares are null where there is no order, or all totals are zero.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<OrderStatusMix.Row> mix = shop.report(new OrderStatusMix(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 */
public record OrderStatusMix(TimeRange range) implements Report<List<OrderStatusMix.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "order-status-mix",
                    "Where do the orders stand?",
                    "for each status the number of orders, the sum of their totals, and the shares of both in "
                            + "percent; each column of shares adds up to 100.00 (largest remainder; at a tie the row above).",
                    "orders placed in the range, of every status.",
                    "the order, with the status it has now.",
                    "as an order goes: pending, processing, completed, cancelled, refunded.",
                    "always five rows; shares are null where there is no order, or all totals are zero.",
                    List.of(
                            new Column("status", "the status", "text"),
                            new Column("orders", "number of orders", "orders"),
                            new Column("value", "sum of their totals", "currency"),
                            new Column("shareOfOrders", "in percent; null where there is no order", "percent"),
                            new Column("shareOfValue", "in percent; null where all totals are zero", "percent")))
            .withChart(Chart.bars("status", "orders"));

    /**
     * A status.
     *
     * @param orders number of orders
     * @param value sum of their totals
     * @param shareOfOrders in percent; null where there is no order
     * @param shareOfValue in percent; null where all totals are zero
     */
    public record Row(
            OrderStatus status,
            long orders,
            Money value,
            @Nullable BigDecimal shareOfOrders,
            @Nullable BigDecimal shareOfValue) {}

    /** Of all time. */
    public OrderStatusMix() {
        this(TimeRange.ALL);
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    /**
     * Asks.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum is beyond what money holds
     */
    @Override
    public List<Row> run(DSLContext db) {
        Map<OrderStatus, Sum> sums = sums(db, range);
        List<Sum> all = new ArrayList<>();
        for (OrderStatus status : OrderStatus.values()) {
            all.add(sums.getOrDefault(status, Sum.NONE));
        }
        List<@Nullable BigDecimal> ofOrders =
                Ratio.shares(all.stream().map(Sum::orders).toList());
        List<@Nullable BigDecimal> ofValue =
                Ratio.sharesOf(all.stream().map(Sum::value).toList());
        List<Row> rows = new ArrayList<>();
        for (OrderStatus status : OrderStatus.values()) {
            int i = rows.size();
            rows.add(new Row(status, all.get(i).orders(), all.get(i).value(), ofOrders.get(i), ofValue.get(i)));
        }
        return rows;
    }

    /** Number and value of the orders of each status that has some. */
    static Map<OrderStatus, Sum> sums(DSLContext db, TimeRange range) {
        return db.select(ORDERS.STATUS, count().coerce(SQLDataType.BIGINT), MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(ORDERS)
                .where(range.contains(ORDERS.CREATED_AT))
                .groupBy(ORDERS.STATUS)
                .fetchMap(ORDERS.STATUS, row -> new Sum(row.value2(), row.value3()));
    }

    /** What the orders of a status come to. */
    record Sum(long orders, Money value) {

        static final Sum NONE = new Sum(0, Money.ZERO);
    }
}
