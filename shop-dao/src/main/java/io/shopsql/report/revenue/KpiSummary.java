package io.shopsql.report.revenue;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * How does the shop do, in six figures?
 *
 * <ul>
 *   <li><b>Definition</b>: sales, the users who bought, pieces and net; net / orders and units / orders, both half-up at
 *       four decimals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Nulls and empty</b>: always one row; without a sale its counts and net are zero and its two averages null.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * KpiSummary.Row kpi = shop.report(new KpiSummary(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record KpiSummary(TimeRange range, Set<OrderStatus> statuses) implements Report<KpiSummary.Row> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
            "kpi-summary",
            "How does the shop do, in six figures?",
            "sales, the users who bought, pieces and net; net / orders and units / orders, both "
                    + "half-up at four decimals.",
            "orders placed in the range whose status is one of the statuses; completed unless given.",
            "the order.",
            "one row",
            "always one row; without a sale its counts and net are zero and its two averages null.",
            List.of(
                    new Column("orders", "number of sales", "orders"),
                    new Column("buyers", "number of users with at least one", "users"),
                    new Column("units", "pieces sold", "pieces"),
                    new Column("net", "sum of the totals", "currency"),
                    new Column(
                            "averageOrderValue",
                            "net / orders, half-up at four decimals; null without a sale",
                            "currency"),
                    new Column(
                            "unitsPerOrder", "units / orders, four decimals, half-up; null without a sale", "pieces")));

    /**
     * The figures.
     *
     * @param orders number of sales
     * @param buyers number of users with at least one
     * @param units pieces sold
     * @param net sum of the totals
     * @param averageOrderValue net / orders, half-up at four decimals; null without a sale
     * @param unitsPerOrder units / orders, four decimals, half-up; null without a sale
     */
    public record Row(
            long orders,
            long buyers,
            long units,
            Money net,
            @Nullable Money averageOrderValue,
            @Nullable BigDecimal unitsPerOrder) {

        private static Row of(long orders, long buyers, long units, Money net) {
            return orders == 0
                    ? new Row(0, 0, 0, net, null, null)
                    : new Row(orders, buyers, units, net, net.averageOver(orders), Ratio.of(units, orders));
        }
    }

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public KpiSummary {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public KpiSummary() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public KpiSummary(TimeRange range) {
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
        return db.select(
                        count().coerce(SQLDataType.BIGINT),
                        countDistinct(ORDERS.USER_ID).coerce(SQLDataType.BIGINT),
                        coalesce(sum(ORDERS.UNITS).cast(SQLDataType.BIGINT), inline(0L)),
                        MoneySql.sumOrZero(ORDERS.TOTAL))
                .from(ORDERS)
                .where(Sales.in(range, statuses))
                .fetchSingle(row -> Row.of(row.value1(), row.value2(), row.value3(), row.value4()));
    }
}
