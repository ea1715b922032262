package io.shopsql.report.products;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.inline;

import io.shopsql.query.RowReader;
import io.shopsql.report.LeftOut;
import io.shopsql.report.Report;
import io.shopsql.report.ReportContract;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The products in stock.
 *
 * <pre>{@code
 * List<CurrentStock.Row> shelf = shop.report(new CurrentStock());
 * }</pre>
 */
@ReportContract(
        question = "What is in stock now, and at what price?",
        definition = "each product with at least one piece in stock, with its current price.",
        filter = Stock.IN_STOCK,
        grain = "the product.",
        order = "name (by bytes), then key.",
        empty = "products out of stock are absent; the list may be empty.",
        bars = {"name", "stock"})
public record CurrentStock() implements Report<List<CurrentStock.Row>> {

    /** A product in stock. */
    public record Row(ProductId product, @Nullable String sku, String name, Money price, long stock) {}

    @Override
    public Optional<LeftOut> leftOut() {
        return Stock.untracked();
    }

    @Override
    public List<Row> run(DSLContext db) {
        return RowReader.list(
                db.select(PRODUCTS.ID, PRODUCTS.SKU, PRODUCTS.NAME, PRODUCTS.PRICE, PRODUCT_STOCK.QUANTITY)
                        .from(Stock.OF_PRODUCTS)
                        .where(PRODUCT_STOCK.QUANTITY.gt(inline(0L)))
                        .orderBy(PRODUCTS.NAME, PRODUCTS.ID),
                mapping(Row::new));
    }
}
