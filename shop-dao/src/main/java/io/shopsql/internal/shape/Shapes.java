package io.shopsql.internal.shape;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Supplier;
import org.jooq.BindContext;
import org.jooq.Configuration;
import org.jooq.ExecuteContext;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.VisitContext;
import org.jspecify.annotations.Nullable;

/**
 * The texts of queries that ran before, by their shape: jOOQ builds a query anew for each run, and rendering it takes longer than
 * all else it does. A text is kept from the second run on. Thread-safe.
 */
public final class Shapes {

    /** Off, each query is rendered each time: for a comparison. */
    private static final boolean ON = Boolean.parseBoolean(System.getProperty("io.shopsql.shapes", "true"));

    /** Then all are forgotten: an application has a few hundred queries. */
    private static final int MOST = 1_000;

    private static final Shapes SQLITE = new Shapes();
    private static final Shapes POSTGRES = new Shapes();

    /** The key of the settings that the texts were rendered with, in the data of a configuration. */
    public static final Object SETTINGS = "io.shopsql.shape.settings";

    private static final Object LEARNED = "io.shopsql.shape.learned";
    private static final Object KNOWN = "io.shopsql.shape.known";

    /** Whether the text being rendered depends on the value of a bind variable. */
    private static final ThreadLocal<Boolean> DEPENDS = new ThreadLocal<>();

    private final Map<Shape, Text> texts = new ConcurrentHashMap<>();

    /** The hashes of shapes that were seen once, each in one place: some shapes never come again. */
    private final AtomicIntegerArray once = new AtomicIntegerArray(1 << 10);

    private Shapes() {}

    private static Shapes of(SQLDialect family) {
        return family == SQLDialect.SQLITE ? SQLITE : POSTGRES;
    }

    /**
     * What to visit instead of an outermost part: the known text of a query, or the part itself. jOOQ renders a query, and then
     * binds each variable of its text.
     */
    @SuppressWarnings("ReferenceEquality") // the query of the run itself
    public static QueryPart known(QueryPart part, VisitContext ctx) {
        ExecuteContext run = ctx.context().executeContext();
        if (run == null || !ON) {
            return part;
        }
        if (ctx.context() instanceof BindContext) {
            if (run.data(LEARNED) instanceof Learned learned) {
                learned.bind(part);
            }
            return part;
        }
        return part instanceof Select && run.query() == part && isOurs(ctx.configuration())
                ? known(part, ctx, run)
                : part;
    }

    @SuppressWarnings("ReferenceEquality") // the one text that is none
    private static QueryPart known(QueryPart query, VisitContext ctx, ExecuteContext run) {
        Walk walk = Walk.through(query);
        if (walk == null) {
            return query;
        }
        Shape shape = walk.shape();
        Text text = of(ctx.family()).texts.get(shape);
        if (text == null) {
            run.data(LEARNED, new Learned(shape, walk.params()));
            DEPENDS.remove();
            return query;
        }
        if (text == Text.NONE) {
            return query;
        }
        run.data(KNOWN, text);
        return text.with(walk.params());
    }

    /** Other settings and further listeners may change the text. */
    private static boolean isOurs(Configuration configuration) {
        return configuration.visitListenerProviders().length == 1
                && configuration.settings().equals(configuration.data(SETTINGS));
    }

    /** Called when the text depends on the value of a bind variable. */
    public static void dependsOnValue() {
        DEPENDS.set(true);
    }

    /** Whether the query was rendered from a known text, which was checked before. */
    public static boolean isKnown(ExecuteContext ctx) {
        return ctx.data(KNOWN) != null;
    }

    /**
     * What else the parts of the query tell. Of a known query it is found out once, unless it depends on a value; for one purpose,
     * which has a type of its own.
     */
    public static <T> T kept(ExecuteContext ctx, Class<T> type, Supplier<T> find) {
        if (!(ctx.data(KNOWN) instanceof Text text)) {
            return find.get();
        }
        Object kept = text.kept().get();
        if (type.isInstance(kept)) {
            return type.cast(kept);
        }
        DEPENDS.remove();
        T found = find.get();
        if (DEPENDS.get() == null) {
            text.kept().set(found);
        }
        DEPENDS.remove();
        return found;
    }

    /** Called when a query was checked and bound. */
    public static void learn(ExecuteContext ctx) {
        if (ctx.data(LEARNED) instanceof Learned learned) {
            boolean depends = Boolean.TRUE.equals(DEPENDS.get());
            DEPENDS.remove();
            if (learned.bound != null) {
                of(ctx.family()).learn(learned, learned.bound, ctx, depends);
            }
        }
    }

    private void learn(Learned learned, List<Param<?>> bound, ExecuteContext ctx, boolean depends) {
        int hash = learned.shape.hashCode();
        if (once.getAndSet(hash & once.length() - 1, hash) != hash) {
            return;
        }
        if (texts.size() >= MOST) {
            texts.clear();
        }
        String sql = ctx.sql();
        texts.put(
                learned.shape,
                depends || sql == null ? Text.NONE : Text.of(sql, learned.held, bound, ctx.configuration()));
    }

    /** A shape whose text is being rendered. */
    private static final class Learned {
        private final Shape shape;

        /** The bind variables of the query. */
        private final List<Param<?>> held;

        /** Those of the text, in its order; null until they are bound, and if one of them is not understood. */
        private @Nullable List<Param<?>> bound;

        private boolean isBound;

        private Learned(Shape shape, List<Param<?>> held) {
            this.shape = shape;
            this.held = held;
        }

        /** Called with one variable, or with the list of them. */
        private void bind(QueryPart part) {
            Collection<?> all = part instanceof Collection<?> several ? several : List.of(part);
            bound = !isBound && all.stream().allMatch(Param.class::isInstance)
                    ? all.stream().<Param<?>>map(Param.class::cast).toList()
                    : null;
            isBound = true;
        }
    }
}
