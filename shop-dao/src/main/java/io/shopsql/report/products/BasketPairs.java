package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static org.jooq.impl.DSL.count;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.rowNumber;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectCount;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Chart;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What is bought together?
 *
 * <ul>
 *   <li><b>Definition</b>: for two products the number of sales that hold both; the support, that number / all sales; the
 *       confidence, that number / the sales that hold the one, in both directions; and the lift, support / (support of the
 *       one × support of the other): above 1 where they draw each other. All half-up at four decimals.
 *   <li><b>Filter</b>: orders placed in the range whose status is one of the statuses; completed unless given. A product
 *       that stands on several lines of an order counts once.
 *   <li><b>Grain</b>: the product in an order.
 *   <li><b>Order</b>: common sales descending, then the first product, then the second: by sku (by bytes, those without one
 *       last), then key. The first product of a pair is the one that comes first in that order.
 *   <li><b>Limit</b>: pairs of at least two common sales, the first hundred, unless given. The database counts the pairs,
 *       which may be millions; only those that are answered are held in memory.
 *   <li><b>Nulls and empty</b>: the list may be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<BasketPairs.Row> pairs = shop.report(new BasketPairs(TimeRange.ALL).atLeast(5).top(20));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 * @param minOrders common sales of a pair, at least 1
 * @param limit how many pairs, at least 1
 */
