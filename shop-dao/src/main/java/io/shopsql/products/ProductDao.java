package io.shopsql.products;

import static io.shopsql.schema.Tables.ORDER_ITEMS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.Records.mapping;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import io.shopsql.error.NotFound;
import io.shopsql.error.ShopException;
import io.shopsql.error.StillReferenced;
import io.shopsql.internal.Bulk;
import io.shopsql.internal.Check;
import io.shopsql.internal.Deferred;
import io.shopsql.internal.Keyset;
import io.shopsql.internal.Session;
import io.shopsql.page.Page;
import io.shopsql.page.PageRequest;
import io.shopsql.page.PageRequest.Position;
import io.shopsql.schema.tables.records.ProductsRecord;
import io.shopsql.schema.type.Attributes;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.ProductId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.InsertValuesStep7;
import org.jooq.Record9;
import org.jooq.SelectWhereStep;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue and its stock. Belongs to one transaction; do not keep it. Lists are in the order of making, then by key.
 *
 * <pre>{@code
 * Product pen = shop.write(tx -> tx.products().insert(new NewProduct("Pen", Money.of("2.50")).withStock(500)));
 * List<Product> cheap = shop.read(tx -> tx.products().list(PRODUCTS.PRICE.lt(Money.of(100))));
 * }</pre>
 */
public final class ProductDao {

    private static final List<TableField<ProductsRecord, ?>> COLUMNS = List.of(
            PRODUCTS.ID,
            PRODUCTS.SKU,
            PRODUCTS.NAME,
            PRODUCTS.PRICE,
            PRODUCTS.CATEGORY,
            PRODUCTS.ATTRIBUTES,
            PRODUCTS.ACTIVE,
            PRODUCTS.CREATED_AT);

    private final DSLContext db;

    /** On a {@code DSLContext} of a shop; mostly through {@code Tx.products()}. */
    public ProductDao(DSLContext db) {
        this.db = db;
    }

    public Optional<Product> find(ProductId id) {
        return findBy(PRODUCTS.ID.eq(id));
    }

