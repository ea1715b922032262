package io.shopsql.imports;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.orders.NewOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Merges the parts of each invoice from anywhere in the file. Refuses an invoice as a whole if it has a malformed line, lines
 * of two customers, too many lines, or a total above the maximum amount.
 */
final class InvoiceGrouping {

    private static final int MAX_LINES = NewOrder.MAX_ITEMS;

    private final Header header;
    private final Consumer<Invoice> invoices;
    private final CappedList<Skipped> refused = new CappedList<>();
    private final CappedList<Problem> conflicting = new CappedList<>();
    private final Tally refusedLines = new Tally();
    private final Tally copies = new Tally();
    private long copiedInvoices;

    private String number = "";
    private final List<Part> parts = new ArrayList<>();
    private final Tally lines = new Tally();
    private @Nullable Problem problem;
    private long malformed;

    InvoiceGrouping(Header header, Consumer<Invoice> invoices) {
        this.header = header;
        this.invoices = invoices;
    }

    void add(String invoice, Part part) {
        if (!invoice.equals(number)) {
            end();
            number = invoice;
        }
        if (part.problem() != null) {
            problem = problem == null ? part.problem() : problem;
            malformed++;
        } else {
            part.lines().forEach(lines::add);
            // an invoice that is in the file twice has twice as many lines; do not buffer one that is refused anyway
            if (lines.lines() <= 2 * MAX_LINES && problem == null) {
                parts.add(part);
            }
        }
    }

    /** Call it after the last part. */
    void end() {
        if (malformed > 0 || lines.lines() > 0) {
            check();
        }
        parts.clear();
        lines.clear();
        problem = null;
        malformed = 0;
    }

    private void check() {
        if (problem != null) {
            refuse(problem);
            return;
        }
        OrderLine first = parts.get(0).lines().get(0);
        int once = RepeatedInvoice.linesOfFirstCopy(parts);
        if (lines.lines() > 2 * MAX_LINES || once > MAX_LINES) {
            conflict(first, Column.INVOICE, "has " + lines.lines() + " lines, more than " + MAX_LINES);
            return;
        }
        List<OrderLine> all =
                parts.stream().flatMap(part -> part.lines().stream()).toList();
        String customer = Objects.requireNonNull(first.customer(), "a kept line has a customer");
        for (OrderLine line : all) {
            if (!customer.equals(line.customer())) {
                conflict(
                        line, Column.CUSTOMER, "is not the customer of the invoice's first line, line " + first.line());
                return;
            }
        }
        Invoice invoice;
        try {
            invoice = Invoice.of(customer, all.subList(0, once));
        } catch (MoneyOverflow e) {
            conflict(first, Column.INVOICE, "has a total above the maximum amount");
            return;
        }
        if (once < all.size()) {
            copiedInvoices++;
            all.subList(once, all.size()).forEach(copies::add);
        }
        invoices.accept(invoice);
    }

    private void conflict(OrderLine line, Column column, String rule) {
        String value = column == Column.INVOICE ? number : null;
        Problem found = Problem.of(line.line(), header.nameOf(column), value, rule);
        conflicting.add(found);
        refuse(found);
    }

    private void refuse(Problem found) {
        refused.add(new Skipped(found, number, malformed, lines.lines(), lines.amount()));
        refusedLines.add(lines);
    }

    /** All refused invoices. */
    CappedList<Skipped> refused() {
        return refused;
    }

    /** The problems of refused invoices without malformed lines. */
    CappedList<Problem> conflicting() {
        return conflicting;
    }

    /** The well-formed lines of all refused invoices. */
    Tally refusedLines() {
        return refusedLines;
    }

    /** How many invoices are in the file more than once. */
    long copiedInvoices() {
        return copiedInvoices;
    }

    /** The lines of their repetitions, without the first copy of each. */
    Tally copies() {
        return copies;
    }
}
