package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.report.Bucket;
import io.shopsql.report.Chart;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JoinType;
import org.jspecify.annotations.Nullable;

/**
 * What has each customer been worth, and for how long?
 *
 * <ul>
 *   <li><b>Definition</b>: for each user the first and the last sale, the number of sales, their pieces, the sum of their
 *       totals, the average total (half-up at four decimals), and the tenure: the days from the first sale to the last, as
 *       {@link Bucket#DAY} cuts them in the zone of the range; 0 for a single one.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Order</b>: net descending, then code (by bytes, those without one last), then key.
 *   <li><b>Nulls and empty</b>: a user without a sale is absent, or present with zeros and nulls if such are asked
 *       for.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<CustomerLifetime.Row> customers = shop.report(new CustomerLifetime(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 * @param everyUser whether users without a sale are listed too
 */
public record CustomerLifetime(TimeRange range, Set<OrderStatus> statuses, boolean everyUser)
        implements Report<List<CustomerLifetime.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "customer-lifetime",
                    "What has each customer been worth, and for how long?",
                    "for each user the first and the last sale, the number of sales, their pieces, the sum of "
                            + "their totals, the average total (half-up at four decimals), and the tenure: the days "
                            + "from the first sale to the last, as DAY cuts them in the zone of the range; 0 for a single one.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order.",
                    "net descending, then code (by bytes, those without one last), then key.",
                    "a user without a sale is absent, or present with zeros and nulls if such are asked " + "for.",
                    List.of(
                            new Column("user", "key of the user", "key"),
                            new Column("code", "customer number, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("first", "when the first sale was placed; null without a sale", "UTC"),
                            new Column("last", "when the last sale was placed; null without a sale", "UTC"),
                            new Column("orders", "number of sales", "orders"),
                            new Column("units", "pieces bought", "pieces"),
                            new Column("net", "sum of the totals", "currency"),
                            new Column(
                                    "averageOrderValue",
                                    "net / orders, half-up at four decimals; null without a sale",
                                    "currency"),
                            new Column(
                                    "tenureDays", "days from the first sale to the last; null without a sale", "days")))
            .withParameter("everyUser", "whether users without a sale are listed too")
            .withChart(Chart.bars("name", "net"));

    /**
     * A user.
     *
     * @param code customer number, if there is one
     * @param first when the first sale was placed; null without a sale
     * @param last when the last sale was placed; null without a sale
     * @param orders number of sales
     * @param units pieces bought
     * @param net sum of the totals
     * @param averageOrderValue net / orders, half-up at four decimals; null without a sale
     * @param tenureDays days from the first sale to the last; null without a sale
     */
    public record Row(
            UserId user,
            @Nullable String code,
            String name,
            @Nullable Instant first,
            @Nullable Instant last,
            long orders,
            long units,
            Money net,
            @Nullable Money averageOrderValue,
            @Nullable Long tenureDays) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public CustomerLifetime {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public CustomerLifetime() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public CustomerLifetime(TimeRange range) {
        this(range, Sales.COMPLETED, false);
    }

    /** The same over orders of other statuses, at least one. */
    public CustomerLifetime counting(Set<OrderStatus> statuses) {
        return new CustomerLifetime(range, statuses, everyUser);
    }

    /** The same, and with the users without a sale. */
    public CustomerLifetime withEveryUser() {
        return new CustomerLifetime(range, statuses, true);
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
        var sales = OrderSales.in(range, statuses)
                .by(
                        ORDERS.USER_ID,
                        OrderSales.FIRST_SALE,
                        OrderSales.LAST_SALE,
                        OrderSales.ORDERS,
                        OrderSales.UNITS,
                        OrderSales.NET);
        Field<Money> net = sales.orZero(OrderSales.NET).as("net");
        WallClock clock = new WallClock(range.zone());
        return RowReader.list(
                db.select(
                                USERS.ID,
                                USERS.CODE,
                                USERS.NAME,
                                sales.get(OrderSales.FIRST_SALE),
                                sales.get(OrderSales.LAST_SALE),
                                sales.orZero(OrderSales.ORDERS),
                                sales.orZero(OrderSales.UNITS),
                                net)
                        .from(USERS)
                        .join(sales.table(), everyUser ? JoinType.LEFT_OUTER_JOIN : JoinType.JOIN)
                        .on(sales.key().eq(USERS.ID))
                        .orderBy(net.desc(), USERS.CODE.asc().nullsLast(), USERS.ID),
                (user, code, name, first, last, orders, units, total) -> new Row(
                        user,
                        code,
                        name,
                        first,
                        last,
                        orders,
                        units,
                        total,
                        orders == 0 ? null : total.averageOver(orders),
                        orders == 0 ? null : clock.day(last) - clock.day(first)));
    }
}
