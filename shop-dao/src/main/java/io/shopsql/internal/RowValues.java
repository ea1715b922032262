package io.shopsql.internal;

import org.jooq.Function10;
import org.jooq.Function2;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function7;
import org.jooq.Function8;
import org.jooq.Function9;
import org.jspecify.annotations.Nullable;

/**
 * The values of a row, type-checked against the columns of its table through the constructor of the generated record.
 * The record itself is not created: for many rows it would cost more than the insert.
 *
 * <pre>{@code
 * RowValues.of(AccountsRecord::new, id, user, openingBalance, balance)
 * }</pre>
 */
public final class RowValues {

    private RowValues() {}

    public static <A, B> @Nullable Object[] of(Function2<A, B, ?> columns, @Nullable A a, @Nullable B b) {
        return new @Nullable Object[] {a, b};
    }

    public static <A, B, C> @Nullable Object[] of(
            Function3<A, B, C, ?> columns, @Nullable A a, @Nullable B b, @Nullable C c) {
        return new @Nullable Object[] {a, b, c};
    }

    public static <A, B, C, D> @Nullable Object[] of(
            Function4<A, B, C, D, ?> columns, @Nullable A a, @Nullable B b, @Nullable C c, @Nullable D d) {
        return new @Nullable Object[] {a, b, c, d};
    }

    public static <A, B, C, D, E> @Nullable Object[] of(
            Function5<A, B, C, D, E, ?> columns,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d,
            @Nullable E e) {
        return new @Nullable Object[] {a, b, c, d, e};
    }

    public static <A, B, C, D, E, F> @Nullable Object[] of(
            Function6<A, B, C, D, E, F, ?> columns,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d,
            @Nullable E e,
            @Nullable F f) {
        return new @Nullable Object[] {a, b, c, d, e, f};
    }

    public static <A, B, C, D, E, F, G> @Nullable Object[] of(
            Function7<A, B, C, D, E, F, G, ?> columns,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d,
            @Nullable E e,
            @Nullable F f,
            @Nullable G g) {
        return new @Nullable Object[] {a, b, c, d, e, f, g};
    }

    public static <A, B, C, D, E, F, G, H> @Nullable Object[] of(
            Function8<A, B, C, D, E, F, G, H, ?> columns,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d,
            @Nullable E e,
            @Nullable F f,
            @Nullable G g,
            @Nullable H h) {
        return new @Nullable Object[] {a, b, c, d, e, f, g, h};
    }

    public static <A, B, C, D, E, F, G, H, I> @Nullable Object[] of(
            Function9<A, B, C, D, E, F, G, H, I, ?> columns,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d,
            @Nullable E e,
            @Nullable F f,
            @Nullable G g,
            @Nullable H h,
            @Nullable I i) {
        return new @Nullable Object[] {a, b, c, d, e, f, g, h, i};
    }

    public static <A, B, C, D, E, F, G, H, I, J> @Nullable Object[] of(
            Function10<A, B, C, D, E, F, G, H, I, J, ?> columns,
            @Nullable A a,
            @Nullable B b,
            @Nullable C c,
            @Nullable D d,
            @Nullable E e,
            @Nullable F f,
            @Nullable G g,
            @Nullable H h,
            @Nullable I i,
            @Nullable J j) {
        return new @Nullable Object[] {a, b, c, d, e, f, g, h, i, j};
    }
}
