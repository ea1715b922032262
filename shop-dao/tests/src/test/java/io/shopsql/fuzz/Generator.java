package io.shopsql.fuzz;

import static io.shopsql.fuzz.World.one;

import io.shopsql.fuzz.Relation.Base;
import io.shopsql.fuzz.Relation.Col;
import io.shopsql.fuzz.Relation.Common;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jooq.JoinType;

/** Random statements over a world and the shop's own tables. */
final class Generator {

    private static final List<JoinType> JOINS =
            List.of(JoinType.JOIN, JoinType.LEFT_OUTER_JOIN, JoinType.RIGHT_OUTER_JOIN, JoinType.FULL_OUTER_JOIN);

    private final RandomGenerator random;
    private final World world;
    private final List<? extends Relation> shop;
    private final Admission admission;
    private final Expressions expressions;
    private int aliases;

    Generator(RandomGenerator random, World world, List<? extends Relation> shop, Admission admission) {
        this.random = random;
        this.world = world;
        this.shop = shop;
        this.admission = admission;
        this.expressions = new Expressions(random, admission, this::subquery);
    }

    Statement statement() {
        aliases = 0;
        return switch (random.nextInt(10)) {
            case 0, 1 -> change();
            case 2 -> combined();
            case 3 -> withCommon();
            case 4 -> nesting();
            default -> select(List.of(), kinds(), List.of(), true);
        };
    }

