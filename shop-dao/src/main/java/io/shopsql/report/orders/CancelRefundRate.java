package io.shopsql.report.orders;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.orders.OrderStatusMix.Sum;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.Map;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The share of orders that were cancelled or refunded.
 *
 * <pre>{@code
 * CancelRefundRate.Row rates = shop.report(new CancelRefundRate(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders; must not choose statuses
 */
@ReportContract(
        question = "How many orders are cancelled or refunded?",
        definition = """
                cancelled / placed and refunded / placed, by number and by value, half-up at four decimals: 0.0500 is \
                one in twenty.""",
        filter = "orders of every status placed in the range, whenever they were cancelled or refunded.",
        grain = "the order, with its current status.",
        order = "one row.",
        empty = "always one row; a rate is null without orders, or if all totals are zero.")
public record CancelRefundRate(TimeRange range) implements Report<CancelRefundRate.Row> {

    /** The rates, with their counts and values. */
    public record Row(
            @Meaning(value = "number of orders", unit = "orders")
            long placed,

            @Meaning("sum of their totals") Money placedValue,

            @Meaning(value = "cancelled orders", unit = "orders")
            long cancelled,

            @Meaning("sum of their totals") Money cancelledValue,

            @Meaning(value = "refunded orders", unit = "orders")
            long refunded,

            @Meaning("sum of their totals") Money refundedValue,

            @Meaning("cancelled / placed; null without an order") @Nullable
            BigDecimal cancelRate,

            @Meaning("the same by value; null if all totals are zero") @Nullable
            BigDecimal cancelRateByValue,

            @Meaning("refunded / placed; null without an order") @Nullable
            BigDecimal refundRate,

            @Meaning("the same by value; null if all totals are zero") @Nullable
            BigDecimal refundRateByValue) {}

    /**
     * Checks the range.
     *
     * @throws io.shopsql.error.InvalidInput if it chooses statuses
     */
    public CancelRefundRate {
        Sales.ofEveryStatus(range);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
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
