package io.shopsql.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** The columns that an expression may use. */
record Scope(List<Expr.Column> columns, List<Expr.Column> keys) {

    static final Scope EMPTY = new Scope(List.of(), List.of());

    static Scope of(From from) {
        return new Scope(
                from.ones()
                        .flatMap(one -> columns(one, one.relation().columns()))
                        .toList(),
                from.ones().flatMap(one -> columns(one, one.relation().key())).toList());
    }

    private static Stream<Expr.Column> columns(From.One one, List<Relation.Col> those) {
        return those.stream().map(c -> new Expr.Column(one.relation(), one.alias(), c.name(), c.kind()));
    }

    List<Expr.Column> of(Kind kind) {
        return columns.stream().filter(c -> c.kind() == kind).toList();
    }
}
