package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import java.math.BigDecimal;
import org.jooq.DSLContext;
import org.jooq.Field;
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
            long buyers,
            long repeatBuyers,

            @Meaning("repeatBuyers / buyers; null without buyers") @Nullable
            BigDecimal rate) {}

    @Override
    public Row run(DSLContext db) {
        var buyers = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS);
        Field<Integer> again = count(when(buyers.get(OrderSales.ORDERS).ge(inline(2L)), inline(1)));
        return db.select(Counts.count(), Counts.wide(again))
                .from(buyers.table())
                .fetchSingle(mapping((all, twice) -> new Row(all, twice, Ratio.of(twice, all))));
    }
}
