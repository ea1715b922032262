package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** An amount beyond what {@link io.shopsql.schema.type.Money} holds. Nothing wraps and nothing is rounded. */
public final class MoneyOverflow extends ShopException {
    private static final long serialVersionUID = 1L;

    public MoneyOverflow(String what, @Nullable Throwable cause) {
        super(what, "amounts go up to 922337203685477.5807; split the order or narrow the report.", cause);
    }
}
