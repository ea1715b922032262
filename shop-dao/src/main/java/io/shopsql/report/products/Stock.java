package io.shopsql.report.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.report.LeftOut;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Table;

/** Products with their stock. Stock reports exclude products with untracked stock. */
final class Stock {

    /** What stock reports say about untracked stock. */
    static final String UNTRACKED = "Products with untracked stock are left out and counted.";

    /** The filter text of reports on products in stock. */
    static final String IN_STOCK =
            "stock above zero, including retired products: their pieces are still in stock. " + UNTRACKED;

    /** One row per product. */
    static final Table<?> OF_PRODUCTS = PRODUCTS.join(PRODUCT_STOCK).on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID));

    private Stock() {}

    /** Includes retired products. */
    static Optional<LeftOut> untracked() {
        return leftOut("products", noCondition());
    }

    static Optional<LeftOut> untrackedOfActive() {
        return leftOut("active products", PRODUCTS.ACTIVE.isTrue());
    }

    private static Optional<LeftOut> leftOut(String which, Condition condition) {
        return Optional.of(new LeftOut(which + " whose stock is not tracked", db ->
                (long) db.fetchCount(OF_PRODUCTS, condition.and(PRODUCT_STOCK.QUANTITY.isNull()))));
    }
}
