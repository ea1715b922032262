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
 * The values of a row, checked by the compiler against the columns of its table: by the constructor of the generated record, which
 * takes all of them. The record itself is not made: it costs more than the insert does, where rows are many.
 *
 * <pre>{@code
 * RowValues.of(AccountsRecord::new, id, user, openingBalance, balance)
 * }</pre>
 */
public final class RowValues {

    private RowValues() {}

    public static <A extends @Nullable Object, B extends @Nullable Object> @Nullable Object[] of(
            Function2<A, B, ?> columns, A a, B b) {
        return new @Nullable Object[] {a, b};
    }

    public static <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object> @Nullable
            Object[] of(Function3<A, B, C, ?> columns, A a, B b, C c) {
        return new @Nullable Object[] {a, b, c};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            @Nullable Object[] of(Function4<A, B, C, D, ?> columns, A a, B b, C c, D d) {
        return new @Nullable Object[] {a, b, c, d};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object>
            @Nullable Object[] of(Function5<A, B, C, D, E, ?> columns, A a, B b, C c, D d, E e) {
        return new @Nullable Object[] {a, b, c, d, e};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object>
            @Nullable Object[] of(Function6<A, B, C, D, E, F, ?> columns, A a, B b, C c, D d, E e, F f) {
        return new @Nullable Object[] {a, b, c, d, e, f};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object>
            @Nullable Object[] of(Function7<A, B, C, D, E, F, G, ?> columns, A a, B b, C c, D d, E e, F f, G g) {
        return new @Nullable Object[] {a, b, c, d, e, f, g};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object>
            @Nullable Object[] of(
            Function8<A, B, C, D, E, F, G, H, ?> columns, A a, B b, C c, D d, E e, F f, G g, H h) {
        return new @Nullable Object[] {a, b, c, d, e, f, g, h};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object,
                    I extends @Nullable Object>
            @Nullable Object[] of(
            Function9<A, B, C, D, E, F, G, H, I, ?> columns, A a, B b, C c, D d, E e, F f, G g, H h, I i) {
        return new @Nullable Object[] {a, b, c, d, e, f, g, h, i};
    }

    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object,
                    I extends @Nullable Object,
                    J extends @Nullable Object>
            @Nullable Object[] of(
            Function10<A, B, C, D, E, F, G, H, I, J, ?> columns, A a, B b, C c, D d, E e, F f, G g, H h, I i, J j) {
        return new @Nullable Object[] {a, b, c, d, e, f, g, h, i, j};
    }
}
