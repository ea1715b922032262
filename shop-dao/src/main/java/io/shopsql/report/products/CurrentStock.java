package io.shopsql.report.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.inline;

import io.shopsql.report.Chart;
import io.shopsql.report.LeftOut;
import io.shopsql.report.Report;
import io.shopsql.report.ReportMeta;
import io.shopsql.report.ReportMeta.Column;
import io.shopsql.report.internal.RowReader;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * What is on the shelf now, and at what price?
 *
 * <ul>
 *   <li><b>Definition</b>: each product of which there is at least one piece, with today's price.
 *   <li><b>Filter</b>: stock above zero. A retired product is listed too: its pieces lie on the shelf all the same. A
 *       product whose stock is not tracked is left out, and counted.
 *   <li><b>Grain</b>: the product.
 *   <li><b>Order</b>: name (by bytes), then key.
 *   <li><b>Nulls and empty</b>: a product that is out of stock is absent; the list may be empty.
 *   <li><b>Statements</b>: one.
 * </ul>
 *
 * <pre>{@code
 * List<CurrentStock.Row> shelf = shop.report(new CurrentStock());
 * }</pre>
 */
public record CurrentStock() implements Report<List<CurrentStock.Row>> {

    /** What it says about itself. */
    public static final ReportMeta META = new ReportMeta(
                    "current-stock",
                    "What is on the shelf now, and at what price?",
                    "each product of which there is at least one piece, with today's price.",
                    "stock above zero. A retired product is listed too: its pieces lie on the shelf all the "
                            + "same. A product whose stock is not tracked is left out, and counted.",
                    "the product.",
                    "name (by bytes), then key.",
                    "a product that is out of stock is absent; the list may be empty.",
                    List.of(
                            new Column("product", "key of the product", "key"),
                            new Column("sku", "stock code, if there is one", "text"),
                            new Column("name", "name of it", "text"),
                            new Column("price", "of one piece, today", "currency"),
                            new Column("stock", "pieces, at least 1", "pieces")))
            .withChart(Chart.bars("name", "stock"));

    /**
     * A product in stock.
     *
     * @param sku stock code, if there is one
     * @param price of one piece, today
     * @param stock pieces, at least 1
     */
    public record Row(ProductId product, @Nullable String sku, String name, Money price, long stock) {}

    @Override
    public Optional<ReportMeta> meta() {
        return Optional.of(META);
    }

    @Override
    public Optional<LeftOut> leftOut() {
        return Untracked.products();
    }

    @Override
    public List<Row> run(DSLContext db) {
        return RowReader.list(
                db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, PRODUCTS.PRICE, PRODUCT_STOCK.QUANTITY)
                        .from(PRODUCTS)
                        .join(PRODUCT_STOCK)
                        .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                        .where(PRODUCT_STOCK.QUANTITY.gt(inline(0L)))
                        .orderBy(PRODUCTS.NAME, PRODUCTS.ID),
                Row::new);
    }
}
