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
    <T> List<T> list(Asked<T> asked);

    /** The first row; if {@code only}, no other is allowed. */
    <T> Optional<T> first(Asked<T> asked, boolean only);

    /** Passes the rows one by one. */
    <T, V extends @Nullable Object> V stream(Asked<T> asked, Function<Stream<T>, V> work);

    /** Runs a change and returns the number of rows. */
    @CanIgnoreReturnValue
    int run(Change change);

    /** Runs changes of one statement and returns the number of rows of each. */
    @CanIgnoreReturnValue
    int[] runAll(List<Change> changes);
}
