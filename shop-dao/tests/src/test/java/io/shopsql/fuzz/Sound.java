package io.shopsql.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Whether a shrunk statement still has the columns that it names, with their types. */
final class Sound {

    private Sound() {}

    static boolean is(Statement statement) {
        if (statement instanceof Select select) {
            return isSelect(select);
        }
        if (statement instanceof Combined both) {
            return both.left().kinds().equals(both.right().kinds()) && isSelect(both.left()) && isSelect(both.right());
        }
        return true; // a change of a table, which stays as it is
    }

    private static boolean isSelect(Select select) {
        return select.expressions().flatMap(Sound::all).allMatch(e -> isKnown(e, select))
                && nested(select).allMatch(Sound::isSelect);
    }

    private static Stream<Select> nested(Select select) {
        Stream<Query> queries = Stream.concat(
                select.with().stream().map(Relation.Common::query),
                select.from()
                        .ones()
                        .flatMap(one ->
                                one.relation() instanceof Relation.Derived d ? Stream.of(d.query()) : Stream.of()));
        return queries.flatMap(q -> q instanceof Select s ? Stream.of(s) : Stream.of());
    }

    private static Stream<Expr> all(Expr e) {
        return Stream.concat(Stream.of(e), e.parts().flatMap(Sound::all));
    }

    private static boolean isKnown(Expr e, Select select) {
        if (!(e instanceof Expr.Column column)) {
            return true;
        }
        if (column.of() == null) {
            List<Kind> kinds = select.kinds();
            return IntStream.range(0, kinds.size())
                    .anyMatch(i -> column.name().equals("x" + i) && kinds.get(i) == column.kind());
        }
        Optional<Relation> relation = select.from()
                .ones()
                .filter(one -> one.alias().equals(column.alias()))
                .findFirst()
                .map(From.One::relation);
        return relation.isEmpty() // of an outer query
                || current(relation.get(), select).columns().stream()
                        .anyMatch(c -> c.name().equals(column.name()) && c.kind() == column.kind());
    }

    /** A common table expression as it is now: what refers to it may hold an earlier one. */
    private static Relation current(Relation relation, Select select) {
        return relation instanceof Relation.Common c
                ? select.with().stream()
                        .filter(w -> w.name().equals(c.name()))
                        .findFirst()
                        .orElse(c)
                : relation;
    }
}
