package io.shopsql.report;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.ReportMeta.Column;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
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
        Field<Long> orders = count().coerce(SQLDataType.BIGINT).as("orders");
        Field<Money> spent = MoneySql.sum(ORDERS.TOTAL).as("spent");
        var sums = select(ORDERS.USER_ID, orders, spent)
                .from(ORDERS)
                .where(Sales.in(range, statuses))
                .groupBy(ORDERS.USER_ID)
                .asTable("sums");
        Field<Long> ordersOrNone = coalesce(sums.field(orders), inline(0L)).as("orders");
        Field<Money> spentOrNone =
                coalesce(sums.field(spent), inline(Money.ZERO, MoneySql.MONEY)).as("spent");
        return db.select(USERS.ID, USERS.CODE, USERS.NAME, ordersOrNone, spentOrNone)
                .from(USERS)
                .leftJoin(sums)
                .on(sums.field(ORDERS.USER_ID).eq(USERS.ID))
                .orderBy(spentOrNone.desc(), USERS.NAME, USERS.ID)
                .fetch(row -> new Row(
                        row.value1(),
                        row.value2(),
                        row.value3(),
                        row.value4(),
                        row.value5(),
                        row.value4() == 0 ? null : row.value5().averageOver(row.value4())));
    }
}
