package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A well-formed line of the file.
 *
 * @param line the line number in the file
 * @param customer the customer's code; null if none
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

    /** Whether both lines are equal except for their position in the file. */
    boolean hasSameContentAs(OrderLine other) {
        return quantity == other.quantity
                && invoice.equals(other.invoice)
                && product.equals(other.product)
                && description.equals(other.description)
                && time.equals(other.time)
                && unitPrice.equals(other.unitPrice)
                && Objects.equals(customer, other.customer);
    }

    /** A hash of everything but the position. */
    int contentHash() {
        return Objects.hash(invoice, product, description, quantity, time, unitPrice, customer);
    }
}
