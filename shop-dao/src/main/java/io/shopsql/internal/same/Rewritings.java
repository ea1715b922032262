package io.shopsql.internal.same;

import io.shopsql.checks.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

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
                    .map(Entry::found)
                    .reduce(Found::then)
                    .orElse(Found.NONE);
        }
    };

    private Rewritings() {}

    static Found of(Class<?> part) {
        return BY_CLASS.get(part);
    }

    private static List<Entry> all() {
        Registry registry = new Registry();
        Operands.register(registry);
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

        /** For a check on both engines. */
        <P> void both(Class<? super P> type, Rewriting<P> check) {
            add(type, check, check);
        }

        /** For parts that are rendered on neither engine. */
        void refuse(Class<?> type, Rule rule) {
            Rewriting<QueryPart> refusal = (part, ctx) -> {
                // jOOQ nests rows by its JSON functions
                if (Parents.has(ctx, QOM.Multiset.class, 40) || Parents.has(ctx, QOM.MultisetAgg.class, 40)) {
                    return part;
                }
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

        /** The first one that changes the part. */
        private Found then(Found next) {
            return new Found(either(sqlite, next.sqlite), either(postgres, next.postgres));
        }

        private static Rewriting<QueryPart> either(Rewriting<QueryPart> one, Rewriting<QueryPart> other) {
            if (one == UNCHANGED || other == UNCHANGED) {
                return one == UNCHANGED ? other : one;
            }
            return (part, ctx) -> {
                QueryPart changed = one.of(part, ctx);
                return changed != part ? changed : other.of(part, ctx);
            };
        }
    }
}