public record BasketPairs(TimeRange range, Set<OrderStatus> statuses, int minOrders, int limit)
        implements Report<List<BasketPairs.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "basket-pairs",
                    "What is bought together?",
                    "for two products the number of sales that hold both; the support, that number / all "
                            + "sales; the confidence, that number / the sales that hold the one, in both directions; "
                            + "and the lift, support / (support of the one × support of the other): above 1 where they "
                            + "draw each other. All half-up at four decimals.",
                    "orders placed in the range whose status is one of the statuses; completed unless given. "
                            + "A product that stands on several lines of an order counts once.",
                    "the product in an order.",
                    "common sales descending, then the first product, then the second: by sku (by bytes, "
                            + "those without one last), then key. The first product of a pair is the one that comes "
                            + "first in that order.",
                    "the list may be empty.",
                    List.of(
                            new Column("first", "the product whose sku is the lower one", "key"),
                            new Column("firstSku", "stock code, if there is one", "text"),
                            new Column("firstName", "name of it", "text"),
                            new Column("second", "the other product", "key"),
                            new Column("secondSku", "stock code, if there is one", "text"),
                            new Column("secondName", "name of it", "text"),
                            new Column("orders", "sales that hold both", "orders"),
                            new Column("firstOrders", "sales that hold the first", "orders"),
                            new Column("secondOrders", "sales that hold the second", "orders"),
                            new Column("support", "orders / all sales, four decimals", "ratio"),
                            new Column(
                                    "firstToSecond",
                                    "orders / firstOrders, four decimals: how often who buys the first buys the second",
                                    "ratio"),
                            new Column("secondToFirst", "orders / secondOrders, four decimals", "ratio"),
                            new Column(
                                    "lift",
                                    "orders × all sales / (firstOrders × secondOrders), four decimals",
                                    "ratio")))
            .withParameter("minOrders", "common sales of a pair, at least 1")
            .withParameter("limit", "how many pairs, at least 1")
            .withChart(Chart.bars(List.of("firstName", "secondName"), "orders"));

    /**
     * A pair.
     *
     * @param first the product whose sku is the lower one
     * @param firstSku stock code, if there is one
     * @param second the other product
     * @param secondSku stock code, if there is one
     * @param orders sales that hold both
     * @param firstOrders sales that hold the first
     * @param secondOrders sales that hold the second
     * @param support orders / all sales, four decimals
     * @param firstToSecond orders / firstOrders, four decimals: how often who buys the first buys the second
     * @param secondToFirst orders / secondOrders, four decimals
     * @param lift orders × all sales / (firstOrders × secondOrders), four decimals
     */
    public record Row(
            ProductId first,
            @Nullable String firstSku,
            String firstName,
            ProductId second,
            @Nullable String secondSku,
            String secondName,
            long orders,
            long firstOrders,
            long secondOrders,
            @Nullable BigDecimal support,
            @Nullable BigDecimal firstToSecond,
            @Nullable BigDecimal secondToFirst,
            @Nullable BigDecimal lift) {}

    /**
     * Checks the components.
     *
     * @throws InvalidInput if the common sales are fewer than one, the limit is below one, or there is no status
     */
    public BasketPairs {
        statuses = Sales.checked(statuses);
        if (minOrders < 1) {
            throw new InvalidInput("minOrders", "must be at least 1, was " + minOrders);
        }
        if (limit < 1) {
            throw new InvalidInput("limit", "must be at least 1, was " + limit);
        }
    }

    /** Of all time. */
    public BasketPairs() {
        this(TimeRange.ALL);
    }

    /** The first hundred of completed orders, of at least two common sales. */
    public BasketPairs(TimeRange range) {
        this(range, Sales.COMPLETED, 2, 100);
    }

    /** The same over orders of other statuses. */
    public BasketPairs counting(Set<OrderStatus> statuses) {
        return new BasketPairs(range, statuses, minOrders, limit);
    }

    /** The same of pairs with so many common sales, at least 1. */
    public BasketPairs atLeast(int orders) {
        return new BasketPairs(range, statuses, orders, limit);
    }

    /** The same with so many pairs, at least 1. */
    public BasketPairs top(int limit) {
        return new BasketPairs(range, statuses, minOrders, limit);
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    /** Asks. Memory: a row for each pair of the answer; the pairs themselves are counted in the database. */
    @Override
    public List<Row> run(DSLContext db) {
        Field<Long> n = count().coerce(SQLDataType.BIGINT).as("n");
        var basket = name("basket")
                // grouped, not distinct: in parallel, Postgres hashes what is distinct twice, the second time in the
                // order of the first, which fills a table in clumps: minutes instead of seconds
                .as(select(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.PRODUCT_ID)
                        .from(ORDERS)
                        .join(ORDER_ITEMS)
                        .on(ORDER_ITEMS.ORDER_ID.eq(ORDERS.ID))
                        .where(Sales.in(range, statuses))
                        .groupBy(ORDER_ITEMS.ORDER_ID, ORDER_ITEMS.PRODUCT_ID));
        Field<OrderId> order = basket.field(ORDER_ITEMS.ORDER_ID);
        Field<ProductId> product = basket.field(ORDER_ITEMS.PRODUCT_ID);
        // a pair cannot stand in more sales than either of its products
        var sold = select(product, n)
                .from(basket)
                .groupBy(product)
                .having(count().ge(minOrders))
                .asTable("sold");
        Field<Long> place = rowNumber()
                .over()
                .orderBy(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID)
                .coerce(SQLDataType.BIGINT)
                .as("place");
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
        Field<Long> sales = field(selectCount().from(ORDERS).where(Sales.in(range, statuses)))
                .coerce(SQLDataType.BIGINT)
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
                .fetch(p -> row(
                        p.value1(),
                        p.value2(),
                        p.value3(),
                        p.value4(),
                        p.value5(),
                        p.value6(),
                        p.value7(),
                        p.value8(),
                        p.value9(),
                        p.value10()));
    }

    private static Row row(
            ProductId first,
            @Nullable String firstSku,
            String firstName,
            ProductId second,
            @Nullable String secondSku,
            String secondName,
            long orders,
            long firstOrders,
            long secondOrders,
            long sales) {
        BigInteger together = BigInteger.valueOf(orders).multiply(BigInteger.valueOf(sales));
        BigInteger expected = BigInteger.valueOf(firstOrders).multiply(BigInteger.valueOf(secondOrders));
        return new Row(
                first,
                firstSku,
                firstName,
                second,
                secondSku,
                secondName,
                orders,
                firstOrders,
                secondOrders,
                Ratio.of(orders, sales),
                Ratio.of(orders, firstOrders),
                Ratio.of(orders, secondOrders),
                Ratio.of(together, expected));
    }
}
