package io.shopsql.bench.speed;

import java.util.List;

/** A page of rows, and whether another follows. */
record PageOf<T>(List<T> items, boolean more) {

    static final int SIZE = 50;

    /** A page of rows fetched with one more. */
    static <T> PageOf<T> of(List<T> oneMore) {
        return oneMore.size() > SIZE ? new PageOf<>(oneMore.subList(0, SIZE), true) : new PageOf<>(oneMore, false);
    }
}
