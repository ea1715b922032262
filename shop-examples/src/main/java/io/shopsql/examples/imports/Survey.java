package io.shopsql.examples.imports;

import io.shopsql.products.NewProduct;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Puts each invoice of the file aside once, and tells what they need in the shop. Grows with the numbers of invoices,
 * customers and products.
 */
final class Survey implements Consumer<Invoice> {

    private final Spool spool;
    private final Map<String, Long> positions = new HashMap<>();
    private final Set<String> customers = new LinkedHashSet<>();
    private final Map<String, SoldProduct> products = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private long repeated;
    private long units;
    private Money revenue = Money.ZERO;

    Survey(Spool spool) {
        this.spool = spool;
    }

    @Override
    public void accept(Invoice invoice) {
        InvoiceBytes bytes = InvoiceBytes.of(invoice);
        Long before = positions.get(invoice.number());
        if (before == null) {
            positions.put(invoice.number(), spool.add(bytes));
            take(invoice);
        } else if (spool.standsAt(before, bytes)) {
            repeated++;
        } else {
            conflicts.add(invoice.number());
        }
    }

    private void take(Invoice invoice) {
        customers.add(invoice.customer());
        for (OrderLine line : invoice.lines()) {
            products.computeIfAbsent(line.product(), SoldProduct::new).sold(line);
        }
        units += invoice.units();
        revenue = revenue.plus(invoice.total());
    }

    Set<String> customers() {
        return customers;
    }

    Set<String> products() {
        return products.keySet();
    }

    List<NewUser> newUsers(ImportOptions options) {
        return customers.stream()
                .map(code -> new NewUser("Customer " + code, options.emailOf(code)).withCode(code))
                .toList();
    }

    List<NewProduct> newProducts() {
        return products.values().stream().map(SoldProduct::asNew).toList();
    }

    /** How many invoices, each counted once. */
    int invoiceCount() {
        return positions.size();
    }

    /** How many stand in the file again, with the same content. */
    long repeated() {
        return repeated;
    }

    /** The numbers that stand in the file again, with other content. */
    List<String> conflicts() {
        return conflicts;
    }

    long units() {
        return units;
    }

    Money revenue() {
        return revenue;
    }
}
