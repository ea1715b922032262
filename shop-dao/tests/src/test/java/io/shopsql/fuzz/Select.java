package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SelectHavingStep;
import org.jooq.SelectLimitStep;
import org.jooq.SelectSelectStep;
import org.jooq.SortField;
import org.jooq.impl.DSL;

/**
 * A SELECT. If it is sorted, every column of the result is a further sort key, so that its order is total.
 *
 * @param with the common table expressions
 */
record Select(
        List<Relation.Common> with,
        boolean distinct,
        List<Expr> columns,
        From from,
        Optional<Expr> where,
        List<Expr> groupBy,
        Optional<Expr> having,
        Optional<List<Order>> orderBy,
        Optional<Limit> limit)
        implements Query {

    /** {@code limit … offset …}; there is an ORDER BY. */
    record Limit(int rows, int offset) {}

    @Override
    public List<Kind> kinds() {
        return columns.stream().map(Expr::kind).toList();
    }

    @Override
    public boolean isSorted() {
        return orderBy.isPresent() && !kinds().contains(Kind.ROWS);
    }

    @Override
    public org.jooq.Select<?> jooq() {
        List<Field<?>> fields = IntStream.range(0, columns.size())
                .<Field<?>>mapToObj(i -> columns.get(i).jooq().as("x" + i))
                .toList();
        SelectSelectStep<Record> selected = start(fields);
        var filtered = selected.from(from.jooq())
                .where(where.map(w -> (Condition) w.jooq()).orElse(DSL.noCondition()));
        SelectHavingStep<Record> grouped = !groupBy.isEmpty()
                ? filtered.groupBy(groupBy.stream().map(Expr::jooq).toList())
                : filtered;
        var having = this.having.isEmpty()
                ? grouped
                : grouped.having((Condition) this.having.get().jooq());
        SelectLimitStep<Record> sorted = orderBy.isEmpty() ? having : having.orderBy(sortFields());
        return limit.isEmpty() ? sorted : sorted.limit(limit.get().rows).offset(limit.get().offset);
    }

    private SelectSelectStep<Record> start(List<Field<?>> fields) {
        if (with.isEmpty()) {
            return distinct ? DSL.selectDistinct(fields) : DSL.select(fields);
        }
        var start = DSL.with(with.stream().map(Relation.Common::jooq).toList());
        return distinct ? start.selectDistinct(fields) : start.select(fields);
    }

    private List<SortField<?>> sortFields() {
        return Stream.<SortField<?>>concat(
                        orderBy.orElseThrow().stream().map(Order::jooq),
                        tail(columns).map(Order::jooq))
                .toList();
    }

    /** Every column of the result. */
    static Stream<Order> tail(List<Expr> columns) {
        return IntStream.range(0, columns.size())
                .filter(i -> columns.get(i).kind() != Kind.ROWS)
                .mapToObj(i -> new Order(Expr.Column.result(i, columns.get(i).kind()), false, Order.Nulls.LAST));
    }

    @Override
    public String source() {
        return withSource()
                + IntStream.range(0, columns.size())
                        .mapToObj(i -> columns.get(i).source() + ".as(\"x" + i + "\")")
                        .collect(joining(", ", distinct ? "selectDistinct(" : "select(", ")"))
                + ".from(" + from.source() + ")"
                + where.map(w -> ".where(" + w.source() + ")").orElse("")
                + (!groupBy.isEmpty()
                        ? groupBy.stream().map(Expr::source).collect(joining(", ", ".groupBy(", ")"))
                        : "")
                + having.map(h -> ".having(" + h.source() + ")").orElse("")
                + orderBy.map(o -> Stream.concat(o.stream(), tail(columns))
                                .map(Order::source)
                                .collect(joining(", ", ".orderBy(", ")")))
                        .orElse("")
                + limit.map(l -> ".limit(" + l.rows + ").offset(" + l.offset + ")")
                        .orElse("");
    }

    private String withSource() {
        return with.isEmpty()
                ? ""
                : with.stream()
                        .map(c -> "name(\"" + c.name() + "\").as(" + c.query().source() + ")")
                        .collect(joining(", ", "with(", ")."));
    }

    @Override
    public Stream<String> elements() {
        return Stream.of(
                        columns.stream().flatMap(Expr::elements),
                        from.elements(),
                        where.stream().flatMap(Expr::elements),
                        groupBy.stream().flatMap(Expr::elements),
                        having.stream().flatMap(Expr::elements),
                        orderBy.stream().flatMap(List::stream).flatMap(Order::elements),
                        with.stream().flatMap(c -> c.query().elements()))
                .flatMap(e -> e);
    }

    /** Whether it computes one column for each row of a table. */
    boolean isProjection() {
        return isProjection(1);
    }

    /** Whether it computes some columns for each row of a table. */
    boolean isProjection(int number) {
        return columns.size() == number
                && from instanceof From.One one
                && !(one.relation() instanceof Relation.Derived)
                && with.isEmpty()
                && where.isEmpty()
                && groupBy.isEmpty()
                && having.isEmpty()
                && limit.isEmpty();
    }

    /** The expressions in its clauses. */
    Stream<Expr> expressions() {
        return Stream.of(
                        columns.stream(),
                        from.conditions(),
                        where.stream(),
                        groupBy.stream(),
                        having.stream(),
                        orderBy.stream().flatMap(List::stream).map(Order::by))
                .flatMap(e -> e);
    }

    Select columns(List<Expr> those) {
        return new Select(with, distinct, those, from, where, groupBy, having, orderBy, limit);
    }

    private Select from(From that) {
        return new Select(with, distinct, columns, that, where, groupBy, having, orderBy, limit);
    }

    private Select where(Optional<Expr> that) {
        return new Select(with, distinct, columns, from, that, groupBy, having, orderBy, limit);
    }

    private Select having(Optional<Expr> that) {
        return new Select(with, distinct, columns, from, where, groupBy, that, orderBy, limit);
    }

    private Select groupBy(List<Expr> those) {
        return new Select(with, distinct, columns, from, where, those, having, orderBy, limit);
    }

    private Select orderBy(Optional<List<Order>> those) {
        return new Select(with, distinct, columns, from, where, groupBy, having, those, limit);
    }

    private Select limit(Optional<Limit> that) {
        return new Select(with, distinct, columns, from, where, groupBy, having, orderBy, that);
    }

    private Select plain() {
        return new Select(with, false, columns, from, where, groupBy, having, orderBy, limit);
    }

    Select with(List<Relation.Common> those) {
        return new Select(those, distinct, columns, from, where, groupBy, having, orderBy, limit);
    }

    @Override
    public Stream<Select> smaller() {
        return Stream.of(
                        from.smaller().map(this::from),
                        where.stream().map(w -> where(Optional.empty())),
                        having.stream().map(h -> having(Optional.empty())),
                        limit.stream().map(l -> limit(Optional.empty())),
                        limit.isPresent()
                                ? Stream.<Select>of()
                                : orderBy.stream().map(o -> orderBy(Optional.empty())),
                        distinct ? Stream.of(plain()) : Stream.<Select>of(),
                        Smaller.without(with, 0).map(this::with),
                        Smaller.without(columns, 1).map(this::columns),
                        Smaller.without(groupBy, 0).map(this::groupBy),
                        orderBy.stream()
                                .flatMap(o -> Smaller.of(o, 0, Order::smaller))
                                .map(o -> orderBy(Optional.of(o))),
                        where.stream().flatMap(Expr::smaller).map(w -> where(Optional.of(w))),
                        having.stream().flatMap(Expr::smaller).map(h -> having(Optional.of(h))),
                        Smaller.inside(columns, Expr::smaller).map(this::columns),
                        Smaller.inside(groupBy, Expr::smaller).map(this::groupBy),
                        Smaller.<Relation.Common>inside(
                                        with, c -> c.query().smaller().map(q -> new Relation.Common(c.name(), q)))
                                .map(this::with))
                .flatMap(e -> e);
    }
}
