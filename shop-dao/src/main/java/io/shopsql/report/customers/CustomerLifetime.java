package io.shopsql.report.customers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.report.OrderSales.FIRST_SALE;
import static io.shopsql.report.OrderSales.LAST_SALE;
import static io.shopsql.report.OrderSales.NET;
import static io.shopsql.report.OrderSales.UNITS;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.query.RowReader;
import io.shopsql.report.Meaning;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.report.internal.WallClock;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JoinType;
import org.jspecify.annotations.Nullable;

/**
 * Value and tenure of each customer.
 *
 * <pre>{@code
 * List<CustomerLifetime.Row> customers = shop.report(new CustomerLifetime(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "How much has each customer spent, and over how long?",
        definition = """
                for each user, the first and the last sale, the number of sales, their pieces, the sum and the average \
                of their totals (half-up at four decimals), and the tenure: the number of days from the first sale to \
                the last, 0 for a single sale. Days are those of DAY in the zone of the range.""",
        filter = Sales.IN_RANGE,
        grain = "the order.",
        order = "net descending, then code (by bytes, nulls last), then key.",
        empty = "users without a sale are absent; if requested, they have zeros and nulls.",
        bars = {"name", "net"})
public record CustomerLifetime(
        TimeRange range,

        @Meaning("whether to list users without a sale") boolean everyUser)
        implements Report<List<CustomerLifetime.Row>> {

    /** A user. */
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

            @Meaning("days from the first sale to the last; null without a sale") @Nullable
            Long tenureDays) {}

    /** Lists only users with a sale. */
    public CustomerLifetime(TimeRange range) {
        this(range, false);
    }

    /** Also lists users without a sale. */
    public CustomerLifetime withEveryUser() {
        return new CustomerLifetime(range, true);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sales = OrderSales.in(range).by(ORDERS.USER_ID, FIRST_SALE, LAST_SALE, OrderSales.ORDERS, UNITS, NET);
        Field<Money> net = sales.orZero(NET).as("net");
        WallClock clock = new WallClock(range.zone());
        return RowReader.list(
                db.select(
                                USERS.ID,
                                USERS.CODE,
                                USERS.NAME,
                                sales.get(FIRST_SALE),
                                sales.get(LAST_SALE),
                                sales.orZero(OrderSales.ORDERS),
                                sales.orZero(UNITS),
                                net)
                        .from(USERS)
                        .join(sales.table(), everyUser ? JoinType.LEFT_OUTER_JOIN : JoinType.JOIN)
                        .on(sales.key().eq(USERS.ID))
                        .orderBy(net.desc(), USERS.CODE.asc().nullsLast(), USERS.ID),
                mapping((user, code, name, first, last, orders, units, total) -> new Row(
                        user,
                        code,
                        name,
                        first,
                        last,
                        orders,
                        units,
                        total,
                        Ratio.average(total, orders),
                        orders == 0 ? null : clock.day(last) - clock.day(first))));
    }
}
