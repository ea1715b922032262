package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.math.BigInteger;

/** A number of lines and their total, which may exceed the range of money. */
final class Tally {

    private static final BigInteger MAX = BigInteger.valueOf(Long.MAX_VALUE);

    private long lines;
    private BigInteger amount = BigInteger.ZERO;

    void add(OrderLine line) {
        add(1, line.amount());
    }

    void add(long lines, Money amount) {
        this.lines += lines;
        this.amount = this.amount.add(BigInteger.valueOf(amount.tenThousandths()));
    }

    void add(Tally other) {
        lines += other.lines;
        amount = amount.add(other.amount);
    }

    void clear() {
        lines = 0;
        amount = BigInteger.ZERO;
    }

    long lines() {
        return lines;
    }

    /** The total, capped at the maximum amount. */
    Money amount() {
        return new Money(amount.min(MAX).max(MAX.negate()).longValueExact());
    }
}
