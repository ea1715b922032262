package io.shopsql.report.revenue;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.countDistinct;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Rolled;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jooq.Field;
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

    private static final Field<Long> BUYERS = Counts.wide(countDistinct(ORDERS.USER_ID));

    /** How many orders are read in about the time of looking for one of a user. */
    private static final long ORDERS_OF_A_LOOK_UP = 10;

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public Row run(DSLContext db) {
        return Rolled.of(db, range)
                .map(rolled -> rolledUp(db, rolled))
                .orElseGet(() -> db.select(
                                Counts.count(),
                                BUYERS,
                                Counts.piecesOrZero(ORDERS.UNITS),
                                MoneySql.sumOrZero(ORDERS.TOTAL))
                        .from(ORDERS)
                        .where(Sales.in(range))
                        .fetchSingle(mapping(KpiSummary::row)));
    }

    private Row rolledUp(DSLContext db, Rolled rolled) {
        return db.select(
                        Counts.piecesOrZero(Rolled.COUNT),
                        Counts.piecesOrZero(Rolled.UNITS),
                        MoneySql.sumOrZero(Rolled.NET),
                        field(select(Counts.count()).from(USERS)))
                .from(rolled.orders())
                .fetchSingle(
                        mapping((orders, units, net, users) -> row(orders, buyers(db, orders, users), units, net)));
    }

    /** The users with a sale: each is looked for, if they are much fewer than the sales; else the sales are read. */
    private long buyers(DSLContext db, long orders, long users) {
        return orders / ORDERS_OF_A_LOOK_UP < users
                ? db.select(BUYERS)
                        .from(ORDERS)
                        .where(Sales.in(range))
                        .fetchSingle()
                        .value1()
                // with a limit, so that Postgres does not join all orders
                : db.select(Counts.count())
                        .from(USERS)
                        .where(field(select(ORDERS.USER_ID)
                                        .from(ORDERS)
                                        .where(ORDERS.USER_ID.eq(USERS.ID))
                                        .and(Sales.in(range))
                                        .limit(1))
                                .isNotNull())
                        .fetchSingle()
                        .value1();
    }

    private static Row row(long orders, long buyers, long units, Money net) {
        return new Row(orders, buyers, units, net, Ratio.average(net, orders), Ratio.of(units, orders));
    }
}
