package io.shopsql.orders;

import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static org.jooq.impl.DSL.update;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.internal.Session;
import io.shopsql.query.BoundChange;
import io.shopsql.query.Compiled;
import io.shopsql.query.Step;
import io.shopsql.schema.type.ProductId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Takes and returns stock, always in product order, so that two transactions cannot deadlock. */
final class StockMoves {

    private static final Compiled.Change3<Long, ProductId, Long> TAKE = Compiled.change(
            one(PRODUCT_STOCK.QUANTITY),
            one(PRODUCT_STOCK.PRODUCT_ID),
            one(PRODUCT_STOCK.QUANTITY),
            (pieces, product, atLeast) -> update(PRODUCT_STOCK)
                    .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.minus(pieces))
                    .where(PRODUCT_STOCK.PRODUCT_ID.eq(product))
                    .and(PRODUCT_STOCK.QUANTITY.ge(atLeast)));

    private static final Compiled.Change3<Long, ProductId, Long> GIVE = Compiled.change(
            one(PRODUCT_STOCK.QUANTITY),
            one(PRODUCT_STOCK.PRODUCT_ID),
            one(PRODUCT_STOCK.QUANTITY),
            (pieces, product, atMost) -> update(PRODUCT_STOCK)
                    .set(PRODUCT_STOCK.QUANTITY, PRODUCT_STOCK.QUANTITY.plus(pieces))
                    .where(PRODUCT_STOCK.PRODUCT_ID.eq(product))
                    .and(PRODUCT_STOCK.QUANTITY.le(atMost)));

    private final Session session;

    StockMoves(Session session) {
        this.session = session;
    }

    /** Takes the pieces of each product that has enough stock; see {@link #refused}. */
    static Step<int[]> taking(SortedMap<ProductId, Long> wanted) {
        return Step.counts(changes(wanted, (product, pieces) -> TAKE.with(pieces, product, pieces)));
    }

    /**
     * Returns pieces to the stock, except to untracked stock.
     *
     * @throws MoneyOverflow if a stock would exceed 64 bits; the transaction must then be rolled back
     */
    void give(Map<ProductId, Long> pieces) {
        SortedMap<ProductId, Long> ordered = new TreeMap<>(pieces);
        int[] given = session.runner()
                .runAll(changes(ordered, (product, more) -> GIVE.with(more, product, Long.MAX_VALUE - more)));
        requireRoom(refused(ordered, given).keySet());
    }

    /** Checks that refused products are untracked; else their stock would overflow. */
    private void requireRoom(Collection<ProductId> refused) {
        if (refused.isEmpty()) {
            return;
        }
        session.db()
                .select(PRODUCT_STOCK.PRODUCT_ID)
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

    /** The moves whose statement has changed no row. */
    static SortedMap<ProductId, Long> refused(SortedMap<ProductId, Long> moves, int[] moved) {
        SortedMap<ProductId, Long> refused = new TreeMap<>();
        int i = 0;
        for (Map.Entry<ProductId, Long> move : moves.entrySet()) {
            if (moved[i++] == 0) {
                refused.put(move.getKey(), move.getValue());
            }
        }
        return refused;
    }

    private static List<BoundChange> changes(
            SortedMap<ProductId, Long> moves, BiFunction<ProductId, Long, BoundChange> change) {
        List<BoundChange> changes = new ArrayList<>(moves.size());
        moves.forEach((product, pieces) -> changes.add(change.apply(product, pieces)));
        return changes;
    }
}
