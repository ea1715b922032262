package io.shopsql.report.customers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.query.RowReader;
import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.internal.AsOf;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Good customers who have stopped buying.
 *
 * <pre>{@code
 * ZoneId london = ZoneId.of("Europe/London");
 * List<LapsedCustomers.Row> gone =
 *         shop.report(new LapsedCustomers(LocalDate.of(2011, 12, 10), 180, Money.of(500), london));
 * }</pre>
 *
 * @param asOf the day to count back from; its own sales are excluded
 * @param zone the time zone of the days
 * @param statuses the statuses that count as sales; at least one
 */
@ReportContract(
        question = "Which good customers have stopped buying?",
        definition = """
                each user whose last sale is more than N days before the day and whose sales total at least the \
                amount.""",
        filter = "active users; " + Sales.BEFORE_DAY,
        grain = "the order.",
        order = "net descending, then code (by bytes, nulls last), then key.",
        empty = "users without a sale are absent; the list may be empty.",
        bars = {"name", "net"})
public record LapsedCustomers(
        LocalDate asOf,

        @Meaning("last sale more than this many days ago, 1 to 36,525")
        int days,

        @Meaning("minimum sum of the sales") Money atLeast,
        ZoneId zone,
        Set<OrderStatus> statuses)
        implements Report<List<LapsedCustomers.Row>> {

    /** A customer who has stopped buying. */
    public record Row(UserId user, @Nullable String code, String name, Instant last, long orders, Money net) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the day is not in the years 1 to 9999, the days are not 1 to 36,525, or
     *     {@code statuses} is empty
     */
    public LapsedCustomers {
        statuses = AsOf.checked(asOf, days, statuses);
    }

    /** As of today in UTC, with a last sale more than 90 days ago, of any amount. */
    public LapsedCustomers() {
        this(AsOf.today(), 90, Money.ZERO, ZoneOffset.UTC);
    }

    /** Counts completed orders. */
    public LapsedCustomers(LocalDate asOf, int days, Money atLeast, ZoneId zone) {
        this(asOf, days, atLeast, zone, Sales.COMPLETED);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sales = OrderSales.in(AsOf.before(asOf, zone).counting(statuses))
                .by(ORDERS.USER_ID, OrderSales.LAST_SALE, OrderSales.ORDERS, OrderSales.NET);
        Field<Instant> last = sales.get(OrderSales.LAST_SALE);
        Field<Money> net = sales.get(OrderSales.NET);
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, last, sales.get(OrderSales.ORDERS), net)
                        .from(sales.join(USERS.ID))
                        .where(USERS.ACTIVE)
                        .and(last.lt(AsOf.start(asOf, days, zone)))
                        .and(net.ge(atLeast))
                        .orderBy(net.desc(), USERS.CODE.asc().nullsLast(), USERS.ID),
                mapping(Row::new));
    }
}
