package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.internal.Check;
import io.shopsql.schema.type.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * What to change of a product; what is not given stays. Immutable, checked as {@link NewProduct} is. Orders keep the
 * price at which they were placed. The stock is changed by {@link ProductDao#setStock} and {@link ProductDao#addStock}.
 *
 * <pre>{@code
 * tx.products().update(book.id(), ProductPatch.NOTHING.price(Money.of("24.99")));
 * }</pre>
 */
public final class ProductPatch {

    /** No change; begin here. */
    public static final ProductPatch NOTHING = new ProductPatch(Map.of());

    private final Map<Field<?>, @Nullable Object> changes;

    private ProductPatch(Map<Field<?>, @Nullable Object> changes) {
        this.changes = changes;
    }

    /** A new stock code; null takes it away. */
    public ProductPatch sku(@Nullable String sku) {
        return with(PRODUCTS.SKU, Check.filledIfGiven("product.sku", sku, 64));
    }

    public ProductPatch name(String name) {
        return with(PRODUCTS.NAME, Check.filled("product.name", name, 200));
    }

    public ProductPatch price(Money price) {
        return with(PRODUCTS.PRICE, Check.price("product.price", price));
    }

    /** A new category; null for none. */
    public ProductPatch category(@Nullable String category) {
        return with(PRODUCTS.CATEGORY, Check.textIfGiven("product.category", category, 50));
    }

    public ProductPatch active(boolean active) {
        return with(PRODUCTS.ACTIVE, active);
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    Map<Field<?>, @Nullable Object> changes() {
        return changes;
    }

    private ProductPatch with(Field<?> column, @Nullable Object value) {
        Map<Field<?>, @Nullable Object> more = new LinkedHashMap<>(changes);
        more.put(column, value);
        return new ProductPatch(more);
    }
}
