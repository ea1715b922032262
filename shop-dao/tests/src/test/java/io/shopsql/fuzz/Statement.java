package io.shopsql.fuzz;

import java.util.stream.Stream;

/** A query, or a change of a table. */
sealed interface Statement permits Query, Change {

    /** Whether the order of the rows is part of the answer. */
    boolean isSorted();

    /** Java that makes it. */
    String source();

    /** The elements of jOOQ in it. */
    Stream<String> elements();

    /** Statements that may be simpler. */
    Stream<? extends Statement> smaller();
}
