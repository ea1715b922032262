package io.shopsql.internal.same;

import io.shopsql.checks.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jooq.QueryPart;
import org.jooq.impl.QOM;

/** Collects the rewritings of each family. */
final class Registry {
    private final List<Entry> entries = new ArrayList<>();

    /** Renders as jOOQ does. */
    static final Rewriting<QueryPart> UNCHANGED = (part, ctx) -> part;

    <P> void onSqlite(Class<? super P> type, Rewriting<P> rewriting) {
        add(type, rewriting, UNCHANGED);
    }

    <P> void onPostgres(Class<? super P> type, Rewriting<P> rewriting) {
        add(type, UNCHANGED, rewriting);
    }

    <P> void on(Class<? super P> type, Rewriting<P> sqlite, Rewriting<P> postgres) {
        add(type, sqlite, postgres);
    }

    /** For a check on both engines. */
    <P> void both(Class<? super P> type, Rewriting<P> check) {
        add(type, check, check);
    }

    /** For parts that are rendered on neither engine. */
    void refuse(Class<?> type, Rule rule) {
        Rewriting<QueryPart> refusal = (part, ctx) -> {
            boolean isNested = Parents.has(ctx, QOM.Multiset.class, 40);
            if (isNested && rule.name().equals("json-functions")) {
                return part; // jOOQ nests rows by them
            }
            throw Refusal.of(rule);
        };
        add(type, refusal, refusal);
    }

    /** A class of jOOQ that is private. */
    @SuppressWarnings("unchecked") // a part of jOOQ
    static Class<? super QueryPart> privatePart(String name) {
        try {
            return (Class<? super QueryPart>) Class.forName("org.jooq.impl." + name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("jOOQ has no such part", e);
        }
    }

    @SuppressWarnings("unchecked") // called with parts of this class alone
    void add(Class<?> type, Rewriting<?> sqlite, Rewriting<?> postgres) {
        entries.add(new Entry(type, (Rewriting<QueryPart>) sqlite, (Rewriting<QueryPart>) postgres));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    /** The rewritings of the parts of a class for each engine. */
    record Entry(Class<?> type, Rewriting<QueryPart> sqlite, Rewriting<QueryPart> postgres) {}
}
