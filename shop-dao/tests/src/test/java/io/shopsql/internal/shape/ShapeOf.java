package io.shopsql.internal.shape;

import java.util.Optional;
import org.jooq.Select;

/** The shape of a query, for tests of other packages. */
public final class ShapeOf {

    private ShapeOf() {}

    /** Empty if the query is rendered each time. */
    public static Optional<Object> query(Select<?> query) {
        return Optional.ofNullable(Walk.through(query)).map(Walk::shape);
    }
}
