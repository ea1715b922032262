package io.shopsql.columns;

import static io.shopsql.columns.Path.INSERT;
import static io.shopsql.columns.Path.INSERT_ALL;
import static io.shopsql.columns.Path.INSERT_ALL_IF_ABSENT;
import static io.shopsql.columns.Path.INSERT_IF_ABSENT;
import static io.shopsql.columns.Path.UPDATE;
import static io.shopsql.columns.Path.UPSERT;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;

import io.shopsql.Tx;
import io.shopsql.products.NewProduct;
import io.shopsql.products.Product;
import io.shopsql.products.ProductPatch;
import io.shopsql.schema.type.ProductId;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** How products and their stock are written. */
final class ProductWrites {

    private static final List<Write> UPDATES = List.of(
            Write.by(PRODUCTS, UPSERT, "upsert of an existing product", (tx, seed) -> {
                Product before =
                        tx.products().insert(Filled.record(NewProduct.class, 3 - seed, Map.of("sku", "sku " + seed)));
                NewProduct given = Filled.record(NewProduct.class, seed, Map.of());
                return product(given, tx.products().upsert(given)).holds(PRODUCTS.ID, before.id());
            }),
            Write.by(PRODUCTS, UPDATE, "update", (tx, seed) -> {
                ProductId id = insert(tx, 3 - seed).id();
                tx.products().update(id, Filled.patch(ProductPatch.NOTHING, seed));
                return Written.row(PRODUCTS, PRODUCTS.ID.eq(id)).holdsChangesOf(ProductPatch.class, seed);
            }),
            Write.by(PRODUCT_STOCK, UPDATE, "setStock", (tx, seed) -> {
                ProductId id = insert(tx, 3 - seed).id();
                tx.products().setStock(id, seed);
                return Written.row(PRODUCT_STOCK, PRODUCT_STOCK.PRODUCT_ID.eq(id))
                        .holds(PRODUCT_STOCK.QUANTITY, (long) seed);
            }));

    static final List<Write> ALL = Stream.of(
                    both(INSERT, "insert", (tx, product) -> tx.products().insert(product)),
                    both(
                            INSERT_IF_ABSENT,
                            "insertIfAbsent",
                            (tx, product) ->
                                    tx.products().insertIfAbsent(product).orElseThrow()),
                    both(
                            INSERT_ALL,
                            "insertAll",
                            (tx, product) ->
                                    tx.products().insertAll(List.of(product)).get(0)),
                    both(
                            INSERT_ALL_IF_ABSENT,
                            "insertAllIfAbsent",
                            (tx, product) -> tx.products()
                                    .insertAllIfAbsent(List.of(product))
                                    .get(0)),
                    both(
                            UPSERT,
                            "upsert of a new product",
                            (tx, product) -> tx.products().upsert(product)),
                    UPDATES)
            .flatMap(List::stream)
            .toList();

    private ProductWrites() {}

    /** The product's row and the row of its stock. */
    private static List<Write> both(Path path, String name, BiFunction<Tx, NewProduct, Product> insert) {
        return List.of(
                Write.by(PRODUCTS, path, name, (tx, seed) -> {
                    NewProduct given = Filled.record(NewProduct.class, seed, Map.of());
                    return product(given, insert.apply(tx, given));
                }),
                Write.by(PRODUCT_STOCK, path, name, (tx, seed) -> {
                    NewProduct given = Filled.record(NewProduct.class, seed, Map.of());
                    return stock(given, insert.apply(tx, given));
                }));
    }

    private static Written product(NewProduct given, Product made) {
        return Written.row(PRODUCTS, PRODUCTS.ID.eq(made.id())).holds(given).holds(made);
    }

    private static Written stock(NewProduct given, Product made) {
        return Written.row(PRODUCT_STOCK, PRODUCT_STOCK.PRODUCT_ID.eq(made.id()))
                .holds(PRODUCT_STOCK.PRODUCT_ID, made.id())
                .holds(PRODUCT_STOCK.QUANTITY, given.stock())
                .holds(PRODUCT_STOCK.QUANTITY, made.stock());
    }

    /** A product that can be ordered. */
    static Product insert(Tx tx, int seed) {
        return tx.products().insert(Filled.record(NewProduct.class, seed, Map.of("active", true)));
    }
}
