package io.shopsql.internal.same;

import java.util.List;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.VisitContext;

/** The rewritings by the class of a part. Thread-safe. */
final class Rewritings {

    private static final Rewriting<QueryPart> UNCHANGED = Registry.UNCHANGED;

    private static final List<Registry.Entry> ALL = all();

    /** By the classes of jOOQ, which are private and implement the interfaces of its query object model. */
    private static final ClassValue<Found> BY_CLASS = new ClassValue<>() {
        @Override
        protected Found computeValue(Class<?> type) {
            return ALL.stream()
                    .filter(entry -> entry.type().isAssignableFrom(type))
                    .map(entry -> new Found(entry.sqlite(), entry.postgres()))
                    .reduce(Found::then)
                    .orElse(Found.NONE);
        }
    };

    private Rewritings() {}

    static Found of(Class<?> part) {
        return BY_CLASS.get(part);
    }

    private static List<Registry.Entry> all() {
        Registry registry = new Registry();
        Operands.register(registry);
        Types.register(registry);
        Names.register(registry);
        Limits.register(registry);
        Refusing.register(registry);
        Recursion.register(registry);
        Junctions.register(registry);
        Sorting.register(registry);
        Nesting.register(registry);
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
        Windows.register(registry);
        Clauses.register(registry);
        Grouping.register(registry);
        SetOperations.register(registry);
        Series.register(registry);
        Inserts.register(registry);
        Stored.register(registry);
        Returning.register(registry);
        Asterisks.register(registry);
        registry.on(Name.class, Rewritings::function, Rewritings::function);
        return registry.entries();
    }

    private static QueryPart function(Name name, VisitContext ctx) {
        QueryPart other = Wrapped.function(ctx);
        return other == null ? name : other;
    }

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
