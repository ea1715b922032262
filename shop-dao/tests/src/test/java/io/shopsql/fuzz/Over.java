package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.WindowOverStep;
import org.jooq.WindowSpecification;
import org.jooq.WindowSpecificationOrderByStep;
import org.jooq.WindowSpecificationRowsStep;
import org.jooq.impl.DSL;

/** A window function. */
record Over(Op op, List<Expr> args, List<Expr> partition, List<Order> order, Optional<Frame> frame) implements Expr {

    /** {@code rows between preceding and following}. */
    record Frame(int preceding, int following) {}

    @Override
    public Kind kind() {
        return op.result();
    }

    @Override
    public Field<?> jooq() {
        return ((WindowOverStep<?>) op.on(args)).over(window());
    }

    private WindowSpecification window() {
        WindowSpecificationOrderByStep partitioned =
                DSL.partitionBy(partition.stream().map(Expr::jooq).toList());
        if (order.isEmpty()) {
            return partitioned;
        }
        WindowSpecificationRowsStep ordered =
                partitioned.orderBy(order.stream().map(Order::jooq).toList());
        return frame.isEmpty()
                ? ordered
                : ordered.rowsBetweenPreceding(frame.get().preceding).andFollowing(frame.get().following);
    }

    @Override
    public String source() {
        return op.sourceOn(args)
                + partition.stream().map(Expr::source).collect(joining(", ", ".over(partitionBy(", ")"))
                + (order.isEmpty() ? "" : order.stream().map(Order::source).collect(joining(", ", ".orderBy(", ")")))
                + frame.map(f -> ".rowsBetweenPreceding(" + f.preceding + ").andFollowing(" + f.following + ")")
                        .orElse("")
                + ")";
    }

    @Override
    public Stream<String> elements() {
        return Stream.of(
                        Stream.of(op.element()),
                        args.stream().flatMap(Expr::elements),
                        partition.stream().flatMap(Expr::elements),
                        order.stream().flatMap(Order::elements))
                .flatMap(e -> e);
    }

    @Override
    public Stream<Expr> parts() {
        return Stream.of(args.stream(), partition.stream(), order.stream().map(Order::by))
                .flatMap(e -> e);
    }

    @Override
    public Expr inlined() {
        return this;
    }

    @Override
    public Stream<Expr> smaller() {
        // the order of a ranking is total: it stays whole
        return Stream.of(
                        args.stream().filter(arg -> arg.kind() == kind()),
                        Expr.constants(kind()),
                        frame.stream().map(f -> new Over(op, args, partition, order, Optional.empty())),
                        Smaller.inside(args, Expr::smaller).map(a -> new Over(op, a, partition, order, frame)),
                        Smaller.of(partition, 0, Expr::smaller).map(p -> new Over(op, args, p, order, frame)),
                        op.role() == Op.Role.RANKING || frame.isPresent()
                                ? Stream.<Expr>of()
                                : Smaller.of(order, 0, Order::smaller)
                                        .map(o -> new Over(op, args, partition, o, frame)))
                .flatMap(e -> e);
    }
}
