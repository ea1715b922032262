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
 */
record Operation<S, I>(
        String name,
        String title,
        Class<S> group,
        Function<Inputs, I> input,
        Call<S, I> call,
        Proof<I> proof,
        boolean writes) {

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
         * @param answer as a record of the baseline
         * @param expected the baseline's answer to the same input; for writes the answer itself
         */
        void check(Link plain, I input, @Nullable Object answer, @Nullable Object expected) throws Exception;
    }

    static <S, I> Operation<S, I> reading(
            String name, String title, Class<S> group, Function<Inputs, I> input, Call<S, I> call) {
        return new Operation<>(name, title, group, input, call, Proofs::same, false);
    }

    static <S, I> Operation<S, I> writing(
            String name, String title, Class<S> group, Function<Inputs, I> input, Call<S, I> call, Proof<I> proof) {
        return new Operation<>(name, title, group, input, call, proof, true);
    }
}
