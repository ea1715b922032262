package io.shopsql.internal.same;

import io.shopsql.checks.Rule;
import io.shopsql.checks.Rules;
import java.util.Arrays;
import org.jooq.Select;
import org.jooq.VisitContext;
import org.jooq.QueryPart;
import org.jooq.impl.QOM;

/** Parts that have no common meaning at all: the rules name them. */
final class Refusing {

    private Refusing() {}

    static void register(Rewritings.Registry registry) {
        for (Rule rule : Rules.all()) {
            if (!rule.instead().isEmpty()) {
                rule.parts().forEach(part -> registry.refuse(part(part), rule));
            }
        }
        registry.<Select<?>>on(Select.class, Refusing::clauses, Refusing::clauses);
    }

    private static Class<?> part(String name) {
        return Arrays.stream(QOM.class.getDeclaredClasses())
                .filter(part -> part.getSimpleName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no such part of jOOQ: " + name));
    }

    private static QueryPart clauses(Select<?> select, VisitContext ctx) {
        if (select.$qualify() != null) {
            throw Refusal.of("qualify");
        }
        if (select.$limitWithTies()) {
            throw Refusal.of("with-ties");
        }
        return select;
    }
}
