package io.shopsql.query;

import org.jooq.Function1;
import org.jooq.Function10;
import org.jooq.Function11;
import org.jooq.Function12;
import org.jooq.Function13;
import org.jooq.Function14;
import org.jooq.Function15;
import org.jooq.Function16;
import org.jooq.Function17;
import org.jooq.Function18;
import org.jooq.Function19;
import org.jooq.Function2;
import org.jooq.Function20;
import org.jooq.Function21;
import org.jooq.Function22;
import org.jooq.Function3;
import org.jooq.Function4;
import org.jooq.Function5;
import org.jooq.Function6;
import org.jooq.Function7;
import org.jooq.Function8;
import org.jooq.Function9;
import org.jooq.Record;
import org.jooq.Record1;
import org.jooq.Record10;
import org.jooq.Record11;
import org.jooq.Record12;
import org.jooq.Record13;
import org.jooq.Record14;
import org.jooq.Record15;
import org.jooq.Record16;
import org.jooq.Record17;
import org.jooq.Record18;
import org.jooq.Record19;
import org.jooq.Record2;
import org.jooq.Record20;
import org.jooq.Record21;
import org.jooq.Record22;
import org.jooq.Record3;
import org.jooq.Record4;
import org.jooq.Record5;
import org.jooq.Record6;
import org.jooq.Record7;
import org.jooq.Record8;
import org.jooq.Record9;
import org.jspecify.annotations.Nullable;

/**
 * Makes a value from the columns of a row, in the order of the select list, without creating a jOOQ record. Stateless
 * and thread-safe.
 *
 * <pre>{@code
 * record Row(UserId user, String name) {}
 *
 * Mapping<Record2<UserId, String>, Row> rows = mapping(Row::new); // for select(USERS.ID, USERS.NAME)
 * }</pre>
 *
 * @param <R> the type of a row, which the compiler compares with the query
 * @param <T> the value
 */
@FunctionalInterface
public interface Mapping<R extends Record, T extends @Nullable Object> {

    /** Makes the value; the array is reused for the next row. */
    T of(@Nullable Object[] columns);

    /** Maps a row of 1 column. */
    static <A, Z extends @Nullable Object> Mapping<Record1<A>, Z> mapping(Function1<? super A, ? extends Z> row) {
        return c -> row.apply(at(c, 0));
    }

    /** Maps a row of 2 columns. */
    static <A, B, Z extends @Nullable Object> Mapping<Record2<A, B>, Z> mapping(
            Function2<? super A, ? super B, ? extends Z> row) {
        return c -> row.apply(at(c, 0), at(c, 1));
    }

