package io.shopsql.products;

import static io.shopsql.products.ProductRow.LISTED;
import static io.shopsql.products.ProductRow.ROWS;
import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.noCondition;

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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue and its stock. Belongs to one transaction; do not keep it. Lists are in the order of making, then by key.
 *
 * <pre>{@code
 * Product pen = shop.write(tx -> tx.products().insert(new NewProduct("Pen", Money.of("2.50")).withStock(500)));
 * List<Product> cheap = shop.read(tx -> tx.products().where(PRODUCTS.PRICE.lt(Money.of(100))).list());
 * }</pre>
 */
public final class ProductDao {

    private final Session session;
    private final DSLContext db;
    private final Stock stock;

    /** Made by Tx. */
    public ProductDao(Session session) {
        this.session = session;
        this.db = session.db();
        this.stock = new Stock(session);
    }

    public Optional<Product> find(ProductId id) {
        return LISTED.find(session, PRODUCTS.ID.eq(id));
    }

    /** The product with this stock code, compared exactly. */
    public Optional<Product> findBySku(String sku) {
        return LISTED.find(session, PRODUCTS.SKU.eq(sku));
    }

    /**
     * The product.
     *
     * @throws NotFound if there is none
     */
    public Product get(ProductId id) {
        return find(id).orElseThrow(() -> notFound(id));
    }

    /** All products, retired ones too. */
    public Listing<Product> all() {
        return where(noCondition());
    }

    /** The products for which a condition over {@code PRODUCTS} and {@code PRODUCT_STOCK} holds. */
    public Listing<Product> where(Condition condition) {
        return LISTED.where(session, condition);
    }

    /** The products that can be ordered. */
    public Listing<Product> active() {
        return where(PRODUCTS.ACTIVE.isTrue());
    }

    /** The products of which one can be ordered now: at least one is in stock, or the stock is not tracked. */
    public Listing<Product> inStock() {
        return where(PRODUCTS.ACTIVE.isTrue().and(PRODUCT_STOCK.QUANTITY.gt(0L).or(PRODUCT_STOCK.QUANTITY.isNull())));
    }

    public Listing<Product> inCategory(String category) {
        return where(PRODUCTS.CATEGORY.eq(category));
    }

    /** The products with this attribute, compared exactly; retired ones too. */
    public Listing<Product> withAttribute(String name, String text) {
        return where(hasAttributes(Attributes.of(name, text)));
    }

    /**
     * Holds for a product that has each of these attributes with this value: a text is compared exactly, a number by its
     * value. Uses an index on both engines. On SQLite a number that another program wrote with an exponent (1e2) is not found.
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

    /** The first 20 products that can be ordered in whose name or category each word stands; {@link ProductSearch} has more. */
    public List<Product> search(String words) {
        return search(new ProductSearch(words));
    }

    /** The products that a search finds, best first; none if it has no word. */
    public List<Product> search(ProductSearch search) {
        return search.words().isEmpty()
                ? List.of()
                : LISTED.rows(session, search.condition())
                        .orderBy(search.order())
                        .limit(search.limit())
                        .fetch(LISTED::value);
    }

    /**
     * Inserts a product and its stock.
     *
     * @throws io.shopsql.error.Duplicate if the stock code is taken
     */
    public Product insert(NewProduct product) {
        return withStock(List.of(ROWS.insert(session, product))).get(0);
    }

    /**
     * Inserts a product and its stock unless one with the same stock code is there.
     *
     * @return the new product, or empty if it was there
     * @throws InvalidInput if it has no stock code
     */
    public Optional<Product> insertIfAbsent(NewProduct product) {
        return insertAllIfAbsent(List.of(product)).stream().findFirst();
    }

    /**
     * Inserts many products and their stock at once, in the fastest way the engine has.
     *
     * @return the new products, in the order given
     * @throws io.shopsql.error.Duplicate if a stock code is taken, or given twice; none is inserted then
     */
    public List<Product> insertAll(Collection<NewProduct> products) {
        return withStock(ROWS.insertAll(session, products));
    }

