package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;

import io.shopsql.internal.Bulk;
import io.shopsql.internal.Inserts;
import io.shopsql.internal.RowValues;
import io.shopsql.internal.Session;
import io.shopsql.orders.Recorded.Conflict;
import io.shopsql.schema.tables.records.OrderRequestsRecord;
import io.shopsql.schema.type.OrderId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Records orders completed elsewhere, each once. */
final class History {

    private static final List<TableField<?, ?>> ORDER_COLUMNS = Inserts.columns(ORDERS);
    private static final List<TableField<?, ?>> REQUEST_COLUMNS = Inserts.columns(ORDER_REQUESTS);

    private final Session session;

    History(Session session) {
        this.session = session;
    }

    Recorded record(Collection<PastOrder> orders) {
        Map<String, Request> requests =
                requests(orders.stream().map(PastOrder::idempotencyKey).toList());
        Map<String, PastOrder> fresh = new LinkedHashMap<>();
        Map<String, String> hashes = new HashMap<>();
        List<String> alreadyThere = new ArrayList<>();
        List<PastOrder> others = new ArrayList<>();
        List<Conflict> conflicts = new ArrayList<>();
        for (PastOrder order : orders) {
            String key = order.idempotencyKey();
            String hash = RequestHash.of(order);
            Request before = requests.get(key);
            PastOrder sibling = fresh.get(key);
            if (before != null) {
                if (before.hash().equals(hash) || before.hash().equals(RequestHash.inGivenOrder(order))) {
                    alreadyThere.add(key);
                } else {
                    others.add(order);
                }
            } else if (sibling == null) {
                fresh.put(key, order);
                hashes.put(key, hash);
            } else if (hash.equals(hashes.get(key))) {
                alreadyThere.add(key);
            } else {
                conflicts.add(RecordedContent.of(sibling).conflictWith(order));
            }
        }
        compare(others, requests, alreadyThere, conflicts);
        store(fresh.values(), hashes);
        return new Recorded(fresh.size(), alreadyThere, conflicts);
    }

    /**
     * Compares the stored content if the hash differs: earlier builds hashed the same lines in another order
     * differently.
     */
    private void compare(
            List<PastOrder> orders,
            Map<String, Request> requests,
            List<String> alreadyThere,
            List<Conflict> conflicts) {
        Map<OrderId, RecordedContent> contents = RecordedContent.of(
                session.db(),
                orders.stream()
                        .map(order -> requests.get(order.idempotencyKey()))
                        .filter(Objects::nonNull)
                        .map(Request::order)
                        .toList());
        for (PastOrder order : orders) {
            Request request = Objects.requireNonNull(requests.get(order.idempotencyKey()));
            RecordedContent content = contents.getOrDefault(request.order(), RecordedContent.DELETED);
            if (content.equals(RecordedContent.of(order))) {
                alreadyThere.add(order.idempotencyKey());
            } else {
                conflicts.add(content.conflictWith(order));
            }
        }
    }

    private Map<String, Request> requests(Collection<String> keys) {
        Map<String, Request> requests = new HashMap<>();
        for (List<String> chunk : Bulk.chunks(keys)) {
            session.db()
                    .select(ORDER_REQUESTS.IDEMPOTENCY_KEY, ORDER_REQUESTS.REQUEST_HASH, ORDER_REQUESTS.ORDER_ID)
                    .from(ORDER_REQUESTS)
                    .where(ORDER_REQUESTS.IDEMPOTENCY_KEY.in(chunk))
                    .forEach(row -> requests.put(row.value1(), new Request(row.value2(), row.value3())));
        }
        return requests;
    }

    private void store(Collection<PastOrder> orders, Map<String, String> hashes) {
        Iterator<Long> ids = Bulk.reserveIds(session, ORDERS, orders.size()).iterator();
        Instant now = session.now();
        List<@Nullable Object[]> rows = new ArrayList<>(orders.size());
        List<@Nullable Object[]> lineRows = new ArrayList<>(orders.size());
        List<@Nullable Object[]> requestRows = new ArrayList<>(orders.size());
        for (PastOrder order : orders) {
            OrderId id = new OrderId(ids.next());
            String key = order.idempotencyKey();
            Lines lines = Lines.of(order);
            rows.add(OrderRow.values(id, order, lines));
            lineRows.addAll(lines.of(id));
            requestRows.add(RowValues.of(OrderRequestsRecord::new, key, hashes.get(key), id, now));
        }
        Bulk.insert(session, ORDER_COLUMNS, rows, row -> row);
        Lines.insert(session, lineRows);
        Bulk.insert(session, REQUEST_COLUMNS, requestRows, row -> row);
    }

    /** The request recorded under a key. */
    private record Request(String hash, OrderId order) {}
}
