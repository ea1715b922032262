package io.shopsql.orders;

import static io.shopsql.schema.Tables.ORDERS;
import static io.shopsql.schema.Tables.ORDER_REQUESTS;

import io.shopsql.internal.Bulk;
import io.shopsql.internal.Session;
import io.shopsql.schema.tables.records.OrderRequestsRecord;
import io.shopsql.schema.tables.records.OrdersRecord;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.OrderId;
import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/** Records orders that were completed elsewhere, each once. */
final class History {

    private static final List<TableField<OrdersRecord, ?>> ORDER_COLUMNS =
            List.of(ORDERS.ID, ORDERS.USER_ID, ORDERS.STATUS, ORDERS.CREATED_AT, ORDERS.TOTAL, ORDERS.UNITS);

    private static final List<TableField<OrderRequestsRecord, ?>> REQUEST_COLUMNS = List.of(
            ORDER_REQUESTS.IDEMPOTENCY_KEY,
            ORDER_REQUESTS.REQUEST_HASH,
            ORDER_REQUESTS.ORDER_ID,
            ORDER_REQUESTS.CREATED_AT);

    private final DSLContext db;
    private final Session session;

    History(DSLContext db) {
        this.db = db;
        this.session = Session.of(db);
    }

    Recorded record(Collection<PastOrder> orders) {
        Map<String, String> hashes =
                recordedHashes(orders.stream().map(PastOrder::idempotencyKey).toList());
        List<PastOrder> fresh = new ArrayList<>();
        List<String> conflicts = new ArrayList<>();
        int alreadyThere = 0;
        for (PastOrder order : orders) {
            String hash = RequestHash.of(order);
            String before = hashes.putIfAbsent(order.idempotencyKey(), hash);
            if (before == null) {
                fresh.add(order);
            } else if (before.equals(hash)) {
                alreadyThere++;
            } else {
                conflicts.add(order.idempotencyKey());
            }
        }
        store(fresh, hashes);
        return new Recorded(fresh.size(), alreadyThere, conflicts);
    }

    private Map<String, String> recordedHashes(Collection<String> keys) {
        Map<String, String> hashes = new HashMap<>();
        for (List<String> chunk : Bulk.chunks(keys)) {
            hashes.putAll(db.select(ORDER_REQUESTS.IDEMPOTENCY_KEY, ORDER_REQUESTS.REQUEST_HASH)
                    .from(ORDER_REQUESTS)
                    .where(ORDER_REQUESTS.IDEMPOTENCY_KEY.in(chunk))
                    .fetchMap(ORDER_REQUESTS.IDEMPOTENCY_KEY, ORDER_REQUESTS.REQUEST_HASH));
        }
        return hashes;
    }

    private void store(List<PastOrder> orders, Map<String, String> hashes) {
        List<Long> ids = Bulk.reserveIds(session, ORDERS, orders.size());
        List<Stored> stored = new ArrayList<>(orders.size());
        for (PastOrder order : orders) {
            stored.add(Stored.of(new OrderId(ids.get(stored.size())), order));
        }
        Instant now = session.now();
        Bulk.insert(session, ORDER_COLUMNS, stored, s -> new @Nullable Object[] {
            s.id(), s.order().user(), OrderStatus.COMPLETED, s.order().placedAt(), s.total(), s.units()
        });
        Lines.insert(db, stored.stream().flatMap(s -> s.lines().stream()).toList());
        Bulk.insert(session, REQUEST_COLUMNS, stored, s -> new @Nullable Object[] {
            s.order().idempotencyKey(), hashes.get(s.order().idempotencyKey()), s.id(), now
        });
    }

    /** An order with its key and its sums. */
    private record Stored(OrderId id, PastOrder order, Money total, long units, List<Lines.Line> lines) {

        private static Stored of(OrderId id, PastOrder order) {
            Money total = Money.ZERO;
            long units = 0;
            for (PastOrder.Item item : order.items()) {
                total = total.plus(item.unitPrice().times(item.quantity()));
                units += item.quantity();
            }
            return new Stored(id, order, total, units, Lines.of(id, order.items(), Set.of()));
        }
    }
}