    /**
     * Inserts those of many products whose stock code is not there yet, with their stock.
     *
     * @return the new products, in no particular order; the others were there, or given twice
     * @throws InvalidInput if one has no stock code
     */
    public List<Product> insertAllIfAbsent(Collection<NewProduct> products) {
        return withStock(ROWS.insertAllIfAbsent(session, PRODUCTS.SKU, ProductRow::naturalKey, products));
    }

    /**
     * Inserts a product and its stock, or updates the catalogue entry with the same stock code; the stock of a product
     * that was there stays as it is.
     *
     * @throws InvalidInput if it has no stock code
     */
    public Product upsert(NewProduct product) {
        ProductRow.naturalKey(product);
        ProductId id = ROWS.upsert(session, PRODUCTS.SKU, product, List.of(PRODUCTS.CREATED_AT));
        stock.insertIfAbsent(id, product.stock());
        return get(id);
    }

    /**
     * Changes what the patch gives.
     *
     * @return whether anything was given
     * @throws NotFound if there is no such product
     * @throws io.shopsql.error.Duplicate if the stock code is taken
     * @throws InvalidInput if it would have more than {@link Attributes#MAX_ATTRIBUTES} attributes; nothing changes then
     */
    public boolean update(ProductId id, ProductPatch patch) {
        if (patch.isEmpty()) {
            return false;
        }
        if (patch.changesSomeAttributes()) {
            // a part of its own, which is undone where they become too many
            db.transaction(part -> changeSomeAttributes(part.dsl(), id, patch));
        } else if (db.update(PRODUCTS)
                        .set(patch.changes().values())
                        .where(PRODUCTS.ID.eq(id))
                        .execute()
                == 0) {
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

    /** Takes a product off sale; orders and reports keep it. */
    public void retire(ProductId id) {
        update(id, ProductPatch.NOTHING.active(false));
    }

    /** Puts a retired product on sale again. */
    public void reinstate(ProductId id) {
        update(id, ProductPatch.NOTHING.active(true));
    }

    /**
     * Sets the stock, as after a stock-taking, and tracks it from now on.
     *
     * @param quantity 0 or more
     * @throws NotFound if there is no such product
     */
    public void setStock(ProductId id, long quantity) {
        Check.atLeast("stock", quantity, 0);
        setOrUntrack(id, quantity);
    }

    /**
     * Tracks the stock no longer: it is unknown until {@link #setStock}, and orders take nothing from it. What orders took
     * before comes back only to a stock that is tracked again by then.
     *
     * @throws NotFound if there is no such product
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
     * Adds to the stock, or takes from it where the number is negative.
     *
     * @return the pieces in stock after it
     * @throws NotFound if there is no such product
     * @throws InvalidInput if the stock is not tracked; {@link #setStock} begins it
     * @throws io.shopsql.error.InsufficientStock if less is there than is to be taken; nothing is taken then
     * @throws io.shopsql.error.MoneyOverflow if the stock would be beyond 64 bits; nothing is added then
     */
    public long addStock(ProductId id, long pieces) {
        Check.atLeast("pieces", pieces, -Long.MAX_VALUE);
        return stock.add(id, pieces).orElseThrow(() -> Stock.refusal(get(id), pieces));
    }

    /**
     * Deletes a product that was never sold, with its stock.
     *
     * @return whether there was one
     * @throws StillReferenced if it stands on an order; the message names the way out
     */
    public boolean delete(ProductId id) {
        if (db.fetchExists(ORDER_ITEMS, ORDER_ITEMS.PRODUCT_ID.eq(id))) {
            throw new StillReferenced(
                    "Product " + id + " has been ordered.", "retire the product instead.", null, null);
        }
        stock.delete(id);
        return db.deleteFrom(PRODUCTS).where(PRODUCTS.ID.eq(id)).execute() > 0;
    }

    /** The keys of the products with these stock codes; those that are not there are left out. */
    public Map<String, ProductId> idsBySku(Collection<String> skus) {
        return ROWS.ids(session, PRODUCTS.SKU, skus);
    }

    /** Each new product gets its row of stock with it. */
    private List<Product> withStock(List<Product> products) {
        stock.insertAll(products);
        return products;
    }

    private static NotFound notFound(ProductId id) {
        return new NotFound("Product", id, "check the key; where() and findBySku() find products.");
    }
}
