package io.shopsql.orders;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.PRODUCTS;
import static io.shopsql.schema.Tables.PRODUCT_STOCK;
import static io.shopsql.schema.Tables.USERS;
import static org.jooq.impl.DSL.select;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.Contention;
import io.shopsql.error.Inactive;
import io.shopsql.error.InsufficientStock;
import io.shopsql.error.InvalidInput;
import io.shopsql.error.NotFound;
import io.shopsql.internal.Deferred;
import io.shopsql.internal.Session;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Compiled;
import io.shopsql.query.Step;
import io.shopsql.query.Template;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Places an order. All checks come before the first change, except two: the idempotency key is claimed first, and the
 * stock is taken by conditional updates. A refusal undoes both.
 */
final class Placing {

    private static final Compiled.Query1<UserId, Boolean> IS_ACTIVE = Compiled.query(
            one(USERS.ID),
            user -> select(USERS.ACTIVE).from(USERS).where(USERS.ID.eq(user)),
            mapping((Boolean active) -> active));

    // columns of a fixed width only: the driver would end the round trip before a text
    private static final Compiled.Query1<Collection<ProductId>, Offer> OFFERS = Compiled.query(
            list(PRODUCTS.ID),
            products -> select(PRODUCTS.ID, PRODUCTS.PRICE, PRODUCTS.ACTIVE, PRODUCT_STOCK.QUANTITY)
                    .from(PRODUCTS)
                    .join(PRODUCT_STOCK)
                    .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                    .where(products.contains(PRODUCTS.ID)),
            mapping(Offer::new));

    private static final Compiled.Query1<ProductId, String> NAME = Compiled.query(
            one(PRODUCTS.ID),
            product -> select(PRODUCTS.NAME).from(PRODUCTS).where(PRODUCTS.ID.eq(product)),
            mapping((String name) -> name));

    private static final BoundQuery<OrderId> NEXT_KEY = new BoundQuery<>(
            new Template(List.of(), none -> select(Deferred.field(ORDERS.ID, engine -> engine.nextKey(ORDERS.ID)))),
            mapping((OrderId next) -> next));

    private final Session session;

    Placing(Session session) {
        this.session = session;
    }

    Order place(NewOrder order) {
        if (order.items().isEmpty()) {
            throw new InvalidInput("order.items", "must be at least one, was none");
        }
        String key = order.idempotencyKey();
        Instant now = session.now();
        return key == null ? placeNew(order, now) : session.keyed(() -> placeOnce(order, key, now));
    }

    private Order placeNew(NewOrder order, Instant now) {
        Step<List<OrderId>> next = Step.rows(NEXT_KEY);
        Facts facts = new Facts(order);
        session.runner().together(List.of(next, facts.user, facts.offers));
        return placed(order, next.result().get(0), facts, now);
    }

    private Order placeOnce(NewOrder order, String key, Instant now) {
        String hash = RequestHash.of(order);
        Step<List<OrderId>> claimed = OrderKeys.claim(key, hash, now);
        Facts facts = new Facts(order);
        session.runner().together(List.of(claimed, facts.user, facts.offers));
        OrderKeys keys = new OrderKeys(session);
        if (claimed.result().isEmpty()) {
            return keys.get(key, hash);
        }
        try {
            return placed(order, claimed.result().get(0), facts, now);
        } catch (RuntimeException | Error refused) {
            // else a caller who continues after the error would commit a key without an order
            if (!session.isLost()) {
                keys.release(key);
            }
            throw refused;
        }
    }

    private Order placed(NewOrder order, OrderId id, Facts facts, Instant now) {
        requireActive(order.user(), facts.user.result());
        Map<ProductId, Offer> offers = byId(facts.offers.result());
        Lines lines = new Lines();
        for (NewOrder.Item item : order.items()) {
            Offer offer = orderable(offers.get(item.product()), item.product(), facts.wanted);
            lines.add(item.product(), item.quantity(), offer.price(), offer.isTracked());
        }
        SortedMap<ProductId, Long> tracked = new TreeMap<>(facts.wanted);
        offers.values().stream().filter(offer -> !offer.isTracked()).forEach(offer -> tracked.remove(offer.id()));
        store(order, id, lines, tracked, now);
        return new Order(id, order.user(), order.status(), now, lines.total(), lines.units(), order.notes());
    }

