package io.shopsql.report;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.sum;

import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import org.jooq.Field;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/**
 * What can be known of many sales in one figure: a count, a sum, an average, the first or the last. It belongs to one
 * grain, {@link OrderSales} or {@link LineSales}, which has them as constants, and cannot be asked of the other: {@link
 * OrderSales#ORDERS} counts rows, and an order of two lines would count twice.
 *
 * @param <G> the grain
 * @param <T> of the figure
 */
@SuppressWarnings("UnusedTypeParameter") // the grain is there for the compiler alone
public final class Measure<G, T> {

    private final Field<T> field;
    private final @Nullable Field<T> zero;

    private Measure(String name, Field<T> aggregate, @Nullable Field<T> zero) {
        this.field = aggregate.as(name);
        this.zero = zero;
    }

    /** An aggregate that is null when there are no sales. */
    static <G, T> Measure<G, T> of(String name, Field<T> aggregate) {
        return new Measure<>(name, aggregate, null);
    }

    static <G> Measure<G, Long> count(String name, Field<Integer> count) {
        return new Measure<>(name, count.coerce(SQLDataType.BIGINT), inline(0L));
    }

    static <G> Measure<G, Long> pieces(String name, Field<? extends Number> pieces) {
        return new Measure<>(name, sum(pieces).cast(SQLDataType.BIGINT), inline(0L));
    }

    static <G> Measure<G, Money> money(String name, Field<Money> amounts) {
        return new Measure<>(name, MoneySql.sum(amounts), inline(Money.ZERO, MoneySql.MONEY));
    }

    /** In SQL, under its name. */
    Field<T> field() {
        return field;
    }

    /** What it is without a sale; null if it is nothing then. */
    @Nullable
    Field<T> zero() {
        return zero;
    }

    /** Its name: {@code units}. */
    @Override
    public String toString() {
        return field.getName();
    }
}
