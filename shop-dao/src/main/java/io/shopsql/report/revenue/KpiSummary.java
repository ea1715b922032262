package io.shopsql.report.revenue;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
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
        definition = """
                sales, the users who bought, pieces and net; net / orders and units / orders, both half-up at four \
                decimals.""",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "one row.",
        empty = "always one row; without a sale its counts and net are zero and its two averages are null.")
public record KpiSummary(TimeRange range) implements Report<KpiSummary.Row> {

    /** The figures. */
    public record Row(
            @Meaning("number of sales") long orders,

            @Meaning("number of users with at least one") long buyers,

            @Meaning("pieces sold") long units,

            @Meaning("sum of the totals") Money net,

            @Meaning("net / orders, half-up at four decimals; null without a sale") @Nullable
            Money averageOrderValue,

            @Meaning(value = "units / orders, four decimals, half-up; null without a sale", unit = "pieces") @Nullable
            BigDecimal unitsPerOrder) {

        private static Row of(long orders, long buyers, long units, Money net) {
            return orders == 0
                    ? new Row(0, 0, 0, net, null, null)
                    : new Row(orders, buyers, units, net, net.averageOver(orders), Ratio.of(units, orders));
        }
    }

    /** Covers all time. */
    public KpiSummary() {
        this(Sales.EVER);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public Row run(DSLContext db) {
        return db.select(
                        count().coerce(SQLDataType.BIGINT),
                        countDistinct(ORDERS.USER_ID).coerce(SQLDataType.BIGINT),
                        coalesce(sum(ORDERS.UNITS).cast(SQLDataType.BIGINT), inline(0L)),
                        MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(ORDERS)
                .where(Sales.in(range))
                .fetchSingle(row -> Row.of(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
