package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Configuration;
import org.jooq.Keyword;
import org.jooq.QueryPart;
import org.jooq.Record1;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;

/** UNION, INTERSECT and EXCEPT compare rows. jOOQ does not show them but by their keywords, each of which is one object. */
final class SetOperations {

    private static final List<Keyword> WORDS = words();

    private SetOperations() {}

    static void register(Registry registry) {
        registry.<Keyword>both(Keyword.class, SetOperations::compared);
    }

    private static List<Keyword> words() {
        List<Keyword> others = wordsOf(one().unionAll(one()));
        return Stream.of(one().union(one()), one().intersect(one()), one().except(one()))
                .flatMap(select -> wordsOf(select).stream())
                .filter(word -> !isOneOf(others, word))
                .toList();
    }

    private static Select<Record1<Integer>> one() {
        return DSL.selectOne();
    }

    private static List<Keyword> wordsOf(QueryPart part) {
        return wordsOf(part, null);
    }

    /** The keywords of a part; of a part inside of it alone if it is given. */
    @SuppressWarnings("ReferenceEquality") // another part may be equal
    static List<Keyword> wordsOf(QueryPart part, @Nullable QueryPart inside) {
        List<Keyword> words = new ArrayList<>();
        Configuration seeing = new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(VisitListener.onVisitStart(ctx -> {
                    if (ctx.queryPart() instanceof Keyword word && (inside == null || Parents.of(ctx) == inside)) {
                        words.add(word);
                    }
                }));
        String unused = DSL.using(seeing).render(part);
        return words;
    }

    @SuppressWarnings("ReferenceEquality") // equality would render both
    private static boolean isOneOf(List<Keyword> words, Keyword word) {
        for (Keyword each : words) {
            if (each == word) {
                return true;
            }
        }
        return false;
    }

    private static QueryPart compared(Keyword word, VisitContext ctx) {
        if (isOneOf(WORDS, word) && Parents.of(ctx) instanceof Select<?> select) {
            select.getSelect().forEach(Documents::refuse);
        }
        return word;
    }
}
