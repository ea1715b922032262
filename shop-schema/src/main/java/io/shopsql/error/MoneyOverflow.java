package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/**
 * An amount outside the range of {@link io.shopsql.schema.type.Money}, or a number of pieces of that size. Nothing
 * wraps around and nothing is rounded.
 */
public final class MoneyOverflow extends ShopException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what what happened, in one sentence
     */
    public MoneyOverflow(String what, @Nullable Throwable cause) {
        this(what, "amounts go up to 922337203685477.5807; split the order or narrow the report.", cause);
    }

    private MoneyOverflow(String what, String next, @Nullable Throwable cause) {
        super(what, next, cause);
    }

    /** A stock beyond 9223372036854775807 pieces. */
    public static MoneyOverflow ofStock(long productId) {
        return new MoneyOverflow(
                "The stock of product " + productId + " would be more than 9223372036854775807 pieces.",
                "correct the number; setStock replaces the stock.",
                null);
    }
}
