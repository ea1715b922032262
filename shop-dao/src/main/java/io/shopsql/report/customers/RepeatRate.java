package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.when;

import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.OrderStatus;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * How many buyers come back?
 *
 * <ul>
 *   <li><b>Definition</b>: users with at least two sales / users with at least one, half-up at four decimals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order, then the user.
 *   <li><b>Nulls and empty</b>: always one row; the rate is null without a buyer.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * RepeatRate.Row repeat = shop.report(new RepeatRate(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record RepeatRate(TimeRange range, Set<OrderStatus> statuses) implements Report<RepeatRate.Row> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
            "repeat-rate",
            "How many buyers come back?",
            "users with at least two sales / users with at least one, half-up at four decimals.",
            "orders placed in the range whose status is one of the statuses; completed unless given.",
            "the order, then the user.",
            "one row",
            "always one row; the rate is null without a buyer.",
            List.of(
                    new Column("buyers", "users with at least one sale", "users"),
                    new Column("repeatBuyers", "users with at least two", "users"),
                    new Column("rate", "repeatBuyers / buyers, four decimals; null without a buyer", "ratio")));

    /**
     * The rate, and what it is made of.
     *
     * @param buyers users with at least one sale
     * @param repeatBuyers users with at least two
     * @param rate repeatBuyers / buyers, four decimals; null without a buyer
     */
    public record Row(
            long buyers, long repeatBuyers, @Nullable BigDecimal rate) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public RepeatRate {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public RepeatRate() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public RepeatRate(TimeRange range) {
        this(range, Sales.COMPLETED);
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    @Override
    public Row run(DSLContext db) {
        var buyers = OrderSales.in(range, statuses).by(ORDERS.USER_ID, OrderSales.ORDERS);
        return db.select(
                        count().coerce(SQLDataType.BIGINT),
                        count(when(buyers.get(OrderSales.ORDERS).ge(inline(2L)), inline(1)))
                                .coerce(SQLDataType.BIGINT))
                .from(buyers.table())
                .fetchSingle(row -> new Row(row.value1(), row.value2(), Ratio.of(row.value2(), row.value1())));
    }
}
