package io.shopsql.products;

import static io.shopsql.schema.Tables.PRODUCTS;

import io.shopsql.internal.Changes;
import io.shopsql.internal.Check;
import io.shopsql.internal.Deferred;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A partial update of a product: fields that are not set keep their values. Immutable; validated as {@link NewProduct}.
 * Orders keep the price at which they were placed. To change the stock, use {@link ProductDao#setStock} or {@link
 * ProductDao#addStock}.
 *
 * <pre>{@code
 * tx.products().update(book.id(), ProductPatch.NOTHING.price(Money.of("24.99")));
 * }</pre>
 */
public final class ProductPatch {

    /** The empty patch, to start from. */
    public static final ProductPatch NOTHING = new ProductPatch(Changes.NONE, Attributes.NONE, Set.of());

    private final Changes changes;

    /** Attributes to set, and names to remove; a name is never in both. */
    private final Attributes set;

    private final Set<String> removed;

    private ProductPatch(Changes changes, Attributes set, Set<String> removed) {
        this.changes = changes;
        this.set = set;
        this.removed = removed;
    }

    /** A copy that sets the stock code; null removes it. */
    public ProductPatch sku(@Nullable String sku) {
        return with(changes.with(PRODUCTS.SKU, ProductRow.sku(sku)));
    }

    /** A copy that sets the name. */
    public ProductPatch name(String name) {
        return with(changes.with(PRODUCTS.NAME, ProductRow.name(name)));
    }

    /** A copy that sets the price. */
    public ProductPatch price(Money price) {
        return with(changes.with(PRODUCTS.PRICE, ProductRow.price(price)));
    }

    /** A copy that sets the category; null removes it. */
    public ProductPatch category(@Nullable String category) {
        return with(changes.with(PRODUCTS.CATEGORY, ProductRow.category(category)));
    }

    /** A copy that replaces all attributes; {@link Attributes#NONE} removes them all. */
    public ProductPatch attributes(Attributes all) {
        return new ProductPatch(changes.with(PRODUCTS.ATTRIBUTES, all), Attributes.NONE, Set.of());
    }

    /**
     * A copy that sets these attributes and leaves the others, including concurrent changes to them.
     *
     * @throws io.shopsql.error.InvalidInput if one is an array, an object or null
     */
    public ProductPatch setAttributes(Attributes some) {
        some.plain();
        if (changes.get(PRODUCTS.ATTRIBUTES) instanceof Attributes all) {
            return attributes(all.with(some));
        }
        Set<String> stillRemoved = new TreeSet<>(removed);
        stillRemoved.removeAll(some.names());
        return new ProductPatch(changes, set.with(some), stillRemoved);
    }

    /** A copy that removes an attribute, if present, and leaves the others. */
    public ProductPatch removeAttribute(String name) {
        Check.text("product.attribute.name", name, Attributes.MAX_NAME);
        if (changes.get(PRODUCTS.ATTRIBUTES) instanceof Attributes all) {
            return attributes(all.without(name));
        }
        Set<String> moreRemoved = new TreeSet<>(removed);
        moreRemoved.add(name);
        return new ProductPatch(changes, set.without(name), moreRemoved);
    }

    /** A copy that reinstates or retires the product. */
    public ProductPatch active(boolean active) {
        return with(changes.with(PRODUCTS.ACTIVE, active));
    }

    /** Whether no field is set. */
    public boolean isEmpty() {
        return changes.isEmpty() && !changesSomeAttributes();
    }

    /** Whether the result depends on the stored attributes: only the database can count them. */
    boolean changesSomeAttributes() {
        return !set.isEmpty() || !removed.isEmpty();
    }

    Changes changes() {
        return changesSomeAttributes()
                ? changes.computed(
                        PRODUCTS.ATTRIBUTES,
                        Deferred.field(
                                PRODUCTS.ATTRIBUTES,
                                engine -> engine.productIndex().changed(PRODUCTS.ATTRIBUTES, set, removed)))
                : changes;
    }

    private ProductPatch with(Changes more) {
        return new ProductPatch(more, set, removed);
    }
}
