package io.shopsql.examples.imports;

import io.shopsql.products.NewProduct;
import io.shopsql.schema.type.Money;
import java.time.Instant;

/** What the kept lines of a product say: its first description that is not blank, and the price of the latest. */
final class SoldProduct {

    private final String code;
    private String name = "";
    private Instant latest = Instant.MIN;
    private Money price = Money.ZERO;

    SoldProduct(String code) {
        this.code = code;
    }

    void sold(OrderLine line) {
        if (name.isEmpty() && !line.description().isBlank()) {
            name = line.description();
        }
        if (!line.time().isBefore(latest)) {
            latest = line.time();
            price = line.unitPrice();
        }
    }

    /** A product without a description is named by its code. */
    NewProduct asNew() {
        return new NewProduct(name.isEmpty() ? code : name, price).withSku(code);
    }
}
