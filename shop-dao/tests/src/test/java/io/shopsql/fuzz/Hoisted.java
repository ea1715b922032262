package io.shopsql.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The parts of a statement as statements of their own: the cause of a difference is often deep inside. */
final class Hoisted {

    private Hoisted() {}

    static Stream<Statement> of(Statement statement) {
        if (statement instanceof Select select) {
            return Stream.concat(queries(select), select.expressions().flatMap(e -> selected(select.from(), e)));
        }
        if (statement instanceof Change.Update u) {
            return Stream.of(u.set().stream().map(Change.Assignment::value), u.where().stream(), u.returning().stream())
                    .flatMap(part -> part)
                    .flatMap(e -> selected(u.table(), e));
        }
        if (statement instanceof Change.Delete d) {
            return Stream.concat(d.where().stream(), d.returning().stream()).flatMap(e -> selected(d.table(), e));
        }
        if (statement instanceof Change.Insert i) {
            return Stream.concat(i.query().stream(), i.returning().stream().flatMap(e -> selected(i.table(), e)));
        }
        return Stream.of();
    }

    private static Stream<Statement> queries(Select select) {
        return Stream.concat(
                select.with().stream().map(Relation.Common::query),
                select.from()
                        .ones()
                        .map(From.One::relation)
                        .flatMap(r -> r instanceof Relation.Derived d ? Stream.of(d.query()) : Stream.of()));
    }

    private static Stream<Statement> selected(Relation.Base table, Expr e) {
        return selected(new From.One(table, table.name()), e);
    }

    private static Stream<Statement> selected(From from, Expr e) {
        Stream<Statement> parts = e.parts().flatMap(part -> selected(from, part));
        return e instanceof Expr.Constant || e instanceof Expr.Column
                ? parts
                : Stream.concat(parts, Stream.of(only(from, e)));
    }

    private static Select only(From from, Expr e) {
        Expr column = e.kind() == Kind.CONDITION ? Apply.of(AnyOps.FIELD_OF_CONDITION, List.of(e)) : e;
        return new Select(
                List.of(),
                false,
                List.of(column),
                from,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
