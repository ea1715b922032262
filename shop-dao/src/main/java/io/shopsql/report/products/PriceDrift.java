package io.shopsql.report.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
import io.shopsql.report.internal.RowReader;
import io.shopsql.report.internal.Sales;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.math.BigDecimal;
import java.util.List;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Sale prices of products, compared with today's price.
 *
 * <pre>{@code
 * List<PriceDrift.Row> prices = shop.report(new PriceDrift(TimeRange.ALL));
 * }</pre>
 *
 * @param range the time of the orders, and the statuses that count as sales
 */
@ReportContract(
        question = "At what prices did products sell, compared with today's price?",
        definition = """
                for each product the lowest and the highest unit price, the average weighted by quantity (net / \
                units, half-up at four decimals), and how far today's price is above that: (price − average) / \
                average, from the rounded average, half-up at four decimals.""",
        filter = Sales.LINES_IN_RANGE,
        grain = "the line.",
        order = "sku (by bytes, nulls last), then key.",
        empty = """
                a product without a sale is absent; the drift is null where the average is zero; the list may be \
                empty.""",
        bars = {"name", "drift"})
public record PriceDrift(TimeRange range) implements Report<List<PriceDrift.Row>> {

    /** A product with at least one sale. */
    public record Row(
            @Meaning("key of the product") ProductId product,

            @Meaning("stock code, if any") @Nullable String sku,

            @Meaning("name of the product") String name,

            @Meaning("unit price") Money lowest,

            @Meaning("unit price") Money highest,

            @Meaning("unit price, weighted by quantity") Money average,

            @Meaning("of one piece, today") Money price,

            @Meaning(
                    value = "(price − average) / average, four decimals; null where the average is zero",
                    unit = "ratio")
            @Nullable
            BigDecimal drift) {}

    /** Covers all time. */
    public PriceDrift() {
        this(Sales.EVER);
    }

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(range)
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
                        .from(sold.join(PRODUCTS.ID))
                        .orderBy(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                (product, sku, name, price, lowest, highest, units, net) -> {
                    Money average = net.averageOver(units);
                    return new Row(product, sku, name, lowest, highest, average, price, Ratio.growth(price, average));
                });
    }
}