    /** Maps a row of 3 columns. */
    static <A, B, C, Z extends @Nullable Object> Mapping<Record3<A, B, C>, Z> mapping(
            Function3<? super A, ? super B, ? super C, ? extends Z> row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2));
    }

    /** Maps a row of 4 columns. */
    static <A, B, C, D, Z extends @Nullable Object> Mapping<Record4<A, B, C, D>, Z> mapping(
            Function4<? super A, ? super B, ? super C, ? super D, ? extends Z> row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3));
    }

    /** Maps a row of 5 columns. */
    static <A, B, C, D, E, Z extends @Nullable Object> Mapping<Record5<A, B, C, D, E>, Z> mapping(
            Function5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends Z> row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4));
    }

    /** Maps a row of 6 columns. */
    static <A, B, C, D, E, F, Z extends @Nullable Object> Mapping<Record6<A, B, C, D, E, F>, Z> mapping(
            Function6<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? extends Z> row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5));
    }

    /** Maps a row of 7 columns. */
    static <A, B, C, D, E, F, G, Z extends @Nullable Object> Mapping<Record7<A, B, C, D, E, F, G>, Z> mapping(
            Function7<? super A, ? super B, ? super C, ? super D, ? super E, ? super F, ? super G, ? extends Z> row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6));
    }

    /** Maps a row of 8 columns. */
    static <A, B, C, D, E, F, G, H, Z extends @Nullable Object> Mapping<Record8<A, B, C, D, E, F, G, H>, Z> mapping(
            Function8<
                            ? super A,
                            ? super B,
                            ? super C,
                            ? super D,
                            ? super E,
                            ? super F,
                            ? super G,
                            ? super H,
                            ? extends Z>
                    row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7));
    }

    /** Maps a row of 9 columns. */
    static <A, B, C, D, E, F, G, H, I, Z extends @Nullable Object>
            Mapping<Record9<A, B, C, D, E, F, G, H, I>, Z> mapping(
                    Function9<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? extends Z>
                            row) {
        return c -> row.apply(at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8));
    }

    /** Maps a row of 10 columns. */
    static <A, B, C, D, E, F, G, H, I, J, Z extends @Nullable Object>
            Mapping<Record10<A, B, C, D, E, F, G, H, I, J>, Z> mapping(
                    Function10<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9));
    }

    /** Maps a row of 11 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, Z extends @Nullable Object>
            Mapping<Record11<A, B, C, D, E, F, G, H, I, J, K>, Z> mapping(
                    Function11<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10));
    }

    /** Maps a row of 12 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, Z extends @Nullable Object>
            Mapping<Record12<A, B, C, D, E, F, G, H, I, J, K, L>, Z> mapping(
                    Function12<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11));
    }

    /** Maps a row of 13 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, Z extends @Nullable Object>
            Mapping<Record13<A, B, C, D, E, F, G, H, I, J, K, L, M>, Z> mapping(
                    Function13<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12));
    }

    /** Maps a row of 14 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, Z extends @Nullable Object>
            Mapping<Record14<A, B, C, D, E, F, G, H, I, J, K, L, M, N>, Z> mapping(
                    Function14<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13));
    }

    /** Maps a row of 15 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, Z extends @Nullable Object>
            Mapping<Record15<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O>, Z> mapping(
                    Function15<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14));
    }

    /** Maps a row of 16 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Z extends @Nullable Object>
            Mapping<Record16<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P>, Z> mapping(
                    Function16<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15));
    }

    /** Maps a row of 17 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, Z extends @Nullable Object>
            Mapping<Record17<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q>, Z> mapping(
                    Function17<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? super Q,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15), at(c, 16));
    }

    /** Maps a row of 18 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, Z extends @Nullable Object>
            Mapping<Record18<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R>, Z> mapping(
                    Function18<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? super Q,
                                    ? super R,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15), at(c, 16), at(c, 17));
    }

    /** Maps a row of 19 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, Z extends @Nullable Object>
            Mapping<Record19<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S>, Z> mapping(
                    Function19<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? super Q,
                                    ? super R,
                                    ? super S,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15), at(c, 16), at(c, 17), at(c, 18));
    }

    /** Maps a row of 20 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, Z extends @Nullable Object>
            Mapping<Record20<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T>, Z> mapping(
                    Function20<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? super Q,
                                    ? super R,
                                    ? super S,
                                    ? super T,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15), at(c, 16), at(c, 17), at(c, 18),
                at(c, 19));
    }

    /** Maps a row of 21 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, Z extends @Nullable Object>
            Mapping<Record21<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U>, Z> mapping(
                    Function21<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? super Q,
                                    ? super R,
                                    ? super S,
                                    ? super T,
                                    ? super U,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15), at(c, 16), at(c, 17), at(c, 18),
                at(c, 19), at(c, 20));
    }

    /** Maps a row of 22 columns. */
    static <A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V, Z extends @Nullable Object>
            Mapping<Record22<A, B, C, D, E, F, G, H, I, J, K, L, M, N, O, P, Q, R, S, T, U, V>, Z> mapping(
                    Function22<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? super I,
                                    ? super J,
                                    ? super K,
                                    ? super L,
                                    ? super M,
                                    ? super N,
                                    ? super O,
                                    ? super P,
                                    ? super Q,
                                    ? super R,
                                    ? super S,
                                    ? super T,
                                    ? super U,
                                    ? super V,
                                    ? extends Z>
                            row) {
        return c -> row.apply(
                at(c, 0), at(c, 1), at(c, 2), at(c, 3), at(c, 4), at(c, 5), at(c, 6), at(c, 7), at(c, 8), at(c, 9),
                at(c, 10), at(c, 11), at(c, 12), at(c, 13), at(c, 14), at(c, 15), at(c, 16), at(c, 17), at(c, 18),
                at(c, 19), at(c, 20), at(c, 21));
    }

    // the query has the types of the mapping
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <V> V at(@Nullable Object[] columns, int index) {
        return (V) columns[index];
    }
}
