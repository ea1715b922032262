package io.shopsql.report;

import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.noCondition;

import org.jooq.Condition;

/**
 * What a report leaves out of its rows, and how much of it there is.
 *
 * <pre>{@code
 * LowStock low = new LowStock(5);
 * LeftOut untracked = low.leftOut().orElseThrow();
 * long products = shop.report(untracked.count()); // 3665
 * }</pre>
 *
 * @param what in words: {@code products whose stock is not tracked}
 * @param count counts it, by one statement
 */
public record LeftOut(String what, Report<Long> count) {

    /** Products whose stock nobody has told, retired ones too. */
    static LeftOut untracked() {
        return untracked("products", noCondition());
    }

    /** The same without the retired ones. */
    static LeftOut untrackedActive() {
        return untracked("active products", PRODUCTS.ACTIVE.isTrue());
    }

    private static LeftOut untracked(String which, Condition condition) {
        return new LeftOut(which + " whose stock is not tracked", db -> (long) db.fetchCount(
                PRODUCTS.join(PRODUCT_STOCK).on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID)),
                condition.and(PRODUCT_STOCK.QUANTITY.isNull())));
    }
}
