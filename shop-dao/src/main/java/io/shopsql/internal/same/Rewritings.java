package io.shopsql.internal.same;

import io.shopsql.checks.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.VisitContext;

/** The rewritings by the class of a part. Thread-safe. */
final class Rewritings {

    private static final Rewriting<QueryPart> UNCHANGED = (part, ctx) -> part;

    private static final List<Entry> ALL = all();

    /** By the classes of jOOQ, which are private and implement the interfaces of its query object model. */
    private static final ClassValue<Found> BY_CLASS = new ClassValue<>() {
        @Override
        protected Found computeValue(Class<?> type) {
            return ALL.stream()
                    .filter(entry -> entry.type.isAssignableFrom(type))
                    .findFirst()
                    .map(Entry::found)
                    .orElse(Found.NONE);
        }
    };

    private Rewritings() {}

    static Found of(Class<?> part) {
        return BY_CLASS.get(part);
    }

    private static List<Entry> all() {
        Registry registry = new Registry();
        Refusing.register(registry);
        Sorting.register(registry);
        Matching.register(registry);
        Texts.register(registry);
        Logic.register(registry);
        Extremes.register(registry);
        Division.register(registry);
        Averages.register(registry);
        Rounding.register(registry);
        Casting.register(registry);
        Dates.register(registry);
        Decimals.register(registry);
        Functions.register(registry);
        Listing.register(registry);
        registry.on(Name.class, Rewritings::function, Rewritings::function);
        return List.copyOf(registry.entries);
    }

    private static QueryPart function(Name name, VisitContext ctx) {
        QueryPart other = Wrapped.function(ctx);
        return other == null ? name : other;
    }

    /** Collects the rewritings of each family. */
    static final class Registry {
        private final List<Entry> entries = new ArrayList<>();

        private Registry() {}

        <P> void onSqlite(Class<? super P> type, Rewriting<P> rewriting) {
            add(type, rewriting, UNCHANGED);
        }

        <P> void onPostgres(Class<? super P> type, Rewriting<P> rewriting) {
            add(type, UNCHANGED, rewriting);
        }

        <P> void on(Class<? super P> type, Rewriting<P> sqlite, Rewriting<P> postgres) {
            add(type, sqlite, postgres);
        }

        /** For parts that are rendered on neither engine. */
        void refuse(Class<?> type, Rule rule) {
            Rewriting<QueryPart> refusal = (part, ctx) -> {
                throw Refusal.of(rule);
            };
            add(type, refusal, refusal);
        }

        @SuppressWarnings("unchecked") // called with parts of this class alone
        void add(Class<?> type, Rewriting<?> sqlite, Rewriting<?> postgres) {
            entries.add(
                    new Entry(type, new Found((Rewriting<QueryPart>) sqlite, (Rewriting<QueryPart>) postgres)));
        }
    }

    private record Entry(Class<?> type, Found found) {}

    /** The rewritings of a class for each engine. */
    record Found(Rewriting<QueryPart> sqlite, Rewriting<QueryPart> postgres) {
        static final Found NONE = new Found(UNCHANGED, UNCHANGED);
    }
}
