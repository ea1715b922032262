package io.shopsql.imports;

import io.shopsql.Tx;
import io.shopsql.orders.PastOrder;
import io.shopsql.orders.Recorded;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** Records past orders in batches and counts the outcomes. Belongs to one transaction. */
final class HistoryWriter {

    static final String KEY = "import:";

    private static final int BATCH_ORDERS = 500;
    private static final int BATCH_LINES = 20_000;

    private final Tx tx;
    private final Map<String, PastOrder> batch = new LinkedHashMap<>();
    private final CappedList<Conflict> conflicts = new CappedList<>();
    private final OrderSums stored = new OrderSums();
    private final OrderSums alreadyThere = new OrderSums();
    private final OrderSums conflicting = new OrderSums();
    private int batchLines;
    private boolean lacksLines;

    HistoryWriter(Tx tx) {
        this.tx = tx;
    }

    void add(PastOrder order) {
        batch.put(order.idempotencyKey(), order);
        batchLines += order.items().size();
        if (batch.size() == BATCH_ORDERS || batchLines >= BATCH_LINES) {
            flush();
        }
    }

    /** Call it after the last order, too. */
    void flush() {
        Recorded done = tx.orders().recordAll(batch.values());
        done.alreadyThere().forEach(key -> alreadyThere.add(taken(key)));
        done.conflicts().forEach(there -> {
            PastOrder here = taken(there.idempotencyKey());
            conflicting.add(here);
            conflicts.add(new Conflict(here, there));
            lacksLines |= there.lacksLines();
        });
        batch.values().forEach(stored::add);
        batch.clear();
        batchLines = 0;
    }

    private PastOrder taken(String key) {
        return Objects.requireNonNull(batch.remove(key), "duplicate key in a batch");
    }

    /** The refusal for invoices that were imported before with different content. */
    ImportRefused refused() {
        return ImportRefused.because(
                conflicts,
                (lacksLines
                                ? "earlier versions lost lines of an invoice that were not adjacent in the file: delete such an"
                                        + " order and its row in order_requests (by order_id), then import again; "
                                : "correct the file; ")
                        + "--lenient keeps all these orders as they are.");
    }

    CappedList<Conflict> conflicts() {
        return conflicts;
    }

    OrderSums stored() {
        return stored;
    }

    OrderSums alreadyThere() {
        return alreadyThere;
    }

    OrderSums conflicting() {
        return conflicting;
    }
}
