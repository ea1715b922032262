package io.shopsql.imports;

import org.jspecify.annotations.Nullable;

/** Why a well-formed line is not a sale; the first reason that applies is counted. */
enum NotASale {
    CANCELLATION,
    WITHOUT_CUSTOMER,
    QUANTITY_NOT_POSITIVE,
    PRICE_NOT_POSITIVE;

    /** The reason for this line; null if it is a sale. */
    static @Nullable NotASale reason(OrderLine line, ImportOptions options) {
        if (options.isCancellation(line.invoice())) {
            return CANCELLATION;
        }
        if (line.customer() == null) {
            return WITHOUT_CUSTOMER;
        }
        if (line.quantity() <= 0) {
            return QUANTITY_NOT_POSITIVE;
        }
        return line.unitPrice().tenThousandths() <= 0 ? PRICE_NOT_POSITIVE : null;
    }
}
