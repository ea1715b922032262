package io.shopsql.report.internal;

import io.shopsql.error.MoneyOverflow;
import io.shopsql.schema.type.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Ratios and shares, computed exactly and rounded once, half-up. */
public final class Ratio {

    private static final long HUNDREDTHS_OF_A_PERCENT = 10_000;

    private Ratio() {}

    /** Part / whole, half-up at four decimals; null if the whole is zero. */
    public static @Nullable BigDecimal of(long part, long whole) {
        return of(BigInteger.valueOf(part), BigInteger.valueOf(whole));
    }

    /** Part / whole, half-up at four decimals; null if the whole is zero. */
    public static @Nullable BigDecimal of(Money part, Money whole) {
        return of(exact(part), exact(whole));
    }

    /** Part / whole, half-up at four decimals; null if the whole is zero. */
    public static @Nullable BigDecimal of(BigInteger part, BigInteger whole) {
        return of(part, whole, 4);
    }

    /** Part / whole, half-up at the given decimals; null if the whole is zero. */
    public static @Nullable BigDecimal of(BigInteger part, BigInteger whole, int decimals) {
        return whole.signum() == 0
                ? null
                : new BigDecimal(part).divide(new BigDecimal(whole), decimals, RoundingMode.HALF_UP);
    }

    /** Whole / count, half-up at four decimals; null if the count is zero. */
    public static @Nullable Money average(Money whole, long count) {
        return count == 0 ? null : whole.averageOver(count);
    }

    /** (now − before) / before, half-up at four decimals; null if {@code before} is zero. */
    public static @Nullable BigDecimal growth(Money now, Money before) {
        return of(exact(now).subtract(exact(before)), exact(before));
    }

    /** The product, which may exceed 64 bits. */
    public static BigInteger times(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }

    /** Adds two numbers; throws {@link MoneyOverflow} beyond 64 bits. */
    public static long plus(long one, long other) {
        try {
            return Math.addExact(one, other);
        } catch (ArithmeticException e) {
            throw MoneyOverflow.ofNumber(e);
        }
    }

    /** The amount in 1/10,000. */
    public static BigInteger exact(Money amount) {
        return BigInteger.valueOf(amount.tenThousandths());
    }

    /** The sum in 1/10,000, without nulls; may exceed 64 bits. */
    public static BigInteger sum(List<? extends @Nullable Money> parts) {
        return parts.stream().filter(Objects::nonNull).map(Ratio::exact).reduce(BigInteger.ZERO, BigInteger::add);
    }

    /** {@link #shares} of money. */
    public static List<@Nullable BigDecimal> sharesOf(List<Money> parts) {
        return shares(parts.stream().map(Money::tenThousandths).toList());
    }

    /**
     * Shares in percent with two decimals that add up to 100.00 (largest remainder method): each is rounded down, and
     * the remaining hundredths go to the largest remainders, at a tie to the earlier part. Parts must not be negative;
     * if all are zero, all shares are null.
     */
    public static List<@Nullable BigDecimal> shares(List<Long> parts) {
        BigInteger whole = parts.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        if (whole.signum() == 0) {
            return Collections.nCopies(parts.size(), null);
        }
        List<BigInteger[]> divided = parts.stream()
                .map(part -> times(part, HUNDREDTHS_OF_A_PERCENT).divideAndRemainder(whole))
                .toList();
        long[] hundredths =
                divided.stream().mapToLong(d -> d[0].longValueExact()).toArray();
        long left = HUNDREDTHS_OF_A_PERCENT - LongStream.of(hundredths).sum();
        IntStream.range(0, hundredths.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> divided.get(i)[1]).reversed())
                .limit(left)
                .forEach(i -> hundredths[i]++);
        return LongStream.of(hundredths)
                .<@Nullable BigDecimal>mapToObj(share -> BigDecimal.valueOf(share, 2))
                .toList();
    }
}
