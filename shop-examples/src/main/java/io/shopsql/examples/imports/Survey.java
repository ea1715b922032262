package io.shopsql.examples.imports;

import io.shopsql.products.NewProduct;
import io.shopsql.schema.type.Money;
import io.shopsql.users.NewUser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** What the file's invoices need in the shop, and which of them stand in the file more than once. Grows with the keys. */
final class Survey implements Consumer<Invoice> {

    private final Map<String, Content> invoices = new LinkedHashMap<>();
    private final Set<String> customers = new LinkedHashSet<>();
    private final Map<String, SoldProduct> products = new LinkedHashMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private long repeated;
    private long units;
    private Money revenue = Money.ZERO;

    @Override
    public void accept(Invoice invoice) {
        Content content = Content.of(invoice);
        Content before = invoices.putIfAbsent(invoice.number(), content);
        if (before != null) {
            if (before.equals(content)) {
                repeated++;
            } else {
                conflicts.add(invoice.number());
            }
            return;
        }
        customers.add(invoice.customer());
        invoice.lines()
                .forEach(line -> products.computeIfAbsent(line.product(), SoldProduct::new)
                        .sold(line));
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
        return invoices.size();
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
