package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed line of the file.
 *
 * @param line its number in the file
 * @param customer null where there is none
 */
record OrderLine(
        long line,
        String invoice,
        String product,
        String description,
        int quantity,
        Instant time,
        Money unitPrice,
        @Nullable String customer) {

    Money amount() {
        return unitPrice.times(quantity);
    }

    /** Whether the two differ in nothing but the place where they stand. */
    boolean saysTheSameAs(OrderLine other) {
        return quantity == other.quantity
                && invoice.equals(other.invoice)
                && product.equals(other.product)
                && description.equals(other.description)
                && time.equals(other.time)
                && unitPrice.equals(other.unitPrice)
                && Objects.equals(customer, other.customer);
    }

    /** Equal for two that say the same. */
    int contentHash() {
        return Objects.hash(invoice, product, description, quantity, time, unitPrice, customer);
    }
}
