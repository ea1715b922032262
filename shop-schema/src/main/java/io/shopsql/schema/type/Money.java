package io.shopsql.schema.type;

import io.shopsql.error.InvalidInput;
import io.shopsql.error.MoneyOverflow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount in the one currency of a shop, in steps of 1/10,000 of its unit (as SQL Server's {@code money}), from
 * −922337203685477.5808 to 922337203685477.5807. Stored as a BIGINT on both engines.
 *
 * <p>It is not a {@link Number}, so that {@code DSL.sum(PRODUCTS.PRICE)} does not compile: {@link MoneySql#sum} gives
 * the exact sum. Nothing wraps around: a result out of range is a {@link MoneyOverflow}. Nothing is rounded unless a
 * method's name says so. Immutable and thread-safe.
 *
 * <pre>{@code
 * Money price = Money.of("29.99");
 * price.times(2).plus(Money.of("12.50")).toString(); // 72.48
 * }</pre>
 *
 * @param tenThousandths the amount in 1/10,000 of the currency unit
 */
public record Money(long tenThousandths) implements Comparable<Money> {

    /** Decimals of an amount. */
    public static final int SCALE = 4;

    /** 0.00. */
    public static final Money ZERO = new Money(0);

    private static final long PER_UNIT = 10_000;

    /**
     * The exact amount in the text.
     *
     * @param amount digits with an optional sign and up to four decimals, as {@code 29.99} or {@code -0.001}; no
     *     exponent, no currency sign, no grouping
     * @throws InvalidInput if it is not such a number
     * @throws MoneyOverflow if it is out of range
     */
    public static Money of(String amount) {
        // checked by hand before BigDecimal sees it: a short text with an exponent can mean a number that fills the
        // heap
        int digits = 0;
        int decimals = -1;
        for (int i = 0; i < amount.length(); i++) {
            char c = amount.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
                decimals = decimals < 0 ? -1 : decimals + 1;
            } else if (c == '.' && decimals < 0) {
                decimals = 0;
            } else if (!(i == 0 && (c == '-' || c == '+'))) {
                throw notAnAmount();
            }
        }
        if (digits == 0 || decimals == 0) {
            throw notAnAmount();
        }
        if (digits > 40) {
            throw new InvalidInput("amount", "must have at most 40 digits, had " + digits);
        }
        return of(new BigDecimal(amount));
    }

    /**
     * The exact amount.
     *
     * @throws InvalidInput if it has more than four decimals other than zeros
     * @throws MoneyOverflow if it is out of range
     */
    public static Money of(BigDecimal amount) {
        // magnitude first: setScale writes out the zeros of an exponent
        if (amount.signum() != 0 && amount.precision() - (long) amount.scale() > 15) {
            throw overflow(null);
        }
        if (amount.signum() != 0 && amount.stripTrailingZeros().scale() > SCALE) {
            throw new InvalidInput("amount", "must have at most " + SCALE + " decimals");
        }
        try {
            return amount.signum() == 0
                    ? ZERO
                    : new Money(amount.setScale(SCALE, RoundingMode.UNNECESSARY)
                            .unscaledValue()
                            .longValueExact());
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /** Whole currency units: {@code Money.of(25)} is 25.00. */
    public static Money of(long units) {
        try {
            return new Money(Math.multiplyExact(units, PER_UNIT));
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /**
     * The sum.
     *
     * @throws MoneyOverflow if the sum is out of range
     */
    public Money plus(Money other) {
        try {
            return new Money(Math.addExact(tenThousandths, other.tenThousandths));
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /**
     * The difference.
     *
     * @throws MoneyOverflow if the difference is out of range
     */
    public Money minus(Money other) {
        try {
            return new Money(Math.subtractExact(tenThousandths, other.tenThousandths));
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /**
     * The amount times the quantity.
     *
     * @throws MoneyOverflow if the product is out of range
     */
    public Money times(long quantity) {
        try {
            return new Money(Math.multiplyExact(tenThousandths, quantity));
        } catch (ArithmeticException e) {
            throw overflow(e);
        }
    }

    /**
     * The amount divided by a count, half-up at four decimals (away from zero at a tie), as {@link MoneySql#avg} does.
     *
     * @throws InvalidInput if the count is not above zero
     */
    public Money averageOver(long count) {
        if (count < 1) {
            throw new InvalidInput("count", "must be at least 1, was " + count);
        }
        return new Money(BigDecimal.valueOf(tenThousandths)
                .divide(BigDecimal.valueOf(count), 0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** Whether the amount is below zero. */
    public boolean isNegative() {
        return tenThousandths < 0;
    }

    /** Whether the amount is zero. */
    public boolean isZero() {
        return tenThousandths == 0;
    }

    /** The amount with four decimals. */
    public BigDecimal toBigDecimal() {
        return BigDecimal.valueOf(tenThousandths, SCALE);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(tenThousandths, other.tenThousandths);
    }

    /**
     * Plain digits with two to four decimals, without trailing zeros beyond two, never rounded: {@code 72.48}, {@code
     * 0.001}.
     */
    @Override
    public String toString() {
        BigDecimal plain = toBigDecimal().stripTrailingZeros();
        return plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static InvalidInput notAnAmount() {
        return new InvalidInput("amount", "must be plain digits with a decimal point, such as 29.99");
    }

    private static MoneyOverflow overflow(@Nullable Throwable cause) {
        return new MoneyOverflow("The amount is beyond what money can hold.", cause);
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends LongColumn<Money> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(Money.class);
        }

        @Override
        public Money apply(long value) {
            return new Money(value);
        }

        @Override
        public long applyAsLong(Money value) {
            return value.tenThousandths();
        }
    }
}
