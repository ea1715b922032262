package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.report.Chart;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What did each user spend, the users without an order included?
 *
 * <ul>
 *   <li><b>Definition</b>: for each user the number of orders, the sum of their totals, and the sum / the number, half-up
 *       at four decimals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; <em>every</em> status unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Order</b>: spent descending, then name (by bytes), then key.
 *   <li><b>Nulls and empty</b>: nobody is left out; without an order the count and the sum are zero and the average null.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<SpendingPerUser.Row> users = shop.report(new SpendingPerUser(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count; at least one
 */
public record SpendingPerUser(TimeRange range, Set<OrderStatus> statuses) implements Report<List<SpendingPerUser.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "spending-per-user",
                    "What did each user spend, the users without an order included?",
                    "for each user the number of orders, the sum of their totals, and the sum / the number, "
                            + "half-up at four decimals.",
                    "orders placed in the range whose status is one of the statuses; every status unless " + "given.",
                    "the order.",
                    "spent descending, then name (by bytes), then key.",
                    "nobody is left out; without an order the count and the sum are zero and the average " + "null.",
                    List.of(
                            new Column("user", "key of the user", "key"),
                            new Column("code", "customer number, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("orders", "number of orders", "orders"),
                            new Column("spent", "sum of their totals", "currency"),
                            new Column(
                                    "average",
                                    "spent / orders, half-up at four decimals; null without an order",
                                    "currency")))
            .withChart(Chart.bars("name", "spent"));

    /**
     * A user.
     *
     * @param code customer number, if there is one
     * @param orders number of orders
     * @param spent sum of their totals
     * @param average spent / orders, half-up at four decimals; null without an order
     */
    public record Row(
            UserId user,
            @Nullable String code,
            String name,
            long orders,
            Money spent,
            @Nullable Money average) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public SpendingPerUser {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public SpendingPerUser() {
        this(TimeRange.ALL);
    }

    /** Of orders of every status. */
    public SpendingPerUser(TimeRange range) {
        this(range, EnumSet.allOf(OrderStatus.class));
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
    public List<Row> run(DSLContext db) {
        var sales = OrderSales.in(range, statuses).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET);
        Field<Money> spent = sales.orZero(OrderSales.NET).as("spent");
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, sales.orZero(OrderSales.ORDERS), spent)
                        .from(USERS)
                        .leftJoin(sales.table())
                        .on(sales.key().eq(USERS.ID))
                        .orderBy(spent.desc(), USERS.NAME, USERS.ID),
                (user, code, name, orders, sum) ->
                        new Row(user, code, name, orders, sum, orders == 0 ? null : sum.averageOver(orders)));
    }
}
