package io.shopsql.examples.imports;

import io.shopsql.error.MoneyOverflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** Makes invoices of kept lines: those of one number that follow each other are one. */
final class InvoiceGrouping {

    private final Header header;
    private final Consumer<Invoice> invoices;
    private final Consumer<Problem> refused;
    private final List<OrderLine> open = new ArrayList<>();

    InvoiceGrouping(Header header, Consumer<Invoice> invoices, Consumer<Problem> refused) {
        this.header = header;
        this.invoices = invoices;
        this.refused = refused;
    }

    void add(OrderLine line) {
        if (!open.isEmpty() && !open.get(0).invoice().equals(line.invoice())) {
            end();
        }
        open.add(line);
    }

    /** After the last line. */
    void end() {
        if (open.isEmpty()) {
            return;
        }
        OrderLine first = open.get(0);
        String customer = Objects.requireNonNull(first.customer(), "a kept line has a customer");
        for (OrderLine line : open) {
            if (!customer.equals(line.customer())) {
                refuse(
                        line,
                        Column.CUSTOMER,
                        String.valueOf(line.customer()),
                        "is not the customer of the invoice's first line, line " + first.line());
                return;
            }
        }
        try {
            invoices.accept(Invoice.of(customer, open));
            open.clear();
        } catch (MoneyOverflow e) {
            refuse(first, Column.INVOICE, first.invoice(), "comes to more than money can hold");
        }
    }

    private void refuse(OrderLine line, Column column, String value, String rule) {
        refused.accept(Problem.of(line.line(), header.nameOf(column), value, rule));
        open.clear();
    }
}
