package io.shopsql.examples.imports;

import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Why a well-formed line is no sale, in the order in which the reasons are looked at. */
enum LeftOut {
    CANCELLATION(line -> line.invoice().startsWith("C")),
    WITHOUT_CUSTOMER(line -> line.customer() == null),
    QUANTITY_NOT_POSITIVE(line -> line.quantity() <= 0),
    PRICE_NOT_POSITIVE(line -> line.unitPrice().tenThousandths() <= 0);

    private static final LeftOut[] REASONS = values();

    private final Predicate<OrderLine> applies;

    LeftOut(Predicate<OrderLine> applies) {
        this.applies = applies;
    }

    /** The first reason that applies; null where the line is kept. */
    static @Nullable LeftOut reason(OrderLine line) {
        for (LeftOut reason : REASONS) {
            if (reason.applies.test(line)) {
                return reason;
            }
        }
        return null;
    }
}
