package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/** An amount beyond what {@link io.shopsql.schema.type.Money} holds, or a number of pieces as large. Nothing wraps and nothing is rounded. */
public final class MoneyOverflow extends ShopException {
    private static final long serialVersionUID = 1L;

    public MoneyOverflow(String what, @Nullable Throwable cause) {
        this(what, "amounts go up to 922337203685477.5807; split the order or narrow the report.", cause);
    }

    private MoneyOverflow(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }

    /** More pieces of a product than a stock holds, as many as an amount has ten-thousandths. */
    public static MoneyOverflow ofStock(long productId) {
        return new MoneyOverflow(
                "The stock of product " + productId + " would be more than 9223372036854775807 pieces.",
                "correct the number; setStock sets what is there.",
                null);
    }
}