    /** The product with this stock code, compared exactly. */
    public Optional<Product> findBySku(String sku) {
        return findBy(PRODUCTS.SKU.eq(sku));
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
    public List<Product> list() {
        return list(noCondition());
    }

    /** The products that can be ordered. */
    public List<Product> active() {
        return list(PRODUCTS.ACTIVE.isTrue());
    }

    /** The products of which one can be ordered now: at least one is in stock, or the stock is not tracked. */
    public List<Product> inStock() {
        return list(PRODUCTS.ACTIVE.isTrue().and(PRODUCT_STOCK.QUANTITY.gt(0L).or(PRODUCT_STOCK.QUANTITY.isNull())));
    }

    public List<Product> inCategory(String category) {
        return list(PRODUCTS.CATEGORY.eq(category));
    }

    /** The products with this attribute, compared exactly; retired ones too. */
    public List<Product> withAttribute(String name, String text) {
        return list(hasAttributes(Attributes.of(name, text)));
    }

    /**
     * Holds for a product that has each of these attributes with this value: a text is compared exactly, a number by its
     * value. Uses an index on both engines. On SQLite a number that another program wrote with an exponent (1e2) is not found.
     *
     * <pre>{@code
     * tx.products().list(ProductDao.hasAttributes(Attributes.of("color", "red")).and(PRODUCTS.PRICE.lt(Money.of(10))))
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
                : products()
                        .where(search.condition())
                        .orderBy(search.order())
                        .limit(search.limit())
                        .fetch(mapping(Product::new));
    }

    /** The products for which a condition over {@code PRODUCTS} and {@code PRODUCT_STOCK} holds. */
    public List<Product> list(Condition where) {
        return products().where(where).orderBy(PRODUCTS.CREATED_AT, PRODUCTS.ID).fetch(mapping(Product::new));
    }

    /** One page of all products. */
    public Page<Product> page(PageRequest request) {
        return page(noCondition(), request);
    }

    /** One page of the products for which a condition holds. */
    public Page<Product> page(Condition where, PageRequest request) {
        List<Product> oneMore = Keyset.page(
                        products().where(where), PRODUCTS.CREATED_AT, PRODUCTS.ID, ProductId::new, request)
                .fetch(mapping(Product::new));
        return Page.of(oneMore, request, p -> new Position(p.createdAt(), p.id().value()));
    }

    /** Reads the products one after another; the stream lives only inside the callback. */
    public <T extends @Nullable Object> T stream(Condition where, Function<Stream<Product>, T> work) {
        try (var rows = products()
                .where(where)
                .orderBy(PRODUCTS.CREATED_AT, PRODUCTS.ID)
                .fetchSize(Session.of(db).engine().fetchSize())
                .fetchStream()) {
            return work.apply(rows.map(mapping(Product::new)::map));
        }
    }

    public int count() {
        return db.fetchCount(PRODUCTS);
    }

    /**
     * Inserts a product and its stock.
     *
     * @throws io.shopsql.error.Duplicate if the stock code is taken
     */
    public Product insert(NewProduct product) {
        Instant now = Session.of(db).now();
        ProductId id = values(List.of(product), now)
                .returningResult(PRODUCTS.ID)
                .fetchSingle()
                .value1();
        return withStock(List.of(made(id, product, now))).get(0);
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
        Session session = Session.of(db);
        Instant now = session.now();
        Iterator<Long> ids = Bulk.reserveIds(session, PRODUCTS, products.size()).iterator();
        List<Product> inserted = products.stream()
                .map(p -> made(new ProductId(ids.next()), p, now))
                .toList();
        Bulk.insert(session, COLUMNS, inserted, p -> new @Nullable Object[] {
            p.id(), p.sku(), p.name(), p.price(), p.category(), p.attributes(), p.active(), p.createdAt()
        });
        return withStock(inserted);
    }

    /**
     * Inserts those of many products whose stock code is not there yet, with their stock.
     *
     * @return the new products, in no particular order; the others were there, or given twice
     * @throws InvalidInput if one has no stock code
     */
    public List<Product> insertAllIfAbsent(Collection<NewProduct> products) {
        Instant now = Session.of(db).now();
        Map<String, NewProduct> bySku = new LinkedHashMap<>();
        products.forEach(p -> bySku.putIfAbsent(naturalKey(p), p));
        List<Product> inserted = new ArrayList<>();
        for (List<NewProduct> chunk : Bulk.chunks(bySku.values())) {
            values(chunk, now)
                    .onConflict(PRODUCTS.SKU)
                    .doNothing()
                    .returningResult(PRODUCTS.SKU, PRODUCTS.ID)
                    .forEach(row ->
                            inserted.add(made(row.value2(), Objects.requireNonNull(bySku.get(row.value1())), now)));
        }
        return withStock(inserted);
    }

    /**
     * Inserts a product and its stock, or updates the catalogue entry with the same stock code; the stock of a product
     * that was there stays as it is.
     *
     * @throws InvalidInput if it has no stock code
     */
    public Product upsert(NewProduct product) {
        naturalKey(product);
        ProductId id = values(List.of(product), Session.of(db).now())
                .onConflict(PRODUCTS.SKU)
                .doUpdate()
                .set(PRODUCTS.NAME, excluded(PRODUCTS.NAME))
                .set(PRODUCTS.PRICE, excluded(PRODUCTS.PRICE))
                .set(PRODUCTS.CATEGORY, excluded(PRODUCTS.CATEGORY))
                .set(PRODUCTS.ATTRIBUTES, excluded(PRODUCTS.ATTRIBUTES))
                .set(PRODUCTS.ACTIVE, excluded(PRODUCTS.ACTIVE))
                .returningResult(PRODUCTS.ID)
                .fetchSingle()
                .value1();
        db.insertInto(PRODUCT_STOCK, PRODUCT_STOCK.PRODUCT_ID, PRODUCT_STOCK.QUANTITY)
                .values(id, product.stock())
                .onConflict(PRODUCT_STOCK.PRODUCT_ID)
                .doNothing()
                .execute();
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
                        .set(patch.changes())
                        .where(PRODUCTS.ID.eq(id))
                        .execute()
                == 0) {
            throw notFound(id);
        }
        return true;
    }

    private static void changeSomeAttributes(DSLContext part, ProductId id, ProductPatch patch) {
        part.update(PRODUCTS)
                .set(patch.changes())
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
        writeStock(id, quantity);
    }

    /**
     * Tracks the stock no longer: it is unknown until {@link #setStock}, and orders take nothing from it. What orders took
     * before comes back only to a stock that is tracked again by then.
     *
     * @throws NotFound if there is no such product
     */
    public void untrackStock(ProductId id) {
        writeStock(id, null);
    }

    private void writeStock(ProductId id, @Nullable Long quantity) {
        int changed = db.update(PRODUCT_STOCK)
                .set(PRODUCT_STOCK.QUANTITY, quantity)
                .where(PRODUCT_STOCK.PRODUCT_ID.eq(id))
                .execute();
        if (changed == 0) {
            throw notFound(id);
        }
    }

