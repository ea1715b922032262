package io.shopsql.imports;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.products.NewProduct;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Receives the accepted invoices: spools each, adds up totals, and collects the customers and products to insert. */
final class CheckedInvoices implements Consumer<Invoice> {

    private final Spool spool;
    private final Set<String> customers = new LinkedHashSet<>();
    private final Map<String, SoldProduct> products = new LinkedHashMap<>();
    private long invoices;
    private long lines;
    private long units;
    private Money revenue = Money.ZERO;

    CheckedInvoices(Spool spool) {
        this.spool = spool;
    }

    /**
     * Adds the next invoice.
     *
     * @throws ImportRefused if the total of all invoices exceeds the maximum amount
     */
    @Override
    public void accept(Invoice invoice) {
        spool.addChecked(InvoiceBytes.of(invoice));
        customers.add(invoice.customer());
        for (OrderLine line : invoice.lines()) {
            products.computeIfAbsent(line.product(), SoldProduct::new).sold(line);
        }
        invoices++;
        lines += invoice.lines().size();
        units += invoice.units();
        try {
            revenue = revenue.plus(invoice.total());
        } catch (MoneyOverflow e) {
            throw new ImportRefused(
                    "The total of the file's sales exceeds the maximum amount.",
                    "split the file and import the parts.");
        }
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

    long invoices() {
        return invoices;
    }

    long lines() {
        return lines;
    }

    long units() {
        return units;
    }

    Money revenue() {
        return revenue;
    }
}
