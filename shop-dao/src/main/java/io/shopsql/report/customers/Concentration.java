package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;

import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The concentration of revenue on few customers. For the n nets x in ascending order, i from 1, the Gini coefficient is
 * 2 Σ i·x / (n Σ x) − (n + 1) / n.
 *
 * <pre>{@code
 * Concentration.Row few = shop.report(new Concentration(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "How much of the revenue depends on a few customers?",
        definition = """
                the part of the net that the top tenth of the buyers brings, and the Gini coefficient of the net per \
                buyer: 0 if all buyers bring the same, near 1 if one buyer brings everything. Both half-up at four \
                decimals.""",
        filter = Sales.IN_RANGE,
        grain = "the order, then the user.",
        order = "one row.",
        empty = """
                always one row; a tenth is rounded up: of fewer than ten buyers, one is the top. Both figures are null \
                if the net is zero.""")
public record Concentration(TimeRange range) implements Report<Concentration.Row> {

    /** The figures. */
    public record Row(
            long buyers,
            Money net,
            @Meaning("a tenth of the buyers, rounded up") long topBuyers,
            @Meaning("net of the top buyers") Money topNet,

            @Meaning("topNet / net; null if the net is zero") @Nullable
            BigDecimal topPart,

            @Meaning("Gini coefficient; null if the net is zero") @Nullable
            BigDecimal gini) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public Row run(DSLContext db) {
        var sales = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.NET);
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
            weighted = weighted.add(Ratio.times(net.tenThousandths(), i++));
        }
        // one common denominator, so that the result is rounded only once
        BigInteger above = weighted.shiftLeft(1).subtract(n.add(BigInteger.ONE).multiply(sum));
        return Ratio.of(above, n.multiply(sum));
    }
}
