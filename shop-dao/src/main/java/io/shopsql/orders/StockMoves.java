package io.shopsql.orders;

import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.param;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.internal.Session;
import io.shopsql.schema.type.ProductId;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jooq.DSLContext;
import org.jooq.Param;
import org.jooq.Query;

/** Takes and returns stock, always in product order, so that two transactions cannot deadlock. */
final class StockMoves {

    private final Session session;
    private final DSLContext db;

    StockMoves(Session session) {
        this.session = session;
        this.db = session.db();
    }

    /**
     * Takes the pieces of each product that has enough stock.
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
        return refused(wanted, taken);
    }

    /**
     * Returns pieces to the stock, except to untracked stock.
     *
     * @throws MoneyOverflow if a stock would exceed 64 bits; the transaction must then be rolled back
     */
    void give(Map<ProductId, Long> pieces) {
        SortedMap<ProductId, Long> ordered = new TreeMap<>(pieces);
        Param<Long> more = param("pieces", PRODUCT_STOCK.QUANTITY.getDataType());
        Param<Long> most = param("most", PRODUCT_STOCK.QUANTITY.getDataType());
        Param<ProductId> product = param("product", PRODUCT_STOCK.PRODUCT_ID.getDataType());
        int[] given = run(
                db.update(PRODUCT_STOCK)
                        .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.plus(more))
                        .where(PRODUCT_STOCK.PRODUCT_ID.eq(product))
                        .and(PRODUCT_STOCK.QUANTITY.le(most)),
                ordered.entrySet().stream()
                        .map(e -> new Object[] {e.getValue(), e.getKey(), Long.MAX_VALUE - e.getValue()})
                        .toArray(Object[][]::new));
        requireRoom(refused(ordered, given).keySet());
    }

    /** Checks that refused products are untracked; else their stock would overflow. */
    private void requireRoom(Collection<ProductId> refused) {
        if (refused.isEmpty()) {
            return;
        }
        db.select(PRODUCT_STOCK.PRODUCT_ID)
                .from(PRODUCT_STOCK)
                .where(PRODUCT_STOCK.PRODUCT_ID.in(refused))
                .and(PRODUCT_STOCK.QUANTITY.isNotNull())
                .orderBy(PRODUCT_STOCK.PRODUCT_ID)
                .limit(1)
                .fetchOptional(PRODUCT_STOCK.PRODUCT_ID)
                .ifPresent(full -> {
                    throw session.failed(MoneyOverflow.ofStock(full.value()));
                });
    }

    private static SortedMap<ProductId, Long> refused(SortedMap<ProductId, Long> moves, int[] moved) {
        SortedMap<ProductId, Long> refused = new TreeMap<>();
        int i = 0;
        for (Map.Entry<ProductId, Long> move : moves.entrySet()) {
            if (moved[i++] == 0) {
                refused.put(move.getKey(), move.getValue());
            }
        }
        return refused;
    }

    private int[] run(Query query, Object[][] binds) {
        return binds.length == 0 ? new int[0] : db.batch(query).bind(binds).execute();
    }
}
