package io.shopsql.products;

import static io.shopsql.products.ProductRow.LISTED;
import static io.shopsql.products.ProductRow.ROWS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.noCondition;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Check;
import io.shopsql.internal.Deferred;
import io.shopsql.internal.Session;
import io.shopsql.page.Listing;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.ProductId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue and its stock. Belongs to one transaction; do not keep it. Lists are ordered by creation time, then by
 * key.
 *
 * <pre>{@code
 * Product pen = shop.write(tx -> tx.products().insert(new NewProduct("Pen", Money.of("2.50")).withStock(500)));
 * List<Product> cheap = shop.read(tx -> tx.products().where(PRODUCTS.PRICE.lt(Money.of(100))).list());
 * }</pre>
 */
public final class ProductDao {

    private final Session session;
    private final Stock stock;

    /** Called by Tx. */
    public ProductDao(Session session) {
        this.session = session;
        this.stock = new Stock(session);
    }

    /** The product with this key; empty if there is none. */
    public Optional<Product> find(ProductId id) {
        return session.find(ProductRow.BY_ID.with(id));
    }

    /** The product with this stock code, compared exactly; empty if there is none. */
    public Optional<Product> findBySku(String sku) {
        return session.find(ProductRow.BY_SKU.with(sku));
    }

    /** The products with these keys, by key, in one statement; unknown keys are omitted. */
    public Map<ProductId, Product> findAll(Collection<ProductId> ids) {
        Map<ProductId, Product> found = new HashMap<>();
        session.list(ProductRow.BY_IDS.with(ids)).forEach(product -> found.put(product.id(), product));
        return found;
    }

