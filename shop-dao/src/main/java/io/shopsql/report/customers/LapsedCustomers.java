package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.report.Chart;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.internal.AsOf;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Which good customers have stopped buying?
 *
 * <ul>
 *   <li><b>Definition</b>: each user whose last sale is more than N dates before the day, and whose sales come to the amount
 *       or more.
 *   <li><b>Filter</b>: active users; orders placed before the day whose status is one of the statuses; completed unless
 *       given.
 *   <li><b>Grain</b>: the order.
 *   <li><b>Order</b>: net descending, then code (by bytes, those without one last), then key.
 *   <li><b>Nulls and empty</b>: who has never bought is absent; the list may be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * ZoneId london = ZoneId.of("Europe/London");
 * List<LapsedCustomers.Row> gone =
 *         shop.report(new LapsedCustomers(LocalDate.of(2011, 12, 10), 180, Money.of(500), london));
 * }</pre>
 *
 * @param asOf the day from which is counted back; its own sales are not looked at
 * @param days N, 1 to 36,525
 * @param atLeast what the sales come to
 * @param zone where the days begin
 * @param statuses which orders count as sales; at least one
 */
public record LapsedCustomers(LocalDate asOf, int days, Money atLeast, ZoneId zone, Set<OrderStatus> statuses)
        implements Report<List<LapsedCustomers.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "lapsed-customers",
                    "Which good customers have stopped buying?",
                    "each user whose last sale is more than N dates before the day, and whose sales come to "
                            + "the amount or more.",
                    "active users; orders placed before the day whose status is one of the statuses; "
                            + "completed unless given.",
                    "the order.",
                    "net descending, then code (by bytes, those without one last), then key.",
                    "who has never bought is absent; the list may be empty.",
                    List.of(
                            new Column("user", "key of the user", "key"),
                            new Column("code", "customer number, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("last", "when the last sale was placed", "UTC"),
                            new Column("orders", "number of sales", "orders"),
                            new Column("net", "sum of their totals", "currency")))
            .withParameter("days", "the last sale is more than so many dates ago, 1 to 36,525")
            .withParameter("atLeast", "what the sales must come to")
            .withChart(Chart.bars("name", "net"));

    /**
     * A customer who has stopped.
     *
     * @param code customer number, if there is one
     * @param last when the last sale was placed
     * @param orders number of sales
     * @param net sum of their totals
     */
    public record Row(UserId user, @Nullable String code, String name, Instant last, long orders, Money net) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the day is not in the years 1 to 9999, the days are not 1 to 36,525, or
     *     there is no status
     */
    public LapsedCustomers {
        AsOf.checked(asOf);
        AsOf.checked(days);
        statuses = Sales.checked(statuses);
    }

    /** As of today in UTC, after ninety days, whatever they spent. */
    public LapsedCustomers() {
        this(AsOf.today(), 90, Money.ZERO, ZoneOffset.UTC);
    }

    /** Of completed orders. */
    public LapsedCustomers(LocalDate asOf, int days, Money atLeast, ZoneId zone) {
        this(asOf, days, atLeast, zone, Sales.COMPLETED);
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
        var sales = OrderSales.in(AsOf.before(asOf, zone), statuses)
                .by(ORDERS.USER_ID, OrderSales.LAST_SALE, OrderSales.ORDERS, OrderSales.NET);
        Field<Instant> last = sales.get(OrderSales.LAST_SALE);
        Field<Money> net = sales.get(OrderSales.NET);
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, last, sales.get(OrderSales.ORDERS), net)
                        .from(sales.table())
                        .join(USERS)
                        .on(USERS.ID.eq(sales.key()))
                        .where(USERS.ACTIVE)
                        .and(last.lt(AsOf.start(asOf, days, zone)))
                        .and(net.ge(atLeast))
                        .orderBy(net.desc(), USERS.CODE.asc().nullsLast(), USERS.ID),
                Row::new);
    }
}
