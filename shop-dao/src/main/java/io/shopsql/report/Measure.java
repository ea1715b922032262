package io.shopsql.report;

import static org.jooq.impl.DSL.inline;

import io.shopsql.report.internal.Counts;
import io.shopsql.schema.type.Money;
import io.shopsql.schema.type.MoneySql;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate of sales: a count, a sum, an average, a minimum or a maximum. Each is a constant of one grain, {@link
 * OrderSales} or {@link LineSales}, and does not compile with the other: {@link OrderSales#ORDERS} counts rows, so an
 * order of two lines would count twice.
 *
 * @param <G> the grain
 * @param <T> the type of the result
 */
@SuppressWarnings("UnusedTypeParameter") // G only makes the compiler tell the grains apart
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
        return new Measure<>(name, Counts.wide(count), inline(0L));
    }

    static <G> Measure<G, Long> pieces(String name, Field<? extends Number> pieces) {
        return new Measure<>(name, Counts.pieces(pieces), inline(0L));
    }

    static <G> Measure<G, Money> money(String name, Field<Money> amounts) {
        return new Measure<>(name, MoneySql.sum(amounts), inline(Money.ZERO, MoneySql.MONEY));
    }

    /** The aggregate in SQL, aliased by its name. */
    Field<T> field() {
        return field;
    }

    /** The value without a sale; null if there is none. */
    @Nullable
    Field<T> zero() {
        return zero;
    }

    /** Returns the name: {@code units}. */
    @Override
    public String toString() {
        return field.getName();
    }
}
