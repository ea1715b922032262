package io.shopsql.report.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.Records.mapping;

import io.shopsql.report.LeftOut;
import io.shopsql.report.Meaning;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.report.internal.Limits;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * Products to reorder.
 *
 * <pre>{@code
 * List<LowStock.Row> low = shop.report(new LowStock(5));
 * }</pre>
 */
@ReportContract(
        question = "What must be reordered?",
        definition = "each product with a stock of at most the threshold; 0 lists the products out of stock.",
        filter = "active products, including those never sold. " + Stock.UNTRACKED,
        grain = "the product.",
        order = "stock, then sku (by bytes, nulls last), then key.",
        empty = "the list may be empty.",
        bars = {"name", "stock"})
public record LowStock(
        @Meaning("maximum stock of a listed product, at least 0")
        long threshold) implements Report<List<LowStock.Row>> {

    /** A product to reorder. */
    public record Row(ProductId product, @Nullable String sku, String name, long stock) {}

    /**
     * Checks the components.
     *
     * @throws io.shopsql.error.InvalidInput if the threshold is negative
     */
    public LowStock {
        Limits.atLeast(0, "threshold", threshold);
    }

    /** Lists products with at most ten pieces. */
    public LowStock() {
        this(10);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return Stock.untrackedOfActive();
    }

    @Override
    public List<Row> run(DSLContext db) {
        return db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, PRODUCT_STOCK.QUANTITY)
                .from(Stock.OF_PRODUCTS)
                .where(PRODUCTS.ACTIVE)
                .and(PRODUCT_STOCK.QUANTITY.le(threshold))
                .orderBy(PRODUCT_STOCK.QUANTITY, PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID)
                .fetch(mapping(Row::new));
    }
}
