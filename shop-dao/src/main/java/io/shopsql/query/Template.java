package io.shopsql.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.Param;
import org.jooq.Query;
import org.jooq.SQLDialect;
import org.jspecify.annotations.Nullable;

/**
 * A statement of jOOQ with parameters, and its text for each engine. Rendered when it is first run. Used by the library;
 * an application writes {@link Compiled#query}. Thread-safe.
 */
public final class Template {

    private static final String PREFIX = "compiled ";

    private final List<Parameter<?, ?>> parameters;
    private final boolean lists;
    private final Function<Object[], ? extends Query> statement;

    private volatile @Nullable Rendered sqlite;
    private volatile @Nullable Rendered postgres;

    /** By the engine and the sizes of the lists: each has its own text. */
    private final Map<List<Integer>, Rendered> bySizes = new ConcurrentHashMap<>();

    /** @param statement builds the statement from a part for each parameter */
    public Template(List<? extends Parameter<?, ?>> parameters, Function<Object[], ? extends Query> statement) {
        this.parameters = List.copyOf(parameters);
        this.lists = parameters.stream().anyMatch(parameter -> parameter.isList());
        this.statement = statement;
    }

    /** The statement with these values, for jOOQ to run. */
    public Query query(@Nullable Object[] values) {
        Object[] parts = new Object[parameters.size()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = parameters.get(i).part(name(i), values[i]);
        }
        return statement.apply(parts);
    }

    /**
     * The statement for an engine.
     *
     * @param configuration of the engine; asked for when the statement is rendered
     * @param rules check a statement before its first run
     */
    public Rendered rendered(
            SQLDialect dialect, @Nullable Object[] values, Supplier<Configuration> configuration, Rules rules) {
        if (lists) {
            List<Integer> sizes = new ArrayList<>(2);
            sizes.add(dialect == SQLDialect.SQLITE ? 0 : 1);
            for (int i = 0; i < values.length; i++) {
                if (parameters.get(i).isList()) {
                    sizes.add(parameters.get(i).size(values[i]));
                }
            }
            Rendered known = bySizes.get(sizes);
            return known != null
                    ? known
                    : bySizes.computeIfAbsent(sizes, s -> render(values, configuration.get(), rules));
        }
        Rendered known = dialect == SQLDialect.SQLITE ? sqlite : postgres;
        if (known == null) {
            known = render(values, configuration.get(), rules);
            if (dialect == SQLDialect.SQLITE) {
                sqlite = known;
            } else {
                postgres = known;
            }
        }
        return known;
    }

    private Rendered render(@Nullable Object[] values, Configuration configuration, Rules rules) {
        return Rendered.of(query(values), parameters, values, configuration, rules);
    }

    /** The part of a parameter. */
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the caller knows its parameters
    public static <P> P part(Object[] parts, int position) {
        return (P) parts[position];
    }

    /** Checks the values: none is null unless its parameter allows it. */
    @Nullable
    Object[] checked(@Nullable Object... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = parameters.get(i).checked(values[i], i);
        }
        return values;
    }

    /** The name of a parameter in the query. */
    static String name(int position) {
        return PREFIX + position;
    }

    /** The parameter that a bind variable belongs to; -1 if the application named it. */
    static int position(Param<?> param) {
        String name = param.getParamName();
        if (name == null || !name.startsWith(PREFIX)) {
            return -1;
        }
        int element = name.indexOf(InList.ELEMENT);
        return Integer.parseInt(name.substring(PREFIX.length(), element < 0 ? name.length() : element));
    }

    /** What the library demands of a statement. */
    @FunctionalInterface
    public interface Rules {
        /**
         * Refuses a statement that is not safe on both engines.
         *
         * @return whether it changes data
         */
        boolean check(Query statement, String text, SQLDialect dialect);
    }
}
