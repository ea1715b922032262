package io.shopsql.orders;

import static io.shopsql.query.Mapping.mapping;
import static io.shopsql.query.Parameter.one;
import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.select;

import io.shopsql.error.Contention;
import io.shopsql.error.IdempotencyConflict;
import io.shopsql.error.NotFound;
import io.shopsql.internal.Deferred;
import io.shopsql.internal.Session;
import io.shopsql.query.Compiled;
import io.shopsql.query.Step;
import io.shopsql.schema.type.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * The idempotency keys of orders. A request claims its key before it takes stock: a concurrent repetition waits for the
 * key, then reads the first one's order. Belongs to one transaction.
 */
final class OrderKeys {

    /**
     * How long after its key an order may become visible, if the nodes of the database commit independently; includes
     * clock skew. If it were too short, an existing order would be reported as deleted, and the customer might order
     * again.
     */
    private static final Duration SEEN_WITHIN = Duration.ofMinutes(1);

    private static final Compiled.Query3<String, String, Instant, OrderId> CLAIM = Compiled.query(
            one(ORDER_REQUESTS.IDEMPOTENCY_KEY),
            one(ORDER_REQUESTS.REQUEST_HASH),
            one(ORDER_REQUESTS.CREATED_AT),
            (key, hash, now) -> insertInto(ORDER_REQUESTS)
                    .set(ORDER_REQUESTS.IDEMPOTENCY_KEY, key)
                    .set(ORDER_REQUESTS.REQUEST_HASH, hash)
                    .set(ORDER_REQUESTS.ORDER_ID, Deferred.field(ORDERS.ID, engine -> engine.nextKey(ORDERS.ID)))
                    .set(ORDER_REQUESTS.CREATED_AT, now)
                    .onConflict(ORDER_REQUESTS.IDEMPOTENCY_KEY)
                    .doNothing()
                    .returningResult(ORDER_REQUESTS.ORDER_ID),
            mapping((OrderId order) -> order));

    private static final Compiled.Query1<String, Request> BY_KEY = Compiled.query(
            one(ORDER_REQUESTS.IDEMPOTENCY_KEY),
            key -> select(ORDER_REQUESTS.REQUEST_HASH, ORDER_REQUESTS.ORDER_ID, ORDER_REQUESTS.CREATED_AT)
                    .from(ORDER_REQUESTS)
                    .where(ORDER_REQUESTS.IDEMPOTENCY_KEY.eq(key)),
            mapping(Request::new));

    private final Session session;

    OrderKeys(Session session) {
        this.session = session;
    }

    /** Claims the key for a new order, and gives its key; no row if the idempotency key was claimed before. */
    static Step<List<OrderId>> claim(String key, String hash, Instant now) {
        return Step.rows(CLAIM.with(key, hash, now));
    }

    /** Releases a key claimed by this transaction. */
    void release(String key) {
        session.db()
                .deleteFrom(ORDER_REQUESTS)
                .where(ORDER_REQUESTS.IDEMPOTENCY_KEY.eq(key))
                .execute();
    }

    /**
     * The order of a key, in its current state.
     *
     * @throws IdempotencyConflict if the key was used for other content
     * @throws NotFound if the order was deleted
     * @throws Contention if the order is not visible yet: a retry sees it
     */
    Order get(String key, String hash) {
        Request request = session.find(BY_KEY.with(key))
                .orElseThrow(() ->
                        session.lost(new Contention("The same request is being placed by another transaction.", null)));
        OrderId id = request.order();
        if (!request.hash().equals(hash)) {
            throw new IdempotencyConflict("Order", id.value());
        }
        return new OrderDao(session).find(id).orElseThrow(() -> {
            if (request.at().plus(SEEN_WITHIN).isBefore(session.now())) {
                return new NotFound(
                        "Order",
                        id,
                        "it was placed under this idempotency key and deleted; order again under a new key.");
            }
            return session.lost(new Contention(
                    "Order " + id + ", placed under this idempotency key just now, is not visible yet, or was deleted.",
                    null));
        });
    }

    /** What was placed under a key. */
    private record Request(String hash, OrderId order, Instant at) {}
}
