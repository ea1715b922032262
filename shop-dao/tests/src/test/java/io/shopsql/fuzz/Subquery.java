package io.shopsql.fuzz;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Record1;
import org.jooq.impl.DSL;

/** An expression that contains a query. */
record Subquery(Form form, Optional<Expr> left, Select query) implements Expr {

    /** What the query is used for. */
    enum Form {
        VALUE("DSL.field(Select)"),
        EXISTS("DSL.exists"),
        NOT_EXISTS("DSL.notExists"),
        IN("Field.in(Select)"),
        NOT_IN("Field.notIn(Select)"),
        MULTISET("DSL.multiset");

        final String element;

        Form(String element) {
            this.element = element;
        }
    }

    @Override
    public Kind kind() {
        return switch (form) {
            case VALUE -> query.kinds().get(0);
            case MULTISET -> Kind.ROWS;
            default -> Kind.CONDITION;
        };
    }

    @Override
    @SuppressWarnings({"unchecked", "rawtypes"})
    public Field<?> jooq() {
        org.jooq.Select<? extends Record1<?>> inner = (org.jooq.Select<? extends Record1<?>>) query.jooq();
        return switch (form) {
            case VALUE -> DSL.field((org.jooq.Select) inner);
            case EXISTS -> DSL.exists(inner);
            case NOT_EXISTS -> DSL.notExists(inner);
            case IN -> ((Field) left.orElseThrow().jooq()).in(inner);
            case NOT_IN -> ((Field) left.orElseThrow().jooq()).notIn(inner);
            case MULTISET -> DSL.multiset(inner);
        };
    }

    @Override
    public String source() {
        String inner = query.source();
        return switch (form) {
            case VALUE -> "field(" + inner + ")";
            case EXISTS -> "exists(" + inner + ")";
            case NOT_EXISTS -> "notExists(" + inner + ")";
            case IN -> left.orElseThrow().source() + ".in(" + inner + ")";
            case NOT_IN -> left.orElseThrow().source() + ".notIn(" + inner + ")";
            case MULTISET -> "multiset(" + inner + ")";
        };
    }

    @Override
    public Stream<String> elements() {
        return Stream.of(Stream.of(form.element), left.stream().flatMap(Expr::elements), query.elements())
                .flatMap(e -> e);
    }

    @Override
    public Stream<Expr> parts() {
        return left.stream();
    }

    @Override
    public Expr inlined() {
        return this;
    }

    @Override
    public Stream<Expr> smaller() {
        return Stream.of(
                        Expr.constants(kind()),
                        left.stream().flatMap(Expr::smaller).map(l -> new Subquery(form, Optional.of(l), query)),
                        query.smaller()
                                .filter(q -> form == Form.EXISTS
                                        || form == Form.NOT_EXISTS
                                        || form == Form.MULTISET
                                        || q.kinds().equals(query.kinds()))
                                .map(q -> new Subquery(form, left, q)))
                .flatMap(e -> e);
    }

    static List<Form> conditions() {
        return List.of(Form.EXISTS, Form.NOT_EXISTS, Form.IN, Form.NOT_IN);
    }
}
