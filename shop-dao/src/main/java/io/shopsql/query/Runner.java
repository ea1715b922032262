package io.shopsql.query;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs compiled queries in a transaction. Implemented by the library. Belongs to one thread. */
public interface Runner {

    /** All rows. */
    <T> List<T> list(BoundQuery<T> bound);

    /** The first row; if {@code only}, no other is allowed. */
    <T> Optional<T> first(BoundQuery<T> bound, boolean only);

    /** Passes the rows one by one. */
    <T, V extends @Nullable Object> V stream(BoundQuery<T> bound, Function<Stream<T>, V> work);

    /** Runs a change and returns the number of rows. */
    @CanIgnoreReturnValue
    int run(BoundChange change);

    /** Runs changes of one statement and returns the number of rows of each. */
    @CanIgnoreReturnValue
    int[] runAll(List<BoundChange> changes);

    /** Runs statements in order. On Postgres, a few of them take one round trip. */
    default void together(List<? extends Step<?>> steps) {
        steps.forEach(step -> step.run(this));
    }
}
