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
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Who bought how much?
 *
 * <ul>
 *   <li><b>Definition</b>: for each user the number of sales and the sum of their totals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the order. Lines are not looked at, so that an order of two lines is one order.
 *   <li><b>Order</b>: spent descending, then name (by bytes), then key.
 *   <li><b>Nulls and empty</b>: a user without a sale is absent; without any sale the list is empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<SalesByCustomer.Row> sales = shop.report(new SalesByCustomer(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record SalesByCustomer(TimeRange range, Set<OrderStatus> statuses) implements Report<List<SalesByCustomer.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "sales-by-customer",
                    "Who bought how much?",
                    "for each user the number of sales and the sum of their totals.",
                    "orders placed in the range whose status is one of the statuses; completed unless given.",
                    "the order. Lines are not looked at, so that an order of two lines is one order.",
                    "spent descending, then name (by bytes), then key.",
                    "a user without a sale is absent; without any sale the list is empty.",
                    List.of(
                            new Column("user", "key of the user", "key"),
                            new Column("code", "customer number, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("orders", "number of sales, at least 1", "orders"),
                            new Column("spent", "sum of their totals", "currency")))
            .withChart(Chart.bars("name", "spent"));

    /**
     * A user with at least one sale.
     *
     * @param code customer number, if there is one
     * @param orders number of sales, at least 1
     * @param spent sum of their totals
     */
    public record Row(UserId user, @Nullable String code, String name, long orders, Money spent) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public SalesByCustomer {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public SalesByCustomer() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public SalesByCustomer(TimeRange range) {
        this(range, Sales.COMPLETED);
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
        // by key first: names are joined to the sums, not to the orders
        var sales = OrderSales.in(range, statuses).by(ORDERS.USER_ID, OrderSales.ORDERS, OrderSales.NET);
        Field<Money> spent = sales.get(OrderSales.NET);
        return RowReader.list(
                db.select(USERS.ID, USERS.CODE, USERS.NAME, sales.get(OrderSales.ORDERS), spent)
                        .from(sales.table())
                        .join(USERS)
                        .on(USERS.ID.eq(sales.key()))
                        .orderBy(spent.desc(), USERS.NAME, USERS.ID),
                Row::new);
    }
}
