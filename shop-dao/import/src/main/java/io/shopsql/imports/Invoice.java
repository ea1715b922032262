package io.shopsql.imports;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** The kept lines of an invoice, which become a completed order at the time of the earliest line. */
record Invoice(String number, String customer, Instant placedAt, List<OrderLine> lines, Money total, long units) {

    /**
     * Creates an invoice; all lines must have the same customer.
     *
     * @throws MoneyOverflow if the total exceeds the range of money
     */
    static Invoice of(String customer, List<OrderLine> lines) {
        Money total = Money.ZERO;
        long units = 0;
        for (OrderLine line : lines) {
            total = total.plus(line.amount());
            units += line.quantity();
        }
        Instant earliest = lines.stream()
                .map(OrderLine::time)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        return new Invoice(lines.get(0).invoice(), customer, earliest, List.copyOf(lines), total, units);
    }
}
