package io.shopsql.imports;

import java.util.ArrayList;
import java.util.List;

/** Writes the sales lines to the spool in file order, adjacent lines of one invoice as one part. */
final class PartWriter {

    /** Limits memory for an invoice with very many lines. */
    private static final int MAX_LINES = 1000;

    private final Spool spool;
    private final List<OrderLine> open = new ArrayList<>();
    private long ordinal;
    private int before;

    PartWriter(Spool spool) {
        this.spool = spool;
    }

    void add(OrderLine line) {
        if (!open.isEmpty()
                && (open.size() == MAX_LINES || !open.get(0).invoice().equals(line.invoice()))) {
            flush(line.contentHash());
        }
        open.add(line);
    }

    void malformed(String invoice, Problem problem) {
        spool.add(invoice, Part.malformed(problem));
    }

    /** Call it after the last line. */
    void end() {
        if (!open.isEmpty()) {
            flush(0);
        }
    }

    private void flush(int after) {
        spool.add(open.get(0).invoice(), Part.of(ordinal, before, after, open));
        ordinal += open.size();
        before = open.get(open.size() - 1).contentHash();
        open.clear();
    }
}
