package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.report.Chart;
import io.shopsql.report.LineSales;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderStatus;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * At what prices did the goods sell, against the price of today?
 *
 * <ul>
 *   <li><b>Definition</b>: for each product the lowest and the highest unit price, the average weighted by quantity (net /
 *       units, half-up at four decimals), and how far today's price is above that: (price − average) / average, from the
 *       rounded average, half-up at four decimals.
 *   <li><b>Filter</b>: lines of orders placed in the range whose status is one of the statuses; completed unless given.
 *   <li><b>Grain</b>: the line.
 *   <li><b>Order</b>: sku (by bytes, those without one last), then key.
 *   <li><b>Nulls and empty</b>: a product without a sale is absent; the drift is null where the average is zero; the list may
 *       be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<PriceDrift.Row> prices = shop.report(new PriceDrift(TimeRange.ALL));
 * }</pre>
 *
 * @param range when the orders were placed
 * @param statuses which orders count as sales; at least one
 */
public record PriceDrift(TimeRange range, Set<OrderStatus> statuses) implements Report<List<PriceDrift.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "price-drift",
                    "At what prices did the goods sell, against the price of today?",
                    "for each product the lowest and the highest unit price, the average weighted by quantity "
                            + "(net / units, half-up at four decimals), and how far today's price is above that: (price "
                            + "− average) / average, from the rounded average, half-up at four decimals.",
                    "lines of orders placed in the range whose status is one of the statuses; completed "
                            + "unless given.",
                    "the line.",
                    "sku (by bytes, those without one last), then key.",
                    "a product without a sale is absent; the drift is null where the average is zero; the "
                            + "list may be empty.",
                    List.of(
                            new Column("product", "key of the product", "key"),
                            new Column("sku", "stock code, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("lowest", "unit price", "currency"),
                            new Column("highest", "unit price", "currency"),
                            new Column("average", "unit price, weighted by quantity", "currency"),
                            new Column("price", "of one piece, today", "currency"),
                            new Column(
                                    "drift",
                                    "(price − average) / average, four decimals; null where the average is zero",
                                    "ratio")))
            .withChart(Chart.bars("name", "drift"));

    /**
     * A product that sold.
     *
     * @param sku stock code, if there is one
     * @param lowest unit price
     * @param highest unit price
     * @param average unit price, weighted by quantity
     * @param price of one piece, today
     * @param drift (price − average) / average, four decimals; null where the average is zero
     */
    public record Row(
            ProductId product,
            @Nullable String sku,
            String name,
            Money lowest,
            Money highest,
            Money average,
            Money price,
            @Nullable BigDecimal drift) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if there is no status
     */
    public PriceDrift {
        statuses = Sales.checked(statuses);
    }

    /** Of all time. */
    public PriceDrift() {
        this(TimeRange.ALL);
    }

    /** Of completed orders. */
    public PriceDrift(TimeRange range) {
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
        var sold = LineSales.in(range, statuses)
                .by(
                        ORDER_ITEMS.PRODUCT_ID,
                        LineSales.LOWEST_PRICE,
                        LineSales.HIGHEST_PRICE,
                        LineSales.UNITS,
                        LineSales.NET);
        return RowReader.list(
                db.select(
                                PRODUCTS.ID,
                                PRODUCTS.SKU,
                                PRODUCTS.NAME,
                                PRODUCTS.PRICE,
                                sold.get(LineSales.LOWEST_PRICE),
                                sold.get(LineSales.HIGHEST_PRICE),
                                sold.get(LineSales.UNITS),
                                sold.get(LineSales.NET))
                        .from(sold.table())
                        .join(PRODUCTS)
                        .on(PRODUCTS.ID.eq(sold.key()))
                        .orderBy(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                (product, sku, name, price, lowest, highest, units, net) -> {
                    Money average = net.averageOver(units);
                    return new Row(product, sku, name, lowest, highest, average, price, Ratio.growth(price, average));
                });
    }
}
