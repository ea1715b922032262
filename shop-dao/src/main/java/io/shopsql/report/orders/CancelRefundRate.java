package io.shopsql.report.orders;

import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.orders.OrderStatusMix.Sum;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * How many orders are cancelled or refunded?
 *
 * <ul>
 *   <li><b>Definition</b>: cancelled / placed and refunded / placed, by number and by value, half-up at four decimals:
 *       0.0500 is one in twenty.
 *   <li><b>Filter</b>: orders <em>placed</em> in the range, of every status, whenever they were cancelled or refunded.
 *   <li><b>Grain</b>: the order, with the status it has now.
 *   <li><b>Nulls and empty</b>: always one row; a rate is null where nothing was placed, or all totals are zero.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * CancelRefundRate.Row rates = shop.report(new CancelRefundRate(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 */
public record CancelRefundRate(TimeRange range) implements Report<CancelRefundRate.Row> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
            "cancel-refund-rate",
            "How many orders are cancelled or refunded?",
            "cancelled / placed and refunded / placed, by number and by value, half-up at four "
                    + "decimals: 0.0500 is one in twenty.",
            "orders placed in the range, of every status, whenever they were cancelled or refunded.",
            "the order, with the status it has now.",
            "one row",
            "always one row; a rate is null where nothing was placed, or all totals are zero.",
            List.of(
                    new Column("placed", "number of orders", "orders"),
                    new Column("placedValue", "sum of their totals", "currency"),
                    new Column("cancelled", "number of cancelled ones", "orders"),
                    new Column("cancelledValue", "sum of their totals", "currency"),
                    new Column("refunded", "number of refunded ones", "orders"),
                    new Column("refundedValue", "sum of their totals", "currency"),
                    new Column("cancelRate", "cancelled / placed, four decimals; null without an order", "ratio"),
                    new Column("cancelRateByValue", "the same by value; null where all totals are zero", "ratio"),
                    new Column("refundRate", "refunded / placed, four decimals; null without an order", "ratio"),
                    new Column("refundRateByValue", "the same by value; null where all totals are zero", "ratio")));

    /**
     * The rates, and what they are made of.
     *
     * @param placed number of orders
     * @param placedValue sum of their totals
     * @param cancelled number of cancelled ones
     * @param cancelledValue sum of their totals
     * @param refunded number of refunded ones
     * @param refundedValue sum of their totals
     * @param cancelRate cancelled / placed, four decimals; null without an order
     * @param cancelRateByValue the same by value; null where all totals are zero
     * @param refundRate refunded / placed, four decimals; null without an order
     * @param refundRateByValue the same by value; null where all totals are zero
     */
    public record Row(
            long placed,
            Money placedValue,
            long cancelled,
            Money cancelledValue,
            long refunded,
            Money refundedValue,
            @Nullable BigDecimal cancelRate,
            @Nullable BigDecimal cancelRateByValue,
            @Nullable BigDecimal refundRate,
            @Nullable BigDecimal refundRateByValue) {}

    /** Of all time. */
    public CancelRefundRate() {
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
    public Row run(DSLContext db) {
        Map<OrderStatus, Sum> sums = OrderStatusMix.sums(db, range);
        long placed = sums.values().stream().mapToLong(Sum::orders).sum();
        Money value = sums.values().stream().map(Sum::value).reduce(Money.ZERO, Money::plus);
        Sum cancelled = sums.getOrDefault(OrderStatus.CANCELLED, Sum.NONE);
        Sum refunded = sums.getOrDefault(OrderStatus.REFUNDED, Sum.NONE);
        return new Row(
                placed,
                value,
                cancelled.orders(),
                cancelled.value(),
                refunded.orders(),
                refunded.value(),
                Ratio.of(cancelled.orders(), placed),
                Ratio.of(cancelled.value(), value),
                Ratio.of(refunded.orders(), placed),
                Ratio.of(refunded.value(), value));
    }
}
