package io.shopsql.examples.imports;

import io.shopsql.Tx;
import io.shopsql.orders.PastOrder;
import io.shopsql.orders.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Records past orders, many at once. Belongs to one transaction. */
final class HistoryWriter {

    static final String KEY = "import:";

    private static final int BATCH_ORDERS = 500;
    private static final int BATCH_LINES = 20_000;

    private final Tx tx;
    private final boolean lenient;
    private final List<PastOrder> batch = new ArrayList<>(BATCH_ORDERS);
    private int batchLines;
    private long recorded;
    private long alreadyThere;
    private long conflicts;

    HistoryWriter(Tx tx, boolean lenient) {
        this.tx = tx;
        this.lenient = lenient;
    }

    void add(PastOrder order) {
        batch.add(order);
        batchLines += order.items().size();
        if (batch.size() == BATCH_ORDERS || batchLines >= BATCH_LINES) {
            flush();
        }
    }

    /** After the last order, too. */
    void flush() {
        Recorded done = tx.orders().recordAll(batch);
        batch.clear();
        batchLines = 0;
        recorded += done.recorded();
        alreadyThere += done.alreadyThere();
        conflicts += done.conflicts().size();
        if (!lenient && !done.conflicts().isEmpty()) {
            throw conflict(done.conflicts().stream()
                    .map(key -> key.substring(KEY.length()))
                    .toList());
        }
    }

    /** What came before with other content refuses the file. */
    static ImportRefused conflict(List<String> invoices) {
        String first = invoices.stream().limit(3).map(Problem::shortened).collect(Collectors.joining(", "));
        return new ImportRefused(
                "Nothing is imported: " + (invoices.size() == 1 ? "invoice " : "invoices ") + first
                        + (invoices.size() > 3 ? " and others" : "") + " came before with other content.",
                "correct the file, or leave such invoices as they were with --lenient.");
    }

    long recorded() {
        return recorded;
    }

    long alreadyThere() {
        return alreadyThere;
    }

    long conflicts() {
        return conflicts;
    }
}
