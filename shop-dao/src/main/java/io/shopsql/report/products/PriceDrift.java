package io.shopsql.report.products;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.report.LineSales.HIGHEST_PRICE;
import static io.shopsql.report.LineSales.LOWEST_PRICE;
import static io.shopsql.report.LineSales.NET;
import static io.shopsql.report.LineSales.UNITS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.query.RowReader;
import io.shopsql.report.LineSales;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.TimeRange;
import io.shopsql.report.internal.Ratio;
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
        question = "At what prices did products sell, compared with the current price?",
        definition = """
                for each product, the lowest and the highest unit price; the average weighted by quantity (net / \
                units, half-up at four decimals); and the drift of the current price: (price − average) / average, \
                from the rounded average, half-up at four decimals.""",
        filter = Sales.LINES_IN_RANGE,
        grain = "the line.",
        order = "sku (by bytes, nulls last), then key.",
        empty = "products without a sale are absent; the drift is null if the average is zero; the list may be empty.",
        bars = {"name", "drift"})
public record PriceDrift(TimeRange range) implements Report<List<PriceDrift.Row>> {

    /** A product with at least one sale. */
    public record Row(
            ProductId product,
            @Nullable String sku,
            String name,
            @Meaning("lowest unit price") Money lowest,
            @Meaning("highest unit price") Money highest,
            @Meaning("net / units") Money average,
            Money price,

            @Meaning("(price − average) / average; null if the average is zero") @Nullable
            BigDecimal drift) {}

    /**
     * Runs the report.
     *
     * @throws io.shopsql.error.MoneyOverflow if a sum exceeds the range of {@code Money}
     */
    @Override
    public List<Row> run(DSLContext db) {
        var sold = LineSales.in(range).by(ORDER_ITEMS.PRODUCT_ID, LOWEST_PRICE, HIGHEST_PRICE, UNITS, NET);
        return RowReader.list(
                db.select(
                                PRODUCTS.ID,
                                PRODUCTS.SKU,
                                PRODUCTS.NAME,
                                PRODUCTS.PRICE,
                                sold.get(LOWEST_PRICE),
                                sold.get(HIGHEST_PRICE),
                                sold.get(UNITS),
                                sold.get(NET))
                        .from(sold.join(PRODUCTS.ID))
                        .orderBy(PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                mapping((product, sku, name, price, lowest, highest, units, net) -> {
                    Money average = net.averageOver(units);
                    return new Row(product, sku, name, lowest, highest, average, price, Ratio.growth(price, average));
                }));
    }
}
