package io.shopsql.products;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product to insert. Validated on construction; {@link InvalidInput} names the field and its limits.
 *
 * <pre>{@code
 * new NewProduct("Python Book", Money.of("29.99")).withSku("B-1").withStock(100)
 * }</pre>
 *
 * @param sku stock code, 1..64 characters, unique; null for none
 * @param name 1..200 characters, not blank
 * @param price 0 to 100,000,000
 * @param category up to 50 characters; null for none
 * @param attributes up to 100 names with a text, a number or a flag; {@link Attributes#NONE} for none
 * @param active whether it can be ordered
 * @param stock pieces in stock, 0 or more; null for untracked stock
 */
public record NewProduct(
        @Nullable String sku,
        String name,
        Money price,
        @Nullable String category,
        Attributes attributes,
        boolean active,
        @Nullable Long stock) {

    /** The maximum price: with at most 1,000,000 pieces on a line, a line's total always fits. */
    public static final Money MAX_PRICE = Check.MAX_PRICE;

    /**
     * @throws InvalidInput if a value is outside these limits
     */
    public NewProduct {
        sku = ProductRow.sku(sku);
        name = ProductRow.name(name);
        price = ProductRow.price(price);
        category = ProductRow.category(category);
        if (stock != null) {
            Check.atLeast("product.stock", stock, 0);
        }
    }

    /** An active product without code or category, with untracked stock. */
    public NewProduct(String name, Money price) {
        this(null, name, price, null, Attributes.NONE, true, null);
    }

    /** A copy with this stock code. */
    public NewProduct withSku(String sku) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    /** A copy in this category. */
    public NewProduct withCategory(String category) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    /** A copy with these attributes, replacing all. */
    public NewProduct withAttributes(Attributes attributes) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    /** A copy that is active or not; only active products can be ordered. */
    public NewProduct withActive(boolean active) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    /** A copy with this many pieces in stock; 0 is out of stock. By default the stock is untracked. */
    public NewProduct withStock(long stock) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }
}
