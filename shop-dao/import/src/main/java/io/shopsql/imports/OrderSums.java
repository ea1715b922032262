package io.shopsql.imports;

import io.shopsql.orders.PastOrder;
import io.shopsql.schema.type.Money;

/** Counts and totals of orders. */
final class OrderSums {

    private final Tally tally = new Tally();
    private long orders;
    private long units;

    void add(PastOrder order) {
        orders++;
        for (PastOrder.Item item : order.items()) {
            units += item.quantity();
            tally.add(1, item.unitPrice().times(item.quantity()));
        }
    }

    void add(CheckedInvoices all) {
        orders += all.invoices();
        units += all.units();
        tally.add(all.lines(), all.revenue());
    }

    long orders() {
        return orders;
    }

    long lines() {
        return tally.lines();
    }

    long units() {
        return units;
    }

    Money amount() {
        return tally.amount();
    }
}
