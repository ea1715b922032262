package io.shopsql.report.customers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.query.RowReader;
import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Total and average spending per user, including users without an order.
 *
 * <pre>{@code
 * List<SpendingPerUser.Row> users = shop.report(new SpendingPerUser(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count; all by default
 */
@ReportContract(
        question = "What did each user spend, including users without an order?",
        definition = """
                for each user, the number of orders, and the sum and the average of their totals, half-up at four \
                decimals.""",
        filter = "orders placed in the range with one of the given statuses (all unless given).",
        grain = "the order.",
        order = "spent descending, then name (by bytes), then key.",
        empty = "every user has a row; without an order, the count and the sum are zero and the average is null.",
        bars = {"name", "spent"})
public record SpendingPerUser(TimeRange range) implements Report<List<SpendingPerUser.Row>> {

    private static final Set<OrderStatus> ALL = EnumSet.allOf(OrderStatus.class);

    /** A user. */
    public record Row(
            UserId user,
            @Nullable String code,
            String name,
            long orders,
            Money spent,

            @Meaning("spent / orders; null without an order") @Nullable
            Money average) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        TimeRange counted = range.statuses().isEmpty() ? range.counting(ALL) : range;
        var sales = OrderSales.in(counted).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET);
        Field<Money> spent = sales.orZero(OrderSales.NET).as("spent");
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, sales.orZero(OrderSales.ORDERS), spent)
                        .from(sales.joinAll(USERS.ID))
                        .orderBy(spent.desc(), USERS.NAME, USERS.ID),
                mapping((user, code, name, orders, sum) ->
                        new Row(user, code, name, orders, sum, Ratio.average(sum, orders))));
    }
}
