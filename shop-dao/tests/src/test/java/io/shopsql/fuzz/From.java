package io.shopsql.fuzz;

import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.JoinType;
import org.jooq.Table;

/** A FROM clause: one relation, or a join to another. */
sealed interface From {

    Table<?> jooq();

    String source();

    Stream<String> elements();

    Stream<From> smaller();

    /** The conditions of its joins. */
    Stream<Expr> conditions();

    /** The relations, with their aliases. */
    Stream<One> ones();

    /** One relation under an alias. */
    record One(Relation relation, String alias) implements From {

        @Override
        public Table<?> jooq() {
            return relation.as(alias);
        }

        @Override
        public String source() {
            return relation.sourceAs(alias);
        }

        @Override
        public Stream<String> elements() {
            return relation.elements();
        }

        @Override
        public Stream<From> smaller() {
            return relation.smaller().map(simpler -> new One(simpler, alias));
        }

        @Override
        public Stream<Expr> conditions() {
            return Stream.of();
        }

        @Override
        public Stream<One> ones() {
            return Stream.of(this);
        }
    }

    /** A join with ON. */
    record Joined(From left, JoinType type, One right, Expr on) implements From {

        @Override
        public Table<?> jooq() {
            return left.jooq().join(right.jooq(), type).on((Condition) on.jooq());
        }

        @Override
        public String source() {
            return left.source() + ".join(" + right.source() + ", JoinType." + type + ").on(" + on.source() + ")";
        }

        @Override
        public Stream<String> elements() {
            return Stream.of(Stream.of("Table." + method()), left.elements(), right.elements(), on.elements())
                    .flatMap(e -> e);
        }

        private String method() {
            return switch (type) {
                case LEFT_OUTER_JOIN -> "leftJoin";
                case RIGHT_OUTER_JOIN -> "rightJoin";
                case FULL_OUTER_JOIN -> "fullJoin";
                default -> "join";
            };
        }

        @Override
        public Stream<From> smaller() {
            return Stream.of(
                            Stream.of(left, right),
                            on.smaller().map(o -> new Joined(left, type, right, o)),
                            left.smaller().map(l -> new Joined(l, type, right, on)),
                            right.smaller().map(r -> new Joined(left, type, (One) r, on)))
                    .flatMap(e -> e);
        }

        @Override
        public Stream<Expr> conditions() {
            return Stream.concat(left.conditions(), Stream.of(on));
        }

        @Override
        public Stream<One> ones() {
            return Stream.concat(left.ones(), Stream.of(right));
        }
    }
}
