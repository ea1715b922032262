package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * How much hangs on a few customers?
 *
 * <ul>
 *   <li><b>Definition</b>: the part of the net that the top tenth of the buyers brings, and the Gini coefficient of the net
 *       per buyer: 0 where all bring the same, near 1 where one brings all. With the nets x in ascending order, i from 1, it
 *       is 2 Σ i·x / (n Σ x) − (n + 1) / n. Both half-up at four decimals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order, then the user.
 *   <li><b>Nulls and empty</b>: always one row; a tenth is rounded up, so that of fewer than ten buyers it is one; both
 *       figures are null where the net is zero.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * Concentration.Row few = shop.report(new Concentration(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record Concentration(TimeRange range, Set<OrderStatus> statuses) implements Report<Concentration.Row> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
            "concentration",
            "How much hangs on a few customers?",
            "the part of the net that the top tenth of the buyers brings, and the Gini coefficient of "
                    + "the net per buyer: 0 where all bring the same, near 1 where one brings all. With the "
                    + "nets x in ascending order, i from 1, it is 2 Σ i·x / (n Σ x) − (n + 1) / n. Both half-up "
                    + "at four decimals.",
            "orders placed in the range whose status is one of the statuses; completed unless given.",
            "the order, then the user.",
            "one row",
            "always one row; a tenth is rounded up, so that of fewer than ten buyers it is one; both "
                    + "figures are null where the net is zero.",
            List.of(
                    new Column("buyers", "users with at least one sale", "users"),
                    new Column("net", "sum of the totals", "currency"),
                    new Column("topBuyers", "a tenth of the buyers, rounded up", "users"),
                    new Column("topNet", "what they bring", "currency"),
                    new Column("topPart", "topNet / net, four decimals; null where the net is zero", "ratio"),
                    new Column(
                            "gini",
                            "coefficient of the net per buyer, four decimals; null where the net is zero",
                            "ratio")));

    /**
     * The figures.
     *
     * @param buyers users with at least one sale
     * @param net sum of the totals
     * @param topBuyers a tenth of the buyers, rounded up
     * @param topNet what they bring
     * @param topPart topNet / net, four decimals; null where the net is zero
     * @param gini coefficient of the net per buyer, four decimals; null where the net is zero
     */
    public record Row(
            long buyers,
            Money net,
            long topBuyers,
            Money topNet,
            @Nullable BigDecimal topPart,
            @Nullable BigDecimal gini) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public Concentration {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public Concentration() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public Concentration(TimeRange range) {
        this(range, Sales.COMPLETED);
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
        var sales = OrderSales.in(range, statuses).by(ORDERS.USER_ID, OrderSales.NET);
        Field<Money> spent = sales.get(OrderSales.NET);
        List<Money> nets = db.select(spent).from(sales.table()).orderBy(spent).fetch(spent);
        int buyers = nets.size();
        int top = (buyers + 9) / 10;
        Money net = nets.stream().reduce(Money.ZERO, Money::plus);
        Money topNet = nets.subList(buyers - top, buyers).stream().reduce(Money.ZERO, Money::plus);
        return new Row(buyers, net, top, topNet, Ratio.of(topNet, net), gini(nets));
    }

    private static @Nullable BigDecimal gini(List<Money> ascending) {
        BigInteger n = BigInteger.valueOf(ascending.size());
        BigInteger sum = Ratio.sum(ascending);
        BigInteger weighted = BigInteger.ZERO;
        long i = 1;
        for (Money net : ascending) {
            weighted = weighted.add(BigInteger.valueOf(net.tenThousandths()).multiply(BigInteger.valueOf(i++)));
        }
        // over one denominator, so that it is rounded once
        BigInteger above = weighted.shiftLeft(1).subtract(n.add(BigInteger.ONE).multiply(sum));
        return Ratio.of(above, n.multiply(sum));
    }
}
