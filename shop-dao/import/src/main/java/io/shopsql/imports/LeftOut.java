package io.shopsql.imports;

import org.jspecify.annotations.Nullable;

/** Why a well-formed line is not a sale, in order of precedence. */
enum LeftOut {
    CANCELLATION,
    WITHOUT_CUSTOMER,
    QUANTITY_NOT_POSITIVE,
    PRICE_NOT_POSITIVE;

    /** The first reason that applies; null if the line is kept. */
    static @Nullable LeftOut reason(OrderLine line, ImportOptions options) {
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
