package io.shopsql.products;

import io.shopsql.error.InvalidInput;
import io.shopsql.internal.Check;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product to insert. Checked when made: {@link InvalidInput} tells what a field takes.
 *
 * <pre>{@code
 * new NewProduct("Python Book", Money.of("29.99")).withSku("B-1").withStock(100)
 * }</pre>
 *
 * @param sku stock code, 1..64 characters, unique; null if there is none
 * @param name 1..200 characters, not blank
 * @param price 0 to 100,000,000
 * @param category up to 50 characters; null if there is none
 * @param attributes up to 100 names with a text, a number or a flag; {@link Attributes#NONE} if there is none
 * @param active whether it can be ordered
 * @param stock pieces in stock, 0 or more; null for stock that is not tracked
 */
public record NewProduct(
        @Nullable String sku,
        String name,
        Money price,
        @Nullable String category,
        Attributes attributes,
        boolean active,
        @Nullable Long stock) {

    /** The highest price: with at most 1,000,000 pieces on a line, a line's total always fits. */
    public static final Money MAX_PRICE = Check.MAX_PRICE;

    public NewProduct {
        ProductRow.sku(sku);
        ProductRow.name(name);
        ProductRow.price(price);
        ProductRow.category(category);
        if (stock != null) {
            Check.atLeast("product.stock", stock, 0);
        }
    }

    /** An active product without a code or category, whose stock is not tracked. */
    public NewProduct(String name, Money price) {
        this(null, name, price, null, Attributes.NONE, true, null);
    }

    public NewProduct withSku(String sku) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    public NewProduct withCategory(String category) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    /** All of its attributes. */
    public NewProduct withAttributes(Attributes attributes) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    public NewProduct withActive(boolean active) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }

    /** With so many pieces in stock; with 0 it is out of stock. Without it, the stock is not tracked. */
    public NewProduct withStock(long stock) {
        return new NewProduct(sku, name, price, category, attributes, active, stock);
    }
}
