package io.shopsql.orders;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.list;
import static io.shopsql.query.Parameter.one;
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
import io.shopsql.internal.Session;
import io.shopsql.query.Compiled;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private static final Compiled.Query1<Collection<ProductId>, Offer> OFFERS = Compiled.query(
            list(PRODUCTS.ID),
            products -> select(PRODUCTS.ID, PRODUCTS.NAME, PRODUCTS.PRICE, PRODUCTS.ACTIVE, PRODUCT_STOCK.QUANTITY)
                    .from(PRODUCTS)
                    .join(PRODUCT_STOCK)
                    .on(PRODUCT_STOCK.PRODUCT_ID.eq(PRODUCTS.ID))
                    .where(products.contains(PRODUCTS.ID)),
            mapping(Offer::new));

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
        return key == null ? placeNew(order, null, now) : session.keyed(() -> placeOnce(order, key, now));
    }

    private Order placeOnce(NewOrder order, String key, Instant now) {
        OrderKeys keys = new OrderKeys(session);
        String hash = RequestHash.of(order);
        Optional<OrderId> claimed = keys.claim(key, hash, now);
        if (claimed.isEmpty()) {
            return keys.get(key, hash);
        }
        try {
            return placeNew(order, claimed.get(), now);
        } catch (RuntimeException | Error refused) {
            // else a caller who continues after the error would commit a key without an order
            if (!session.isLost()) {
                keys.release(key);
            }
            throw refused;
        }
    }

    /** Stores the order, under the id if given. */
    private Order placeNew(NewOrder order, @Nullable OrderId id, Instant now) {
        requireActive(order.user());
        SortedMap<ProductId, Long> wanted = new TreeMap<>();
        order.items().forEach(item -> wanted.merge(item.product(), (long) item.quantity(), Math::addExact));
        Map<ProductId, Offer> offers = offers(wanted.keySet());
        Lines lines = new Lines();
        for (NewOrder.Item item : order.items()) {
            Offer offer = orderable(offers.get(item.product()), item.product(), wanted);
            lines.add(item.product(), item.quantity(), offer.price(), offer.isTracked());
        }
        SortedMap<ProductId, Long> tracked = new TreeMap<>(wanted);
        offers.values().stream().filter(offer -> !offer.isTracked()).forEach(offer -> tracked.remove(offer.id()));
        takeStock(tracked);
        return store(order, id, lines, now);
    }

    private void requireActive(UserId id) {
        boolean active = session.find(IS_ACTIVE.with(id))
                .orElseThrow(() -> new NotFound("User", id, "insert the user first, or correct the key."));
        if (!active) {
            throw new Inactive("User " + id + " is deactivated and cannot order.", "activate the user first.");
        }
    }

    private Map<ProductId, Offer> offers(Collection<ProductId> products) {
        Map<ProductId, Offer> offers = new HashMap<>();
        session.list(OFFERS.with(products)).forEach(offer -> offers.put(offer.id(), offer));
        return offers;
    }

    @CanIgnoreReturnValue
    private static Offer orderable(@Nullable Offer offer, ProductId id, Map<ProductId, Long> wanted) {
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
            throw new InsufficientStock(id.value(), offer.name(), offer.stock(), requested);
        }
        return offer;
    }

    private void takeStock(SortedMap<ProductId, Long> wanted) {
        StockMoves stock = new StockMoves(session);
        SortedMap<ProductId, Long> refused = stock.take(wanted);
        if (refused.isEmpty()) {
            return;
        }
        // concurrent orders took the stock first: undo, so that a caller who continues after the error commits nothing
        SortedMap<ProductId, Long> taken = new TreeMap<>(wanted);
        taken.keySet().removeAll(refused.keySet());
        stock.give(taken);
        ProductId first = refused.firstKey();
        // read again, for the figures that caused the refusal
        Offer now = offers(List.of(first)).get(first);
        orderable(now, first, wanted);
        throw session.lost(new Contention("The stock of product " + first + " changed while it was ordered.", null));
    }

    private Order store(NewOrder order, @Nullable OrderId claimed, Lines lines, Instant now) {
        OrderId id = OrderRow.insert(session, claimed, order, lines, now);
        Lines.insert(session, lines.of(id));
        return new Order(id, order.user(), order.status(), now, lines.total(), lines.units(), order.notes());
    }

    /** The current offer of a product; the stock is null if untracked. */
    private record Offer(
            ProductId id,
            String name,
            Money price,
            boolean active,
            @Nullable Long stock) {

        boolean isTracked() {
            return stock != null;
        }
    }
}
