package io.shopsql.internal.same;

import static org.jooq.SQLDialect.POSTGRES;
import static org.jooq.impl.DSL.noCondition;

import io.shopsql.checks.Rule;
import io.shopsql.checks.Rules;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.DatePart;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Require;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** Parts that have no common meaning at all: the rules name them. */
@Require(POSTGRES)
final class Refusing {

    private Refusing() {}

    static void register(Registry registry) {
        for (List<Rule> rules : List.of(Rules.all(), Rules.oneEngine())) {
            for (Rule rule : rules) {
                if (!rule.instead().isEmpty()) {
                    rule.parts().stream().flatMap(Refusing::part).forEach(part -> registry.refuse(part, rule));
                }
            }
        }
        registry.<QOM.FullJoin<?>>on(QOM.FullJoin.class, Refusing::fullJoin, Refusing::fullJoin);
        Class<?> truncatedDate =
                DSL.trunc(DSL.inline(LocalDate.EPOCH), DatePart.DAY).getClass();
        registry.refuse(truncatedDate, Rules.named("time-arithmetic").orElseThrow());
        registry.<Select<?>>on(Select.class, Refusing::clauses, Refusing::clauses);
        registry.<AggregateFunction<?>>both(AggregateFunction.class, (part, ctx) -> {
            Grouping.checkAround(part, ctx);
            return part;
        });
        registry.<Param<?>>both(Param.class, (param, ctx) -> {
            Grouping.checkParameter(param, ctx);
            return param;
        });
    }

    /** None if this version of jOOQ lacks it. */
    private static Stream<Class<?>> part(String name) {
        return Arrays.stream(QOM.class.getDeclaredClasses())
                .filter(part -> part.getSimpleName().equals(name));
    }

    /** Postgres joins fully by an equality of both sides alone. */
    private static QueryPart fullJoin(QOM.FullJoin<?> join, VisitContext ctx) {
        if (join.$using().isEmpty() && !isEquality(condition(join.$on()))) {
            throw Refusal.of("full-join");
        }
        return join;
    }

    /** The steps of the DSL keep a condition in a part of their own, which hands it out to be combined. */
    private static @Nullable Condition condition(@Nullable Condition on) {
        return on == null ? null : on.and(noCondition());
    }

    private static boolean isEquality(@Nullable Condition on) {
        return on instanceof QOM.And both
                ? isEquality(both.$arg1()) && isEquality(both.$arg2())
                : on instanceof QOM.Eq<?> equal
                        && equal.$arg1() instanceof TableField
                        && equal.$arg2() instanceof TableField;
    }

    private static QueryPart clauses(Select<?> select, VisitContext ctx) {
        if (select instanceof SelectQuery) { // behind the steps of the DSL
            Clauses.check(select, ctx);
            Grouping.check(select, ctx);
        }
        return select;
    }
}
