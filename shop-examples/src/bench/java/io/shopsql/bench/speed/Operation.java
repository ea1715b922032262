package io.shopsql.bench.speed;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An operation to measure.
 *
 * @param name in arguments and tables
 * @param title in the document
 * @param group which contenders take part
 * @param input makes an input, outside measured time
 * @param call the measured call
 * @param proof checks what a call has done
 * @param writes whether durability matters
 * @param size the database to run on
 */
record Operation<S, I>(
        String name,
        String title,
        Class<S> group,
        Function<Inputs, I> input,
        Call<S, I> call,
        Proof<I> proof,
        boolean writes,
        Size size) {

    /** The size of a database, and what is done between slices. */
    enum Size {
        /** Few orders. */
        SMALL,
        /** As {@link #SMALL}; new users are deleted after each slice. */
        SMALL_AND_CLEANED,
        /** Many orders, which are only read: one database for all contenders. */
        LARGE
    }

    /** One call. */
    @FunctionalInterface
    interface Call<S, I> {
        @Nullable
        Object on(S store, I input) throws Exception;
    }

    /** Checks a call by its answer and the rows in the database. */
    @FunctionalInterface
    interface Proof<I> {
        /**
         * Throws if the call has done something else.
         *
         * @param answer as a record of the baseline
         * @param expected the baseline's answer to the same input; for writes the answer itself
         */
        void check(Link plain, I input, @Nullable Object answer, @Nullable Object expected) throws Exception;
    }

    static <S, I> Operation<S, I> reading(
            String name, String title, Class<S> group, Function<Inputs, I> input, Call<S, I> call) {
        return new Operation<>(name, title, group, input, call, Proofs::same, false, Size.SMALL);
    }

    static <S, I> Operation<S, I> writing(
            String name, String title, Class<S> group, Function<Inputs, I> input, Call<S, I> call, Proof<I> proof) {
        return new Operation<>(name, title, group, input, call, proof, true, Size.SMALL);
    }

    Operation<S, I> on(Size other) {
        return new Operation<>(name, title, group, input, call, proof, writes, other);
    }
}
