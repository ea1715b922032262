package io.shopsql.products;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.select;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.internal.Check;
import io.shopsql.internal.Listed;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Rows;
import io.shopsql.internal.Updates;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.query.Compiled;
import io.shopsql.schema.tables.records.ProductStockRecord;
import io.shopsql.schema.tables.records.ProductsRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Maps products and their stock to rows and back, and validates the columns. */
final class ProductRow {

    static final Rows<ProductsRecord, ProductId, NewProduct, Product> ROWS =
            new Rows<>(PRODUCTS.ID, ProductRow::values, ProductRow::made);

    static final Listed<?, Product> LISTED = Listed.byTime(
            () -> select(
                    PRODUCTS.ID,
                    PRODUCTS.SKU,
                    PRODUCTS.NAME,
                    PRODUCTS.PRICE,
                    PRODUCTS.CATEGORY,
                    PRODUCTS.ATTRIBUTES,
                    PRODUCTS.ACTIVE,
                    PRODUCT_STOCK.QUANTITY,
                    PRODUCTS.CREATED_AT),
            PRODUCTS.join(PRODUCT_STOCK).on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID)),
            mapping(Product::new),
            PRODUCTS.CREATED_AT,
            PRODUCTS.ID,
            product -> new Position(product.createdAt(), product.id().value()));

    static final Compiled.Query1<ProductId, Product> BY_ID = LISTED.by(PRODUCTS.ID);
    static final Compiled.Query1<Collection<ProductId>, Product> BY_IDS = LISTED.byAll(PRODUCTS.ID);
    static final Compiled.Query1<String, Product> BY_SKU = LISTED.by(PRODUCTS.SKU);

    static final Updates<ProductId> UPDATES = new Updates<>(PRODUCTS.ID);

    private ProductRow() {}

    static @Nullable Object[] values(@Nullable ProductId id, NewProduct product, Instant now) {
        return RowValues.of(
                ProductsRecord::new,
                id,
                product.sku(),
                product.name(),
                product.price(),
                product.category(),
                product.attributes(),
                product.active(),
                now);
    }

    static @Nullable Object[] stockValues(ProductId id, @Nullable Long stock) {
        return RowValues.of(ProductStockRecord::new, id, stock);
    }

    static Product made(ProductId id, NewProduct product, Instant now) {
        return new Product(
                id,
                product.sku(),
                product.name(),
                product.price(),
                product.category(),
                product.attributes(),
                product.active(),
                product.stock(),
                now);
    }

    /** The natural key of a product. */
    @CanIgnoreReturnValue
    static String naturalKey(NewProduct product) {
        return Check.naturalKey("product.sku", product.sku());
    }

    static @Nullable String sku(@Nullable String sku) {
        return Check.filledIfGiven("product.sku", sku, 64);
    }

    static String name(String name) {
        return Check.filled("product.name", name, 200);
    }

    static Money price(Money price) {
        return Check.price("product.price", price);
    }

    static @Nullable String category(@Nullable String category) {
        return Check.textIfGiven("product.category", category, 50);
    }
}