    /**
     * The product with this key.
     *
     * @throws NotFound if there is none
     */
    public Product get(ProductId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All products, including retired ones. */
    public Listing<Product> all() {
        return LISTED.all(session);
    }

    /** The products that match a condition on {@code PRODUCTS} and {@code PRODUCT_STOCK}. */
    public Listing<Product> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /** The products that can be ordered. */
    public Listing<Product> active() {
        return where(PRODUCTS.ACTIVE.isTrue());
    }

    /** The active products with at least one piece in stock or untracked stock. */
    public Listing<Product> inStock() {
        return where(PRODUCTS.ACTIVE.isTrue().and(PRODUCT_STOCK.QUANTITY.gt(0L).or(PRODUCT_STOCK.QUANTITY.isNull())));
    }

    /** The products in this category, compared exactly; retired ones too. */
    public Listing<Product> inCategory(String category) {
        return where(PRODUCTS.CATEGORY.eq(category));
    }

    /** The products with this attribute, compared exactly; retired ones too. */
    public Listing<Product> withAttribute(String name, String text) {
        return where(hasAttributes(Attributes.of(name, text)));
    }

    /**
     * A condition that matches products with all of these attributes: text is compared exactly, numbers by value. Uses
     * an index on both engines. On SQLite it misses a number written by another program with an exponent (1e2).
     *
     * <pre>{@code
     * tx.products().where(ProductDao.hasAttributes(Attributes.of("color", "red")).and(PRODUCTS.PRICE.lt(Money.of(10))))
     * }</pre>
     *
     * @throws InvalidInput if one is an array, an object or null
     */
    public static Condition hasAttributes(Attributes wanted) {
        Attributes plain = wanted.plain();
        return plain.isEmpty()
                ? noCondition()
                : Deferred.condition(engine -> engine.productIndex().hasAttributes(plain));
    }

    /**
     * The first 20 active products with each word in their name or category; {@link ProductSearch} has more options.
     */
    public List<Product> search(String words) {
        return search(new ProductSearch(words));
    }

    /** The products that match a search, best first; none if it contains no word. */
    public List<Product> search(ProductSearch search) {
        return search.words().isEmpty()
                ? List.of()
                : LISTED.find(session, search.condition(), search.order(), search.limit());
    }

    /**
     * Inserts a product and its stock.
     *
     * @throws io.shopsql.error.Duplicate if the stock code is taken
     */
    @CanIgnoreReturnValue
    public Product insert(NewProduct product) {
        return withStock(List.of(ROWS.insert(session, product))).get(0);
    }

    /**
     * Inserts a product and its stock unless one with the same stock code exists.
     *
     * @return the new product; empty if one existed
     * @throws InvalidInput if it has no stock code
     */
    @CanIgnoreReturnValue
    public Optional<Product> insertIfAbsent(NewProduct product) {
        return insertAllIfAbsent(List.of(product)).stream().findFirst();
    }

    /**
     * Inserts many products and their stock at once, by the fastest way of the engine.
     *
     * @return the new products, in the order given
     * @throws io.shopsql.error.Duplicate if a stock code is taken, or given twice; then none is inserted
     */
    @CanIgnoreReturnValue
    public List<Product> insertAll(Collection<NewProduct> products) {
        return withStock(ROWS.insertAll(session, products));
    }

    /**
     * Inserts the products whose stock code does not exist yet, with their stock.
     *
     * @return the new products, in no particular order, without those that existed or were given twice
     * @throws InvalidInput if one has no stock code
     */
    @CanIgnoreReturnValue
    public List<Product> insertAllIfAbsent(Collection<NewProduct> products) {
        return withStock(ROWS.insertAllIfAbsent(session, PRODUCTS.SKU, ProductRow::naturalKey, products));
    }

    /**
     * Inserts a product and its stock, or updates the catalogue entry with the same stock code; the stock of an
     * existing product is unchanged.
     *
     * @throws InvalidInput if it has no stock code
     */
    @CanIgnoreReturnValue
    public Product upsert(NewProduct product) {
        ProductRow.naturalKey(product);
        ProductId id = ROWS.upsert(session, PRODUCTS.SKU, product, List.of(PRODUCTS.CREATED_AT));
        stock.insertIfAbsent(id, product.stock());
        return get(id);
    }

    /**
     * Sets the fields of the patch; the others keep their values.
     *
     * @return false if the patch is empty
     * @throws NotFound if the product does not exist
     * @throws io.shopsql.error.Duplicate if the stock code is taken
     * @throws InvalidInput if it would have more than {@link Attributes#MAX_ATTRIBUTES} attributes; then nothing
     *     changes
     */
    @CanIgnoreReturnValue
    public boolean update(ProductId id, ProductPatch patch) {
        if (patch.isEmpty()) {
            return false;
        }
        if (patch.changesSomeAttributes()) {
            // a savepoint, rolled back if there are too many attributes
            session.db().transaction(part -> changeSomeAttributes(part.dsl(), id, patch));
        } else if (ProductRow.UPDATES.update(session, id, patch.changes()) == 0) {
            throw notFound(id);
        }
        return true;
    }

    private static void changeSomeAttributes(DSLContext part, ProductId id, ProductPatch patch) {
        part.update(PRODUCTS)
                .set(patch.changes().values())
                .where(PRODUCTS.ID.eq(id))
                .returningResult(PRODUCTS.ATTRIBUTES)
                .fetchOptional(PRODUCTS.ATTRIBUTES)
                .orElseThrow(() -> notFound(id))
                .checked();
    }

    /** Retires a product, which can then no longer be ordered; orders and reports keep it. */
    public void retire(ProductId id) {
        update(id, ProductPatch.NOTHING.active(false));
    }

    /** Reinstates a retired product, which can then be ordered again. */
    public void reinstate(ProductId id) {
        update(id, ProductPatch.NOTHING.active(true));
    }

    /**
     * Sets the stock, as after a stock-taking; from then on it is tracked.
     *
     * @param quantity 0 or more
     * @throws NotFound if the product does not exist
     */
    public void setStock(ProductId id, long quantity) {
        Check.atLeast("stock", quantity, 0);
        setOrUntrack(id, quantity);
    }

    /**
     * Stops tracking the stock: it is unknown until {@link #setStock}, and orders do not change it. Cancelling an
     * earlier order returns its pieces only if the stock is tracked again by then.
     *
     * @throws NotFound if the product does not exist
     */
    public void untrackStock(ProductId id) {
        setOrUntrack(id, null);
    }

    private void setOrUntrack(ProductId id, @Nullable Long quantity) {
        if (!stock.set(id, quantity)) {
            throw notFound(id);
        }
    }

    /**
     * Adds pieces to the stock; a negative number takes pieces.
     *
     * @return the resulting stock
     * @throws NotFound if the product does not exist
     * @throws InvalidInput if the stock is untracked; use {@link #setStock} first
     * @throws io.shopsql.error.InsufficientStock if the stock is too low; then nothing is taken
     * @throws io.shopsql.error.MoneyOverflow if the stock would exceed 64 bits; then nothing is added
     */
    @CanIgnoreReturnValue
    public long addStock(ProductId id, long pieces) {
        Check.atLeast("pieces", pieces, -Long.MAX_VALUE);
        return stock.add(id, pieces).orElseThrow(() -> Stock.refusal(get(id), pieces));
    }

    /**
     * Deletes a product that was never ordered, with its stock. On SQLite this reads all order lines, 0.75 s with ten million; retiring
     * a product does not.
     *
     * @return whether the product existed
     * @throws StillReferenced if an order contains it; the message names the alternative
     */
    @CanIgnoreReturnValue
    public boolean delete(ProductId id) {
        if (session.db().fetchExists(ORDER_ITEMS, ORDER_ITEMS.PRODUCT_ID.eq(id))) {
            throw new StillReferenced(
                    "Product " + id + " has been ordered.", "retire the product instead.", null, null);
        }
        stock.delete(id);
        return session.db().deleteFrom(PRODUCTS).where(PRODUCTS.ID.eq(id)).execute() > 0;
    }

    /** The keys of the products with these stock codes; unknown codes are omitted. */
    public Map<String, ProductId> idsBySku(Collection<String> skus) {
        return ROWS.ids(session, PRODUCTS.SKU, skus);
    }

    /** Reads the new products with their stock rows. */
    private List<Product> withStock(List<Product> products) {
        stock.insertAll(products);
        return products;
    }

    private static NotFound notFound(ProductId id) {
        return new NotFound("Product", id, "check the key, or find the product with where() or findBySku().");
    }
}