    /**
     * Adds to the stock, or takes from it where the number is negative.
     *
     * @return the pieces in stock after it
     * @throws NotFound if there is no such product
     * @throws InvalidInput if the stock is not tracked; {@link #setStock} begins it
     * @throws InsufficientStock if less is there than is to be taken; nothing is taken then
     * @throws MoneyOverflow if the stock would be beyond 64 bits; nothing is added then
     */
    public long addStock(ProductId id, long pieces) {
        Check.atLeast("pieces", pieces, -Long.MAX_VALUE);
        Long after = db.update(PRODUCT_STOCK)
                .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.plus(pieces))
                .where(PRODUCT_STOCK.PRODUCT_ID.eq(id))
                // asked before it is stored: SQLite would store a sum beyond 64 bits as a rounded REAL
                .and(
                        pieces < 0
                                ? PRODUCT_STOCK.QUANTITY.ge(-pieces)
                                : PRODUCT_STOCK.QUANTITY.le(Long.MAX_VALUE - pieces))
                .returningResult(PRODUCT_STOCK.QUANTITY)
                .fetchOne(PRODUCT_STOCK.QUANTITY);
        if (after == null) {
            throw refusal(get(id), pieces);
        }
        return after;
    }

    private static ShopException refusal(Product product, long pieces) {
        Long stock = product.stock();
        if (stock == null) {
            return new InvalidInput(
                    "product.stock",
                    "of product " + product.id() + " is not tracked, so that nothing can be added to it",
                    "begin with setStock.");
        }
        return pieces < 0
                ? new InsufficientStock(product.id().value(), product.name(), stock, -pieces)
                : MoneyOverflow.ofStock(product.id().value());
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
        db.deleteFrom(PRODUCT_STOCK).where(PRODUCT_STOCK.PRODUCT_ID.eq(id)).execute();
        return db.deleteFrom(PRODUCTS).where(PRODUCTS.ID.eq(id)).execute() > 0;
    }

    /** The keys of the products with these stock codes; those that are not there are left out. */
    public Map<String, ProductId> idsBySku(Collection<String> skus) {
        Map<String, ProductId> ids = new HashMap<>();
        for (List<String> chunk : Bulk.chunks(skus)) {
            ids.putAll(db.select(PRODUCTS.SKU, PRODUCTS.ID)
                    .from(PRODUCTS)
                    .where(PRODUCTS.SKU.in(chunk))
                    .fetchMap(PRODUCTS.SKU, PRODUCTS.ID));
        }
        return ids;
    }

    private Optional<Product> findBy(Condition key) {
        return products().where(key).fetchOptional(mapping(Product::new));
    }

    private SelectWhereStep<Record9<ProductId, String, String, Money, String, Attributes, Boolean, Long, Instant>>
            products() {
        return db.select(
                        PRODUCTS.ID,
                        PRODUCTS.SKU,
                        PRODUCTS.NAME,
                        PRODUCTS.PRICE,
                        PRODUCTS.CATEGORY,
                        PRODUCTS.ATTRIBUTES,
                        PRODUCTS.ACTIVE,
                        PRODUCT_STOCK.QUANTITY,
                        PRODUCTS.CREATED_AT)
                .from(PRODUCTS)
                .join(PRODUCT_STOCK)
                .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID));
    }

    private InsertValuesStep7<ProductsRecord, String, String, Money, String, Attributes, Boolean, Instant> values(
            List<NewProduct> products, Instant now) {
        var insert = db.insertInto(
                PRODUCTS,
                PRODUCTS.SKU,
                PRODUCTS.NAME,
                PRODUCTS.PRICE,
                PRODUCTS.CATEGORY,
                PRODUCTS.ATTRIBUTES,
                PRODUCTS.ACTIVE,
                PRODUCTS.CREATED_AT);
        for (NewProduct product : products) {
            insert = insert.values(
                    product.sku(),
                    product.name(),
                    product.price(),
                    product.category(),
                    product.attributes(),
                    product.active(),
                    now);
        }
        return insert;
    }

    /** Each product gets its row of stock with it. */
    private List<Product> withStock(List<Product> products) {
        Bulk.insert(Session.of(db), List.of(PRODUCT_STOCK.PRODUCT_ID, PRODUCT_STOCK.QUANTITY), products, p ->
                new @Nullable Object[] {p.id(), p.stock()});
        return products;
    }

    private static Product made(ProductId id, NewProduct product, Instant now) {
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

    private static String naturalKey(NewProduct product) {
        if (product.sku() == null) {
            throw new InvalidInput("product.sku", "must be given to tell whether the product is there");
        }
        return product.sku();
    }

    private static NotFound notFound(ProductId id) {
        return new NotFound("Product", id, "check the key; list() and findBySku() find products.");
    }
}