    private Query nesting() {
        From from = new From.One(one(random, world.tables()).table(), alias());
        Scope scope = Scope.of(from);
        return new Select(
                List.of(),
                false,
                List.of(scope.keys().get(0), expressions.nested(scope)),
                from,
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private List<Kind> kinds() {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> random.nextInt(5) == 0 ? Kind.NUMBER : one(random, admission.stored()))
                .toList();
    }

    /** Without decimals, which are refused in nested rows. */
    private List<Kind> nestable() {
        return kinds().stream()
                .map(kind -> Kind.DECIMALS.contains(kind) && random.nextInt(20) > 0 ? Kind.LONG : kind)
                .toList();
    }

    private Query combined() {
        List<Kind> kinds = kinds();
        return new Combined(
                one(random, List.of(Combined.Operator.values())),
                select(List.of(), kinds, List.of(), false),
                select(List.of(), kinds, List.of(), false),
                random.nextBoolean());
    }

    private Query withCommon() {
        Common common = new Common("q", select(List.of(), kinds(), List.of(), random.nextBoolean()));
        return select(List.of(common), kinds(), List.of(common), true);
    }

    /** A query of one table that may refer to the outer ones. */
    private Select subquery(Scope outer, Subquery.Form form) {
        From from = new From.One(one(random, world.tables()).table(), alias());
        Scope inner = Scope.of(from);
        Scope both = new Scope(
                java.util.stream.Stream.concat(inner.columns().stream(), outer.columns().stream())
                        .toList(),
                inner.keys());
        List<Kind> kinds = form == Subquery.Form.MULTISET ? nestable() : kinds().subList(0, 1);
        return new Select(
                List.of(),
                false,
                kinds.stream()
                        .map(k -> form == Subquery.Form.VALUE && random.nextBoolean()
                                ? expressions.grouped(inner, List.of(), k, 0)
                                : expressions.over(inner, k, 1))
                        .toList(),
                from,
                Optional.of(expressions.over(both, Kind.CONDITION, 1)),
                List.of(),
                Optional.empty(),
                form == Subquery.Form.MULTISET || form == Subquery.Form.VALUE
                        ? Optional.of(List.of())
                        : Optional.empty(),
                form == Subquery.Form.VALUE && random.nextInt(4) > 0
                        ? Optional.of(new Select.Limit(1, 0))
                        : Optional.empty());
    }

    private Select select(List<Common> with, List<Kind> kinds, List<Common> common, boolean sortable) {
        From from = from(common);
        Scope scope = Scope.of(from);
        boolean grouped = random.nextInt(4) == 0;
        List<Expr> keys = grouped
                ? IntStream.range(0, random.nextInt(3))
                        .mapToObj(i -> expressions.key(scope))
                        .distinct()
                        .toList()
                : List.of();
        List<Expr> columns = new ArrayList<>();
        for (Kind kind : kinds) {
            boolean oneMore = isUnique(from) || columns.stream().noneMatch(Over.class::isInstance);
            columns.add(
                    grouped && random.nextInt(40) > 0
                            ? expressions.grouped(scope, keys, kind, 1)
                            : (random.nextInt(8) == 0 && oneMore
                                            ? expressions.windowed(scope, kind)
                                            : Optional.<Expr>empty())
                                    .orElseGet(() -> expressions.over(scope, kind, 2)));
        }
        boolean distinct = !grouped && random.nextInt(8) == 0;
        boolean sorted = sortable && random.nextBoolean();
        Optional<Select.Limit> limit = sorted && random.nextInt(3) == 0
                ? Optional.of(new Select.Limit(random.nextInt(4), random.nextInt(3)))
                : Optional.empty();
        return new Select(
                with,
                distinct,
                columns,
                from,
                random.nextBoolean() ? Optional.of(where(scope, columns)) : Optional.empty(),
                keys,
                !keys.isEmpty() && random.nextInt(3) == 0
                        ? Optional.of(expressions.grouped(scope, keys, Kind.CONDITION, 1))
                        : Optional.empty(),
                sorted ? Optional.of(sorting(scope, grouped || distinctly(distinct), columns)) : Optional.empty(),
                limit);
    }

    /** Else two rows may be the same, and two windows may take them in another order. */
    private static boolean isUnique(From from) {
        return from.ones().allMatch(one -> one.relation() instanceof Relation.Base);
    }

    /** Now and then not: distinct rows sorted by what they do not have are refused. */
    private boolean distinctly(boolean distinct) {
        return distinct && random.nextInt(8) > 0;
    }

    /** Now and then of an alias, which is refused; a column of that name would be meant instead, with a type of its own. */
    private Expr where(Scope scope, List<Expr> columns) {
        int i = random.nextInt(columns.size());
        Expr.Column alias = Expr.Column.result(i, columns.get(i).kind());
        boolean isAlias =
                scope.columns().stream().noneMatch(column -> column.name().equals(alias.name()));
        Scope own = isAlias && random.nextInt(40) == 0 ? new Scope(List.of(alias), List.of()) : scope;
        return expressions.over(own, Kind.CONDITION, 2);
    }

    private List<Order> sorting(Scope scope, boolean byResult, List<Expr> columns) {
        return switch (random.nextInt(20)) {
            case 0 -> List.of(expressions.order(expressions.constant(one(random, admission.stored()), true)));
            case 1, 2, 3, 4, 5, 6 -> List.of();
            case 7, 8, 9, 10, 11, 12 -> {
                int i = random.nextInt(columns.size());
                yield List.of(
                        expressions.order(Expr.Column.result(i, columns.get(i).kind())));
            }
            default ->
                byResult
                        ? List.of()
                        : List.of(expressions.order(expressions.columnOrMore(
                                scope, one(random, scope.columns()).kind(), 1)));
        };
    }

    private From from(List<Common> common) {
        From from = relation(common);
        for (int joins = random.nextInt(5) - 2; joins > 0; joins--) {
            From.One right = relation(common);
            JoinType type = one(random, JOINS);
            from = joined(from, type, right);
        }
        return from;
    }

    private From joined(From left, JoinType type, From.One right) {
        Scope lefts = Scope.of(left);
        List<Expr.Column> rights = Scope.of(right).columns().stream()
                .filter(c -> !lefts.of(c.kind()).isEmpty())
                .toList();
        if (rights.isEmpty() || (type != JoinType.FULL_OUTER_JOIN && random.nextInt(6) == 0)) {
            // Postgres has a full join on equality alone
            JoinType possible = type == JoinType.FULL_OUTER_JOIN ? JoinType.JOIN : type;
            Scope both = Scope.of(new From.Joined(left, possible, right, expressions.constant(Kind.CONDITION, true)));
            return new From.Joined(left, possible, right, expressions.over(both, Kind.CONDITION, 1));
        }
        Expr.Column there = one(random, rights);
        Op eq = AnyOps.ALL.stream()
                .filter(op -> op.element().equals("Field.eq") && op.args().get(0) == there.kind())
                .findFirst()
                .orElseThrow();
        return new From.Joined(left, type, right, Apply.of(eq, List.of(one(random, lefts.of(there.kind())), there)));
    }

    private From.One relation(List<Common> common) {
        int which = random.nextInt(8);
        Relation relation = which == 0 && !shop.isEmpty()
                ? one(random, shop)
                : which == 1 && aliases < 3
                        ? new Relation.Derived(select(List.of(), kinds(), List.of(), true))
                        : which > 3 && !common.isEmpty()
                                ? one(random, common)
                                : one(random, world.tables()).table();
        return new From.One(relation, alias());
    }

    private String alias() {
        return "t" + ++aliases;
    }

    private Change change() {
        Base table = one(random, world.tables()).table();
        Scope scope = Scope.of(new From.One(table, table.name()));
        List<Expr> returning =
                kinds().stream().map(kind -> expressions.over(scope, kind, 1)).toList();
        Optional<Expr> where =
                random.nextInt(4) == 0 ? Optional.empty() : Optional.of(expressions.over(scope, Kind.CONDITION, 2));
        return switch (random.nextInt(3)) {
            case 0 -> new Change.Delete(table, where, returning);
            case 1 -> new Change.Update(table, assignments(table, scope), where, returning);
            default -> insert(table, returning);
        };
    }

    private List<Change.Assignment> assignments(Base table, Scope scope) {
        return IntStream.range(1, table.columns().size())
                .filter(i -> i == 1 || random.nextInt(3) == 0)
                .mapToObj(i -> new Change.Assignment(
                        i, expressions.over(scope, table.columns().get(i).kind(), 1)))
                .toList();
    }

    private Change insert(Base table, List<Expr> returning) {
        boolean fromQuery = random.nextInt(3) == 0;
        Change.Conflict any = one(random, List.of(Change.Conflict.values()));
        // to jOOQ, a name in what an upsert of a query returns is that of excluded, if the query has it too
        Change.Conflict conflict = fromQuery && any == Change.Conflict.MERGE ? Change.Conflict.UPDATE : any;
        boolean twice =
                (conflict == Change.Conflict.UPDATE || conflict == Change.Conflict.MERGE) && random.nextInt(8) == 0;
        return new Change.Insert(
                table,
                fromQuery
                        ? List.of()
                        : IntStream.rangeClosed(0, random.nextInt(3))
                                .mapToObj(i -> row(table, twice ? 0 : i))
                                .toList(),
                fromQuery ? Optional.of(rowsFor(table, twice)) : Optional.empty(),
                conflict,
                returning);
    }

    /** With a key of its own, or one of four. */
    private List<Expr> row(Base table, int i) {
        return table.columns().stream()
                .<Expr>map(c -> c.name().equals("id")
                        ? new Expr.Constant(c.kind(), Optional.of(4L * random.nextInt(4) + i), random.nextBoolean())
                        : value(c))
                .toList();
    }

    private Expr value(Col column) {
        return new Expr.Constant(column.kind(), World.value(random, column), random.nextBoolean());
    }

    /** Rows of one table, so that their ids differ; or of any id. */
    private Select rowsFor(Base table, boolean twice) {
        From from = new From.One(one(random, world.tables()).table(), alias());
        Scope scope = Scope.of(from);
        return new Select(
                List.of(),
                false,
                table.columns().stream()
                        .map(c -> c.name().equals("id") && !twice
                                ? scope.keys().get(0)
                                : expressions.over(scope, c.kind(), 1))
                        .toList(),
                from,
                random.nextBoolean() ? Optional.empty() : Optional.of(expressions.over(scope, Kind.CONDITION, 1)),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
