package io.shopsql.fuzz;

import static io.shopsql.fuzz.World.one;

import io.shopsql.fuzz.Op.Role;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random expressions. */
final class Expressions {

    private final RandomGenerator random;
    private final Admission admission;
    private final BiFunction<Scope, Subquery.Form, Select> subqueries;

    Expressions(RandomGenerator random, Admission admission, BiFunction<Scope, Subquery.Form, Select> subqueries) {
        this.random = random;
        this.admission = admission;
        this.subqueries = subqueries;
    }

    /** An expression over the columns. */
    Expr over(Scope scope, Kind kind, int depth) {
        List<Expr.Column> columns = scope.of(kind);
        boolean leaf = depth == 0 || random.nextInt(3) == 0;
        if (leaf && kind != Kind.CONDITION) {
            return columns.isEmpty() || random.nextInt(5) == 0 ? constant(kind, false) : one(random, columns);
        }
        if (kind == Kind.CONDITION && depth > 0 && random.nextInt(12) == 0) {
            return condition(scope, depth);
        }
        if (depth > 1 && random.nextInt(20) == 0 && admission.admits(Subquery.Form.VALUE.element)) {
            Select query = subqueries.apply(scope, Subquery.Form.VALUE);
            if (query.kinds().get(0) == kind) {
                return new Subquery(Subquery.Form.VALUE, Optional.empty(), query);
            }
        }
        return op(Role.SCALAR, kind, scope)
                .<Expr>map(op -> Apply.of(op, args(op, k -> over(scope, k, Math.max(0, depth - 1)))))
                .orElseGet(() -> constant(kind, false));
    }

    private Expr condition(Scope scope, int depth) {
        Subquery.Form form = one(random, Subquery.conditions());
        Select query = subqueries.apply(scope, form);
        boolean compared = form == Subquery.Form.IN || form == Subquery.Form.NOT_IN;
        return new Subquery(
                form,
                compared ? Optional.of(over(scope, query.kinds().get(0), depth - 1)) : Optional.empty(),
                compared ? query.columns(query.columns().subList(0, 1)) : query);
    }

    /** An expression of keys and aggregates. */
    Expr grouped(Scope scope, List<Expr> keys, Kind kind, int depth) {
        List<Expr> same = keys.stream().filter(k -> k.kind() == kind).toList();
        if (!same.isEmpty() && random.nextInt(2) == 0) {
            return one(random, same);
        }
        Optional<Expr> query = depth > 0 && random.nextInt(12) == 0 ? inside(scope, keys, kind) : Optional.empty();
        if (query.isPresent()) {
            return query.get();
        }
        Optional<Op> aggregate = op(Role.AGGREGATE, kind, scope);
        if (kind != Kind.CONDITION && aggregate.isPresent() && random.nextInt(3) > 0) {
            return aggregate(aggregate.get(), scope);
        }
        return depth == 0 && kind != Kind.CONDITION
                ? constant(kind, true)
                : op(Role.SCALAR, kind, scope)
                        .<Expr>map(op -> Apply.of(op, args(op, k -> grouped(scope, keys, k, Math.max(0, depth - 1)))))
                        .orElseGet(() -> constant(kind, true));
    }

    /** A query that refers to the keys; now and then to other columns, which is refused. */
    private Optional<Expr> inside(Scope scope, List<Expr> keys, Kind kind) {
        List<Expr.Column> columns = keys.stream()
                .filter(Expr.Column.class::isInstance)
                .map(Expr.Column.class::cast)
                .toList();
        Scope outer = random.nextInt(6) == 0 ? scope : new Scope(columns, List.of());
        if (kind == Kind.CONDITION) {
            return Optional.of(condition(outer, 1));
        }
        Select query = subqueries.apply(outer, Subquery.Form.VALUE);
        return query.kinds().get(0) == kind
                ? Optional.of(new Subquery(Subquery.Form.VALUE, Optional.empty(), query))
                : Optional.empty();
    }

