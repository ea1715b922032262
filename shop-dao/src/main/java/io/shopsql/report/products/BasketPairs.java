package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Counts;
import io.shopsql.report.internal.Limits;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * Products bought together: by default the first 100 pairs with at least two common sales. The database counts the
 * pairs, which may be millions; only those of the result are held in memory.
 *
 * <pre>{@code
 * List<BasketPairs.Row> pairs = shop.report(new BasketPairs(TimeRange.ALL).atLeast(5).top(20));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "What is bought together?",
        definition = """
                for each pair of products, the number of sales with both; the support, that number / all sales; the \
                confidence in both directions, that number / the sales with one of the two; and the lift, support / \
                (support of one × support of the other), above 1 if they attract each other. All half-up at four \
                decimals.""",
        filter = Sales.IN_RANGE + " A product on several lines of an order counts once.",
        grain = "the product in an order.",
        order = """
                common sales descending, then the first product, then the second, both by sku (by bytes, nulls last), \
                then key. The first product of a pair is the earlier one in that order.""",
        empty = "the list may be empty.",
        bars = {"firstName secondName", "orders"})
public record BasketPairs(
        TimeRange range,
        @Meaning("common sales of a pair, at least 1") int minOrders,
        @Meaning("number of pairs, at least 1") int limit)
        implements Report<List<BasketPairs.Row>> {

    /** A pair. */
    public record Row(
            @Meaning("the product with the lower sku") ProductId first,
            @Meaning("stock code, if any") @Nullable String firstSku,
            @Meaning("name of the product") String firstName,
            @Meaning("the other product") ProductId second,
            @Meaning("stock code, if any") @Nullable String secondSku,
            @Meaning("name of the product") String secondName,
            @Meaning("sales with both products") long orders,
            @Meaning("sales with the first") long firstOrders,
            @Meaning("sales with the second") long secondOrders,
            @Meaning("orders / all sales") @Nullable BigDecimal support,
            @Meaning("orders / firstOrders") @Nullable BigDecimal firstToSecond,
            @Meaning("orders / secondOrders") @Nullable BigDecimal secondToFirst,

            @Meaning("orders × all sales / (firstOrders × secondOrders)") @Nullable
            BigDecimal lift) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if {@code minOrders} or {@code limit} is below 1
     */
    public BasketPairs {
        Limits.atLeast(1, "minOrders", minOrders);
        Limits.atLeast(1, "limit", limit);
    }

    /** The first 100 pairs with at least two common sales. */
    public BasketPairs(TimeRange range) {
        this(range, 2, 100);
    }

    /** Requires the given number of common sales per pair, at least 1. */
    public BasketPairs atLeast(int orders) {
        return new BasketPairs(range, orders, limit);
    }

    /** Limits the pairs to {@code limit}, at least 1. */
    public BasketPairs top(int limit) {
        return new BasketPairs(range, minOrders, limit);
    }

    /** Runs the report. Holds only the pairs of the result in memory; the database counts the pairs. */
    @Override
    public List<Row> run(DSLContext db) {
        Field<Long> n = Counts.count().as("n");
        var basket = name("basket")
                // GROUP BY, not DISTINCT: a parallel DISTINCT on Postgres hashes twice; the second pass inserts in the
                // hash order of the first, which clusters the table: minutes instead of seconds
                .as(select(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.PRODUCT_ID)
                        .from(ORDERS)
                        .join(ORDER_ITEMS)
                        .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                        .where(Sales.in(range))
                        .groupBy(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.PRODUCT_ID));
        Field<OrderId> order = basket.field(ORDER_ITEMS.ORDER_ID);
        Field<ProductId> product = basket.field(ORDER_ITEMS.PRODUCT_ID);
        // a pair cannot have more sales than either of its products
        var sold = select(product, n)
                .from(basket)
                .groupBy(product)
                .having(count().ge(minOrders))
                .asTable("sold");
        Field<Long> place = Counts.place(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID);
        var frequent = name("frequent")
                .as(select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, sold.field(n), place)
                        .from(sold)
                        .join(PRODUCTS)
                        .on(PRODUCTS.ID.eq(sold.field(product))));
        var placed = name("placed")
                .as(select(order, frequent.field(place))
                        .from(basket)
                        .join(frequent)
                        .on(frequent.field(PRODUCTS.ID).eq(product)));
        var one = placed.as("one");
        var other = placed.as("other");
        Field<Long> first = one.field(place).as("first_place");
        Field<Long> second = other.field(place).as("second_place");
        var pairs = select(first, second, n)
                .from(one)
                .join(other)
                .on(other.field(order).eq(one.field(order)))
                .and(other.field(place).gt(one.field(place)))
                .groupBy(one.field(place), other.field(place))
                .having(count().ge(minOrders))
                .orderBy(n.desc(), first, second)
                .limit(limit)
                .asTable("pairs");
        var a = frequent.as("a");
        var b = frequent.as("b");
        Field<Long> sales = Counts.wide(field(selectCount().from(ORDERS).where(Sales.in(range))))
                .as("sales");
        return db.with(basket, frequent, placed)
                .select(
                        a.field(PRODUCTS.ID),
                        a.field(PRODUCTS.SKU),
                        a.field(PRODUCTS.NAME),
                        b.field(PRODUCTS.ID),
                        b.field(PRODUCTS.SKU),
                        b.field(PRODUCTS.NAME),
                        pairs.field(n),
                        a.field(n),
                        b.field(n),
                        sales)
                .from(pairs)
                .join(a)
                .on(a.field(place).eq(pairs.field(first)))
                .join(b)
                .on(b.field(place).eq(pairs.field(second)))
                .orderBy(pairs.field(n).desc(), pairs.field(first), pairs.field(second))
                .fetch(mapping((product1, sku1, name1, product2, sku2, name2, both, ofFirst, ofSecond, all) -> new Row(
                        product1,
                        sku1,
                        name1,
                        product2,
                        sku2,
                        name2,
                        both,
                        ofFirst,
                        ofSecond,
                        Ratio.of(both, all),
                        Ratio.of(both, ofFirst),
                        Ratio.of(both, ofSecond),
                        Ratio.of(Ratio.times(both, all), Ratio.times(ofFirst, ofSecond)))));
    }
}
