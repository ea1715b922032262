package io.shopsql.orders;

import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.param;

import io.shopsql.schema.type.ProductId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Query;

/** Takes from the stock and gives back to it, always in the order of the products, so that no two can deadlock. */
final class StockMoves {

    private final DSLContext db;

    StockMoves(DSLContext db) {
        this.db = db;
    }

    /**
     * Takes the pieces of each product of which there is enough.
     *
     * @return what could not be taken
     */
    SortedMap<ProductId, Long> take(SortedMap<ProductId, Long> wanted) {
        Param<Long> pieces = param("pieces", PRODUCT_STOCK.QUANTITY.getDataType());
        Param<Long> atLeast = param("atLeast", PRODUCT_STOCK.QUANTITY.getDataType());
        Param<ProductId> product = param("product", PRODUCT_STOCK.PRODUCT_ID.getDataType());
        int[] taken = run(
                db.update(PRODUCT_STOCK)
                        .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.minus(pieces))
                        .where(PRODUCT_STOCK.PRODUCT_ID.eq(product))
                        .and(PRODUCT_STOCK.QUANTITY.ge(atLeast)),
                wanted.entrySet().stream()
                        .map(e -> new Object[] {e.getValue(), e.getKey(), e.getValue()})
                        .toArray(Object[][]::new));
        SortedMap<ProductId, Long> refused = new TreeMap<>();
        int i = 0;
        for (Map.Entry<ProductId, Long> entry : wanted.entrySet()) {
            if (taken[i++] == 0) {
                refused.put(entry.getKey(), entry.getValue());
            }
        }
        return refused;
    }

    void give(Map<ProductId, Long> pieces) {
        Param<Long> more = param("pieces", PRODUCT_STOCK.QUANTITY.getDataType());
        Param<ProductId> product = param("product", PRODUCT_STOCK.PRODUCT_ID.getDataType());
        run(
                db.update(PRODUCT_STOCK)
                        .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.plus(more))
                        .where(PRODUCT_STOCK.PRODUCT_ID.eq(product)),
                new TreeMap<>(pieces)
                        .entrySet().stream()
                                .map(e -> new Object[] {e.getValue(), e.getKey()})
                                .toArray(Object[][]::new));
    }

    private int[] run(Query query, Object[][] binds) {
        return binds.length == 0 ? new int[0] : db.batch(query).bind(binds).execute();
    }
}
