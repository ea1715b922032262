package io.shopsql.report.customers;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Categories;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import io.shopsql.schema.type.UserId;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * The best customer of each category.
 *
 * <pre>{@code
 * List<TopCustomerPerCategory.Row> top = shop.report(new TopCustomerPerCategory(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "Who buys most in each category?",
        definition = """
                for each category, the user with the highest net (quantity × unit price); of several, the one with the \
                lowest key.""",
        filter = Sales.LINES_IN_RANGE,
        grain = "the line, in the current category of its product.",
        order = "category (by bytes).",
        empty = Categories.UNNAMED + " Categories without a sale are absent. The list may be empty.",
        bars = {"category name", "net"})
public record TopCustomerPerCategory(TimeRange range) implements Report<List<TopCustomerPerCategory.Row>> {

    /** A category and its best customer. */
    public record Row(
            @Meaning("category of the products") String category,
            UserId user,
            @Nullable String code,
            String name,
            @Meaning("net of the user in the category") Money net) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        Field<String> category = Categories.category();
        var lines = select(category, ORDERS.USER_ID, ORDER_ITEMS.UNIT_PRICE, ORDER_ITEMS.QUANTITY)
                .from(ORDERS)
                .join(ORDER_ITEMS)
                .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                .join(PRODUCTS)
                .on(PRODUCTS.ID.eq(ORDER_ITEMS.PRODUCT_ID))
                .where(Sales.in(range))
                .asTable("lines");
        Field<Money> net = MoneySql.sum(
                        MoneySql.times(lines.field(ORDER_ITEMS.UNIT_PRICE), lines.field(ORDER_ITEMS.QUANTITY)))
                .as("net");
        var sums = select(lines.field(category), lines.field(ORDERS.USER_ID), net)
                .from(lines)
                .groupBy(lines.field(category), lines.field(ORDERS.USER_ID))
                .asTable("sums");
        Field<Long> place = Counts.place(
                rowNumber().over().partitionBy(sums.field(category)),
                sums.field(net).desc(),
                sums.field(ORDERS.USER_ID));
        var ranking = select(sums.field(category), sums.field(ORDERS.USER_ID), sums.field(net), place)
                .from(sums)
                .asTable("ranking");
        return db.select(ranking.field(category), USERS.ID, USERS.CODE, USERS.NAME, ranking.field(net))
                .from(ranking)
                .join(USERS)
                .on(USERS.ID.eq(ranking.field(ORDERS.USER_ID)))
                .where(ranking.field(place).eq(inline(1L)))
                .orderBy(ranking.field(category))
                .fetch(mapping(Row::new));
    }
}
