package io.shopsql.imports;

import io.shopsql.products.NewProduct;
import io.shopsql.schema.type.Money;
import java.time.Instant;

/**
 * Name and price of a product from its lines: the first non-blank description in the file, and the price of the latest line
 * (on equal times, the last in the file). Lines may arrive in any order.
 */
final class SoldProduct {

    private final String code;
    private String name = "";
    private long nameLine = Long.MAX_VALUE;
    private Instant latest = Instant.MIN;
    private long latestLine;
    private Money price = Money.ZERO;

    SoldProduct(String code) {
        this.code = code;
    }

    void sold(OrderLine line) {
        if (line.line() < nameLine && !line.description().isBlank()) {
            name = line.description();
            nameLine = line.line();
        }
        int later = line.time().compareTo(latest);
        if (later > 0 || (later == 0 && line.line() > latestLine)) {
            latest = line.time();
            latestLine = line.line();
            price = line.unitPrice();
        }
    }

    /** Without a description, the code is the name. */
    NewProduct asNew() {
        return new NewProduct(name.isEmpty() ? code : name, price).withSku(code);
    }
}
