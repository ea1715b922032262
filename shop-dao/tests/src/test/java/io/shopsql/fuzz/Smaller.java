package io.shopsql.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Smaller lists. */
final class Smaller {

    private Smaller() {}

    /** The list with one element replaced by a smaller one. */
    static <T> Stream<List<T>> inside(List<T> list, Function<T, Stream<T>> smaller) {
        return IntStream.range(0, list.size())
                .boxed()
                .flatMap(i -> smaller.apply(list.get(i)).map(element -> {
                    List<T> changed = new ArrayList<>(list);
                    changed.set(i, element);
                    return List.copyOf(changed);
                }));
    }

    /** The list without one of its elements. */
    static <T> Stream<List<T>> without(List<T> list, int least) {
        return list.size() <= least
                ? Stream.of()
                : IntStream.range(0, list.size()).mapToObj(i -> {
                    List<T> changed = new ArrayList<>(list);
                    changed.remove(i);
                    return List.copyOf(changed);
                });
    }

    /** Without one, or with a smaller one. */
    static <T> Stream<List<T>> of(List<T> list, int least, Function<T, Stream<T>> smaller) {
        return Stream.concat(without(list, least), inside(list, smaller));
    }
}
