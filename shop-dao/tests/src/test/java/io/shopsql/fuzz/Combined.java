package io.shopsql.fuzz;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.Record;

/** A set operation; sorted by all its columns if it is sorted. */
record Combined(Operator operator, Select left, Select right, boolean isSorted) implements Query {

    /** The set operations that both engines have. */
    enum Operator {
        UNION,
        UNION_ALL,
        INTERSECT,
        EXCEPT;

        String method() {
            return this == UNION_ALL ? "unionAll" : name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public List<Kind> kinds() {
        return left.kinds();
    }

    @Override
    @SuppressWarnings("unchecked")
    public org.jooq.Select<?> jooq() {
        org.jooq.Select<Record> first = (org.jooq.Select<Record>) left.jooq();
        org.jooq.Select<Record> second = (org.jooq.Select<Record>) right.jooq();
        org.jooq.SelectOrderByStep<Record> combined = (org.jooq.SelectOrderByStep<Record>)
                switch (operator) {
                    case UNION -> first.union(second);
                    case UNION_ALL -> first.unionAll(second);
                    case INTERSECT -> first.intersect(second);
                    case EXCEPT -> first.except(second);
                };
        return isSorted
                ? combined.orderBy(Select.tail(left.columns()).map(Order::jooq).toList())
                : combined;
    }

    @Override
    public String source() {
        return left.source() + "." + operator.method() + "(" + right.source() + ")"
                + (isSorted
                        ? Select.tail(left.columns()).map(Order::source).collect(joining(", ", ".orderBy(", ")"))
                        : "");
    }

    @Override
    public Stream<String> elements() {
        return Stream.of(Stream.of("Select." + operator.method()), left.elements(), right.elements())
                .flatMap(e -> e);
    }

    @Override
    public Stream<? extends Query> smaller() {
        return Stream.<Stream<? extends Query>>of(
                        Stream.of(left, right),
                        isSorted ? Stream.of(new Combined(operator, left, right, false)) : Stream.of(),
                        columnsDropped(),
                        left.smaller()
                                .filter(l -> l.kinds().equals(kinds()))
                                .map(l -> new Combined(operator, l, right, isSorted)),
                        right.smaller()
                                .filter(r -> r.kinds().equals(kinds()))
                                .map(r -> new Combined(operator, left, r, isSorted)))
                .flatMap(e -> e);
    }

    private Stream<Combined> columnsDropped() {
        List<List<Expr>> lefts = Smaller.without(left.columns(), 1).toList();
        List<List<Expr>> rights = Smaller.without(right.columns(), 1).toList();
        return IntStream.range(0, lefts.size())
                .mapToObj(i ->
                        new Combined(operator, left.columns(lefts.get(i)), right.columns(rights.get(i)), isSorted));
    }
}
