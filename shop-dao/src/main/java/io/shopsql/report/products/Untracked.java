package io.shopsql.report.products;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.report.LeftOut;
import java.util.Optional;
import org.jooq.Condition;

/** Products whose stock is not tracked: reports on stock leave them out. */
final class Untracked {

    private Untracked() {}

    /** Retired ones too. */
    static Optional<LeftOut> products() {
        return leftOut("products", noCondition());
    }

    static Optional<LeftOut> activeProducts() {
        return leftOut("active products", PRODUCTS.ACTIVE.isTrue());
    }

    private static Optional<LeftOut> leftOut(String which, Condition condition) {
        return Optional.of(new LeftOut(which + " whose stock is not tracked", db -> (long) db.fetchCount(
                PRODUCTS.join(PRODUCT_STOCK).on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID)),
                condition.and(PRODUCT_STOCK.QUANTITY.isNull()))));
    }
}
