package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * The share of buyers with at least two purchases.
 *
 * <pre>{@code
 * RepeatRate.Row repeat = shop.report(new RepeatRate(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "How many buyers come back?",
        definition = "users with at least two sales / users with at least one, half-up at four decimals.",
        filter = Sales.IN_RANGE,
        grain = "the order, then the user.",
        order = "one row.",
        empty = "always one row; the rate is null without buyers.")
public record RepeatRate(TimeRange range) implements Report<RepeatRate.Row> {

    /** The rate and its two counts. */
    public record Row(
            @Meaning("users with at least one sale") long buyers,

            @Meaning("users with at least two") long repeatBuyers,

            @Meaning(value = "repeatBuyers / buyers, four decimals; null without a buyer", unit = "ratio") @Nullable
            BigDecimal rate) {}

    /** Covers all time. */
    public RepeatRate() {
        this(Sales.EVER);
    }

    @Override
    public Row run(DSLContext db) {
        var buyers = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS);
        return db.select(
                        count().coerce(SQLDataType.BIGINT),
                        count(when(buyers.get(OrderSales.ORDERS).ge(inline(2L)), inline(1)))
                                .coerce(SQLDataType.BIGINT))
                .from(buyers.table())
                .fetchSingle(row -> new Row(row.value1(), row.value2(), Ratio.of(row.value2(), row.value1())));
    }
}
