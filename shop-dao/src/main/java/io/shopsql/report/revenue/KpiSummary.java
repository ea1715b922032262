package io.shopsql.report.revenue;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.countDistinct;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The six key figures of a time range.
 *
 * <pre>{@code
 * KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "How is the shop doing, in six figures?",
        definition = "sales, buyers, pieces and net; net / orders and units / orders, both half-up at four decimals.",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "one row.",
        empty = "always one row; without sales, the counts and the net are zero and the two averages are null.")
public record KpiSummary(TimeRange range) implements Report<KpiSummary.Row> {

    /** The figures. */
    public record Row(
            long orders,
            long buyers,
            long units,
            Money net,
            @Nullable Money averageOrderValue,

            @Meaning(value = "units / orders; null without a sale", unit = "pieces") @Nullable
            BigDecimal unitsPerOrder) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public Row run(DSLContext db) {
        return db.select(
                        Counts.count(),
                        Counts.wide(countDistinct(ORDERS.USER_ID)),
                        Counts.piecesOrZero(ORDERS.UNITS),
                        MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(ORDERS)
                .where(Sales.in(range))
                .fetchSingle(mapping((orders, buyers, units, net) ->
                        new Row(orders, buyers, units, net, Ratio.average(net, orders), Ratio.of(units, orders))));
    }
}
