package io.shopsql.report.internal;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each number occurs. Memory grows with the number of distinct numbers. Results are half-up at four
 * decimals.
 */
public final class Tally {

    private static final BigInteger HUNDRED = BigInteger.valueOf(100);

    private final NavigableMap<Long, Long> times = new TreeMap<>();
    private long count;

    public void add(long number) {
        times.merge(number, 1L, Long::sum);
        count++;
    }

    public long count() {
        return count;
    }

    /** The mean; null without numbers. */
    @Nullable
    public BigDecimal mean() {
        BigInteger sum = times.entrySet().stream()
                .map(e -> Ratio.times(e.getKey(), e.getValue()))
                .reduce(BigInteger.ZERO, BigInteger::add);
        return Ratio.of(sum, BigInteger.valueOf(count));
    }

    /**
     * Linear interpolation between closest ranks (Hyndman-Fan type 7, PERCENTILE.INC): rank (count − 1) × percent /
     * 100, from 0. Null without numbers.
     */
    @Nullable
    public BigDecimal percentile(int percent) {
        if (count == 0) {
            return null;
        }
        BigInteger[] place = Ratio.times(count - 1, percent).divideAndRemainder(HUNDRED);
        long below = at(place[0].longValueExact());
        long above = place[1].signum() == 0 ? below : at(place[0].longValueExact() + 1);
        BigInteger hundredths =
                Ratio.times(below, 100).add(BigInteger.valueOf(above - below).multiply(place[1]));
        return Ratio.of(hundredths, HUNDRED);
    }

    private long at(long place) {
        long left = place;
        for (Map.Entry<Long, Long> e : times.entrySet()) {
            left -= e.getValue();
            if (left < 0) {
                return e.getKey();
            }
        }
        throw new IllegalArgumentException("rank must be less than " + count + ", was " + place);
    }
}
