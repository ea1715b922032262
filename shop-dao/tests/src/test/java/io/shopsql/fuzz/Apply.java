package io.shopsql.fuzz;

import io.shopsql.fuzz.Op.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.Field;

/** An operator and its arguments; an aggregate may have a filter. */
record Apply(Op op, List<Expr> args, Optional<Expr> filter) implements Expr {

    static Apply of(Op op, List<Expr> args) {
        return new Apply(op, args, Optional.empty());
    }

    boolean isAggregate() {
        return op.role() == Role.AGGREGATE;
    }

    @Override
    public Kind kind() {
        return op.result();
    }

    @Override
    public Field<?> jooq() {
        Field<?> applied = (Field<?>) op.on(args);
        return filter.isEmpty()
                ? applied
                : ((AggregateFunction<?>) applied)
                        .filterWhere((Condition) filter.get().jooq());
    }

    @Override
    public String source() {
        return op.sourceOn(args)
                + filter.map(condition -> ".filterWhere(" + condition.source() + ")")
                        .orElse("");
    }

    @Override
    public Stream<String> elements() {
        return Stream.of(
                        Stream.of(op.element()),
                        filter.isEmpty() ? Stream.<String>of() : Stream.of("AggregateFilterStep.filterWhere"),
                        Stream.concat(args.stream(), filter.stream()).flatMap(Expr::elements))
                .flatMap(e -> e);
    }

    @Override
    public Stream<Expr> parts() {
        return Stream.concat(args.stream(), filter.stream());
    }

    @Override
    public Expr inlined() {
        return new Apply(op, args.stream().map(Expr::inlined).toList(), filter.map(Expr::inlined));
    }

    @Override
    public Stream<Expr> smaller() {
        return Stream.of(
                        args.stream().filter(arg -> arg.kind() == kind()),
                        Expr.constants(kind()),
                        filter.stream().map(f -> of(op, args)),
                        filter.stream().flatMap(Expr::smaller).map(f -> new Apply(op, args, Optional.of(f))),
                        Smaller.inside(args, Expr::smaller).map(fewer -> new Apply(op, fewer, filter)))
                .flatMap(e -> e);
    }
}
