package io.shopsql.report.customers;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.USERS;

import io.shopsql.query.RowReader;
import io.shopsql.report.OrderSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.UserId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Number and total of the sales per customer.
 *
 * <pre>{@code
 * List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "Who bought how much?",
        definition = "for each user, the number of sales and the sum of their totals.",
        filter = Sales.IN_RANGE,
        grain = "the order; one with two lines counts once.",
        order = "spent descending, then name (by bytes), then key.",
        empty = "users without a sale are absent; without sales the list is empty.",
        bars = {"name", "spent"})
public record SalesByCustomer(TimeRange range) implements Report<List<SalesByCustomer.Row>> {

    /** A user with at least one sale. */
    public record Row(UserId user, @Nullable String code, String name, long orders, Money spent) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        // aggregated by key first: names are joined to the sums, not to the orders
        var sales = OrderSales.in(range).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET);
        Field<Money> spent = sales.get(OrderSales.NET);
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, sales.get(OrderSales.ORDERS), spent)
                        .from(sales.join(USERS.ID))
                        .orderBy(spent.desc(), USERS.NAME, USERS.ID),
                mapping(Row::new));
    }
}
