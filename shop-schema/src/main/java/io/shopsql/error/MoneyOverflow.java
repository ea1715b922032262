package io.shopsql.error;

import org.jspecify.annotations.Nullable;

/**
 * An amount outside the range of {@link io.shopsql.schema.type.Money}, a number of pieces of that size, or a number in a
 * query beyond its type. Nothing wraps around and nothing is rounded.
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

    /** A number in a query, or in a report, beyond its type; which one, the engines do not tell. */
    public static MoneyOverflow ofNumber(@Nullable Throwable cause) {
        return new MoneyOverflow(
                "A number is beyond its type: 32 bits of an INTEGER, 64 bits of a BIGINT or amount, 15 digits of a decimal.",
                "cast(SQLDataType.BIGINT) one operand of an INTEGER sum or product; amounts go up to"
                        + " 922337203685477.5807: split the order or narrow the report.",
                cause);
    }

    /** A stock beyond 9223372036854775807 pieces. */
    public static MoneyOverflow ofStock(long productId) {
        return new MoneyOverflow(
                "The stock of product " + productId + " would be more than 9223372036854775807 pieces.",
                "correct the number; setStock replaces the stock.",
                null);
    }
}
