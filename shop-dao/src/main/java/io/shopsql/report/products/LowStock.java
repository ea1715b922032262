package io.shopsql.report.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Chart;
import io.shopsql.report.LeftOut;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.internal.RowReader;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What must be ordered anew?
 *
 * <ul>
 *   <li><b>Definition</b>: each product of which there are no more pieces than the threshold; with 0, those out of stock.
 *   <li><b>Filter</b>: active products, never sold ones too. A retired product is not ordered anew. A product whose stock is
 *       not tracked is left out, and counted.
 *   <li><b>Grain</b>: the product.
 *   <li><b>Order</b>: stock, then sku (by bytes, those without one last), then key.
 *   <li><b>Nulls and empty</b>: the list may be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<LowStock.Row> low = shop.report(new LowStock(5));
 * }</pre>
 *
 * @param threshold pieces, at least 0
 */
public record LowStock(long threshold) implements Report<List<LowStock.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "low-stock",
                    "What must be ordered anew?",
                    "each product of which there are no more pieces than the threshold; with 0, those out of "
                            + "stock.",
                    "active products, never sold ones too. A retired product is not ordered anew. A product whose "
                            + "stock is not tracked is left out, and counted.",
                    "the product.",
                    "stock, then sku (by bytes, those without one last), then key.",
                    "the list may be empty.",
                    List.of(
                            new Column("product", "key of the product", "key"),
                            new Column("sku", "stock code, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("stock", "pieces, at most the threshold", "pieces")))
            .withParameter("threshold", "pieces up to which a product is listed, at least 0")
            .withChart(Chart.bars("name", "stock"));

    /**
     * A product that runs out.
     *
     * @param sku stock code, if there is one
     * @param stock pieces, at most the threshold
     */
    public record Row(ProductId product, @Nullable String sku, String name, long stock) {}

    /**
     * Checks the components.
     *
     * @throws InvalidInput if the threshold is negative
     */
    public LowStock {
        if (threshold < 0) {
            throw new InvalidInput("threshold", "must be at least 0, was " + threshold);
        }
    }

    /** Of ten pieces and fewer. */
    public LowStock() {
        this(10);
    }

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return Untracked.activeProducts();
    }

    @Override
    public List<Row> run(DSLContext db) {
        return RowReader.list(
                db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, PRODUCT_STOCK.QUANTITY)
                        .from(PRODUCTS)
                        .join(PRODUCT_STOCK)
                        .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                        .where(PRODUCTS.ACTIVE)
                        .and(PRODUCT_STOCK.QUANTITY.le(threshold))
                        .orderBy(PRODUCT_STOCK.QUANTITY, PRODUCTS.SKU.asc().nullsLast(), PRODUCTS.ID),
                Row::new);
    }
}