    private Expr aggregate(Op op, Scope scope) {
        Optional<Expr> filter = random.nextInt(6) == 0 ? Optional.of(over(scope, Kind.CONDITION, 1)) : Optional.empty();
        boolean filterable = !op.source().contains("rder") && !op.source().contains("Money");
        return new Apply(op, args(op, k -> over(scope, k, 1)), filterable ? filter : Optional.empty());
    }

    /** A window function; a ranking gets a total order. */
    Optional<Expr> windowed(Scope scope, Kind kind) {
        Role role = random.nextBoolean() ? Role.WINDOW : Role.RANKING;
        Optional<Op> fitting = op(role, kind, scope)
                .filter(op -> op.args().stream().noneMatch(k -> scope.of(k).isEmpty()));
        return fitting.map(op -> {
            List<Order> order = new ArrayList<>();
            if (random.nextBoolean()) {
                order.add(order(columnOrMore(scope, one(random, scope.columns()).kind(), 1)));
            }
            boolean framed = role == Role.WINDOW && op.args().size() == 1 && random.nextInt(3) == 0;
            if (role == Role.RANKING || framed) {
                scope.keys().forEach(key -> order.add(new Order(key, false, Order.Nulls.LAST)));
            }
            return new Over(
                    op,
                    args(op, k -> columnOrMore(scope, k, 1)),
                    random.nextBoolean() ? List.of() : List.of(over(scope, one(random, admission.stored()), 1)),
                    order,
                    framed && !order.isEmpty()
                            ? Optional.of(new Over.Frame(random.nextInt(3), random.nextInt(3)))
                            : Optional.empty());
        });
    }

    /** Not a constant: Postgres cannot sort by one, nor tell the type of a text in a window function. */
    Expr columnOrMore(Scope scope, Kind kind, int depth) {
        Expr made = over(scope, kind, depth);
        return made instanceof Expr.Constant ? one(random, scope.of(kind)) : made;
    }

    Order order(Expr by) {
        return new Order(
                by,
                random.nextBoolean(),
                one(
                        random,
                        Arrays.stream(Order.Nulls.values())
                                .filter(n -> admission.admits(n.element()))
                                .toList()));
    }

    /** A key of groups: without bind variables, which Postgres does not take for the same twice. */
    Expr key(Scope scope) {
        Expr.Column column = one(random, scope.columns());
        return random.nextInt(3) == 0 && admission.admits("SelectGroupByStep.groupBy [an expression with a value]")
                ? columnOrMore(scope, column.kind(), 1).inlined()
                : column;
    }

    /** The rows of a query as a column. */
    Expr nested(Scope scope) {
        return new Subquery(Subquery.Form.MULTISET, Optional.empty(), subqueries.apply(scope, Subquery.Form.MULTISET));
    }

    Expr constant(Kind kind, boolean inline) {
        boolean isNull = kind.hasNull() && random.nextInt(8) == 0;
        return new Expr.Constant(
                kind,
                isNull ? Optional.empty() : Optional.of(one(random, kind.values)),
                inline || random.nextInt(3) == 0);
    }

    private List<Expr> args(Op op, Function<Kind, Expr> made) {
        return op.args().stream().map(made).toList();
    }

    /** An operator; of a few, the first with an argument that is a column. */
    private Optional<Op> op(Role role, Kind kind, Scope scope) {
        List<Op> fitting = admission.ops(role, kind, random.nextInt(40) == 0);
        if (fitting.isEmpty()) {
            return Optional.empty();
        }
        List<Op> tried =
                IntStream.range(0, 3).mapToObj(i -> one(random, fitting)).toList();
        return Optional.of(tried.stream()
                .filter(op -> op.args().stream().anyMatch(k -> !scope.of(k).isEmpty()))
                .findFirst()
                .orElse(tried.get(0)));
    }
}
