package io.shopsql.fuzz;

import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/** An expression: immutable, and known both as jOOQ and as its source. */
sealed interface Expr permits Expr.Column, Expr.Constant, Apply, Over, Subquery {

    Kind kind();

    Field<?> jooq();

    String source();

    /** The elements of jOOQ in it. */
    Stream<String> elements();

    /** The expressions it is made of. */
    Stream<Expr> parts();

    /** With its constants inlined: Postgres does not take two bind variables for the same. */
    Expr inlined();

    /** Expressions of the same kind that may be simpler. */
    Stream<Expr> smaller();

    /** NULL and the simplest values of the kind. */
    static Stream<Expr> constants(Kind kind) {
        return Stream.concat(
                kind.values.stream().limit(4).map(value -> new Constant(kind, Optional.of(value), true)),
                kind.hasNull() ? Stream.of(new Constant(kind, Optional.empty(), true)) : Stream.of());
    }

    /** A column of a table in the FROM clause; without an alias, a column of the result by its name. */
    record Column(@Nullable Relation of, String alias, String name, Kind kind) implements Expr {

        /** A column of the result. */
        static Column result(int i, Kind kind) {
            return new Column(null, "", "x" + i, kind);
        }

        @Override
        public Field<?> jooq() {
            return of == null ? DSL.field(DSL.name(name), kind.type) : of.field(alias, name, kind);
        }

        @Override
        public String source() {
            return of == null
                    ? "field(name(\"" + name + "\"), " + kind.typeSource + ")"
                    : of.fieldSource(alias, name, kind);
        }

        @Override
        public Stream<String> elements() {
            return Stream.of();
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of();
        }

        @Override
        public Expr inlined() {
            return this;
        }

        @Override
        public Stream<Expr> smaller() {
            return of == null ? Stream.of() : constants(kind);
        }
    }

    /** A value, as a bind variable or inlined. */
    record Constant(Kind kind, Optional<Object> value, boolean inline) implements Expr {

        @Override
        public Field<?> jooq() {
            Field<?> field = value.isEmpty()
                    ? kind.hasNull() ? DSL.castNull(kind.type) : DSL.inline(null, kind.type)
                    : inline ? DSL.inline(value.get(), kind.type) : DSL.val(value.get(), kind.type);
            return kind == Kind.CONDITION ? DSL.condition(field.coerce(Boolean.class)) : field;
        }

        @Override
        public String source() {
            String made = value.map(v -> (inline ? "inline(" : "val(") + kind.literal.apply(v) + ", ")
                    .orElse(kind.hasNull() ? "castNull(" : "inline(null, ");
            String field = made + kind.typeSource + ")";
            return kind == Kind.CONDITION ? "condition(" + field + ")" : field;
        }

        @Override
        public Stream<String> elements() {
            return Stream.of();
        }

        @Override
        public Stream<Expr> parts() {
            return Stream.of();
        }

        @Override
        public Expr inlined() {
            return new Constant(kind, value, true);
        }

        @Override
        public Stream<Expr> smaller() {
            return constants(kind);
        }
    }
}
