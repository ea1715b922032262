package io.shopsql.fuzz;

import java.util.stream.Stream;
import org.jooq.SortField;

/** A sort key. */
record Order(Expr by, boolean descending, Nulls nulls) {

    /** Where NULLs go. */
    enum Nulls {
        UNSAID,
        FIRST,
        LAST;

        String element() {
            return this == UNSAID
                    ? "SelectOrderByStep.orderBy [nulls]"
                    : "SortField.nulls" + (this == FIRST ? "First" : "Last");
        }
    }

    SortField<?> jooq() {
        SortField<?> sorted = descending ? by.jooq().desc() : by.jooq().asc();
        return switch (nulls) {
            case UNSAID -> sorted;
            case FIRST -> sorted.nullsFirst();
            case LAST -> sorted.nullsLast();
        };
    }

    String source() {
        return by.source()
                + (descending ? ".desc()" : ".asc()")
                + switch (nulls) {
                    case UNSAID -> "";
                    case FIRST -> ".nullsFirst()";
                    case LAST -> ".nullsLast()";
                };
    }

    Stream<String> elements() {
        return Stream.concat(by.elements(), Stream.of(nulls.element()));
    }

    Stream<Order> smaller() {
        return Stream.concat(
                descending ? Stream.of(new Order(by, false, nulls)) : Stream.of(),
                by.smaller().map(simpler -> new Order(simpler, descending, nulls)));
    }
}
