package io.shopsql.examples.imports;

import io.shopsql.Tx;
import io.shopsql.orders.PastOrder;
import io.shopsql.orders.Recorded;
import io.shopsql.schema.type.ProductId;
import io.shopsql.schema.type.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records invoices as past orders, many at once. Belongs to one transaction. */
final class HistoryWriter {

    private static final String KEY = "import:";
    private static final int BATCH_ORDERS = 500;
    private static final int BATCH_LINES = 20_000;

    private final Tx tx;
    private final Map<String, UserId> users;
    private final Map<String, ProductId> products;
    private final boolean lenient;
    private final List<PastOrder> batch = new ArrayList<>(BATCH_ORDERS);
    private int batchLines;
    private long recorded;
    private long alreadyThere;
    private long conflicts;

    HistoryWriter(Tx tx, Map<String, UserId> users, Map<String, ProductId> products, boolean lenient) {
        this.tx = tx;
        this.users = users;
        this.products = products;
        this.lenient = lenient;
    }

    void add(Invoice invoice) {
        List<PastOrder.Item> items = new ArrayList<>(invoice.lines().size());
        for (OrderLine line : invoice.lines()) {
            items.add(new PastOrder.Item(known(products.get(line.product())), line.quantity(), line.unitPrice()));
        }
        batch.add(
                new PastOrder(KEY + invoice.number(), known(users.get(invoice.customer())), invoice.placedAt(), items));
        batchLines += items.size();
        if (batch.size() == BATCH_ORDERS || batchLines >= BATCH_LINES) {
            flush();
        }
    }

    /** After the last invoice, too. */
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

    static ImportRefused conflict(List<String> invoices) {
        String first = String.join(
                ", ",
                invoices.subList(0, Math.min(3, invoices.size())).stream()
                        .map(Problem::shortened)
                        .toList());
        return new ImportRefused(
                "Nothing is imported: " + (invoices.size() == 1 ? "invoice " : "invoices ") + first
                        + (invoices.size() > 3 ? " and others" : "") + " came before with other content.",
                "correct the file, or leave such invoices as they were with --lenient.");
    }

    private static <T> T known(@Nullable T id) {
        if (id == null) {
            throw OrderHistory.changed();
        }
        return id;
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
