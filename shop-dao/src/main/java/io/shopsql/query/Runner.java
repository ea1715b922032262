package io.shopsql.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs compiled queries in a transaction. Implemented by the library. Belongs to one thread. */
public interface Runner {

    <T> List<T> list(Asked<T> asked);

    /** The first row; if {@code only}, no other is allowed. */
    <T> Optional<T> first(Asked<T> asked, boolean only);

    <T, V extends @Nullable Object> V stream(Asked<T> asked, Function<Stream<T>, V> work);

    int run(Change change);

    int[] runAll(List<Change> changes);
}