    private static void requireActive(UserId id, List<Boolean> active) {
        if (active.isEmpty()) {
            throw new NotFound("User", id, "insert the user first, or correct the key.");
        }
        if (!active.get(0)) {
            throw new Inactive("User " + id + " is deactivated and cannot order.", "activate the user first.");
        }
    }

    private static Map<ProductId, Offer> byId(List<Offer> offers) {
        Map<ProductId, Offer> byId = new HashMap<>();
        offers.forEach(offer -> byId.put(offer.id(), offer));
        return byId;
    }

    @CanIgnoreReturnValue
    private Offer orderable(@Nullable Offer offer, ProductId id, Map<ProductId, Long> wanted) {
        if (offer == null) {
            throw new NotFound("Product", id, "insert the product first, or correct the key.");
        }
        if (!offer.active()) {
            throw new Inactive(
                    "Product " + id + " is retired and cannot be ordered.",
                    "reinstate the product, or remove it from the order.");
        }
        long requested = wanted.getOrDefault(id, 0L);
        if (offer.stock() != null && offer.stock() < requested) {
            throw new InsufficientStock(id.value(), session.only(NAME.with(id)), offer.stock(), requested);
        }
        return offer;
    }

    /** Takes the stock and stores the order and its lines, in one round trip if they are few. */
    private void store(NewOrder order, OrderId id, Lines lines, SortedMap<ProductId, Long> tracked, Instant now) {
        Step<int[]> taken = StockMoves.taking(tracked);
        Step<int[]> inserted = Step.counts(OrderRow.insertion(id, order, lines, now));
        List<@Nullable Object[]> rows = lines.of(id);
        session.runner()
                .together(
                        lines.areFew()
                                ? List.of(taken, inserted, Step.counts(Lines.insertion(rows)))
                                : List.of(taken, inserted));
        SortedMap<ProductId, Long> refused = StockMoves.refused(tracked, taken.result());
        if (!refused.isEmpty()) {
            undo(id, tracked, refused);
        } else if (!lines.areFew()) {
            Lines.insert(session, rows);
        }
    }

    /** Concurrent orders took the stock first: undo, so that a caller who continues after the error commits nothing. */
    private void undo(OrderId id, SortedMap<ProductId, Long> wanted, SortedMap<ProductId, Long> refused) {
        session.db().deleteFrom(ORDERS).where(ORDERS.ID.eq(id)).execute();
        SortedMap<ProductId, Long> taken = new TreeMap<>(wanted);
        taken.keySet().removeAll(refused.keySet());
        new StockMoves(session).give(taken);
        ProductId first = refused.firstKey();
        // read again, for the figures that caused the refusal
        Offer now = byId(session.list(OFFERS.with(List.of(first)))).get(first);
        orderable(now, first, wanted);
        throw session.lost(new Contention("The stock of product " + first + " changed while it was ordered.", null));
    }

    /** What an order depends on: whether its user is active, and the offers of its products. */
    private static final class Facts {
        private final SortedMap<ProductId, Long> wanted = new TreeMap<>();
        private final Step<List<Boolean>> user;
        private final Step<List<Offer>> offers;

        private Facts(NewOrder order) {
            order.items().forEach(item -> wanted.merge(item.product(), (long) item.quantity(), Math::addExact));
            user = Step.rows(IS_ACTIVE.with(order.user()));
            offers = Step.rows(OFFERS.with(wanted.keySet()));
        }
    }

    /** The current offer of a product; the stock is null if untracked. */
    private record Offer(
            ProductId id,
            Money price,
            boolean active,
            @Nullable Long stock) {

        boolean isTracked() {
            return stock != null;
        }
    }
}
