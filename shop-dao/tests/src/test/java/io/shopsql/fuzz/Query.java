package io.shopsql.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** A query with columns x0, x1 …. */
sealed interface Query extends Statement permits Select, Combined {

    List<Kind> kinds();

    org.jooq.Select<?> jooq();

    @Override
    Stream<? extends Query> smaller();
}
