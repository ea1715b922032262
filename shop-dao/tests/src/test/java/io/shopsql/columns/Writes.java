package io.shopsql.columns;

import java.util.List;
import java.util.stream.Stream;

/** For each table and path: the method that writes a row, or why there is none. */
final class Writes {

    static final List<Write> ALL = Stream.of(
                    UserWrites.ALL, ProductWrites.ALL, OrderWrites.ALL, ContactWrites.ALL, AccountWrites.ALL)
            .flatMap(List::stream)
            .toList();

    private Writes() {}
}
