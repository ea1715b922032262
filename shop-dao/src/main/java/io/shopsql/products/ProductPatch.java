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
 * What to change of a product; what is not given stays. Immutable, checked as {@link NewProduct} is. Orders keep the
 * price at which they were placed. The stock is changed by {@link ProductDao#setStock} and {@link ProductDao#addStock}.
 *
 * <pre>{@code
 * tx.products().update(book.id(), ProductPatch.NOTHING.price(Money.of("24.99")));
 * }</pre>
 */
public final class ProductPatch {

    /** No change; begin here. */
    public static final ProductPatch NOTHING = new ProductPatch(Changes.NONE, Attributes.NONE, Set.of());

    private final Changes changes;

    /** Attributes to set, and the names of those to take away; never both of a name. */
    private final Attributes set;

    private final Set<String> removed;

    private ProductPatch(Changes changes, Attributes set, Set<String> removed) {
        this.changes = changes;
        this.set = set;
        this.removed = removed;
    }

    /** A new stock code; null takes it away. */
    public ProductPatch sku(@Nullable String sku) {
        return with(changes.with(PRODUCTS.SKU, ProductRow.sku(sku)));
    }

    public ProductPatch name(String name) {
        return with(changes.with(PRODUCTS.NAME, ProductRow.name(name)));
    }

    public ProductPatch price(Money price) {
        return with(changes.with(PRODUCTS.PRICE, ProductRow.price(price)));
    }

    /** A new category; null for none. */
    public ProductPatch category(@Nullable String category) {
        return with(changes.with(PRODUCTS.CATEGORY, ProductRow.category(category)));
    }

    /** Other attributes in place of all; {@link Attributes#NONE} takes them all away. */
    public ProductPatch attributes(Attributes all) {
        return new ProductPatch(changes.with(PRODUCTS.ATTRIBUTES, all), Attributes.NONE, Set.of());
    }

    /**
     * Sets these attributes and leaves the others as they are, also those that others set meanwhile.
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

    /** Takes an attribute away, if it is there, and leaves the others as they are. */
    public ProductPatch removeAttribute(String name) {
        Check.text("product.attribute.name", name, Attributes.MAX_NAME);
        if (changes.get(PRODUCTS.ATTRIBUTES) instanceof Attributes all) {
            return attributes(all.without(name));
        }
        Set<String> moreRemoved = new TreeSet<>(removed);
        moreRemoved.add(name);
        return new ProductPatch(changes, set.without(name), moreRemoved);
    }

    public ProductPatch active(boolean active) {
        return with(changes.with(PRODUCTS.ACTIVE, active));
    }

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return changes.isEmpty() && !changesSomeAttributes();
    }

    /** Whether the outcome depends on the attributes that are there: only the database can tell whether they are too many. */
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
