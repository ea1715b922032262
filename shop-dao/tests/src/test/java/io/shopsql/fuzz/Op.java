package io.shopsql.fuzz;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jooq.Field;

/**
 * A function, operator or predicate of jOOQ.
 *
 * @param element its name in the table of rules
 * @param source Java, with {@code %0} for the first argument
 */
record Op(String element, Role role, Kind result, List<Kind> args, String source, Function<Field<?>[], Object> jooq) {

    /** Where it may stand. */
    enum Role {
        SCALAR,
        AGGREGATE,
        /** With {@code over}; ties do not matter to it. */
        WINDOW,
        /** With {@code over} and a total order. */
        RANKING
    }

    private static final Pattern ARGUMENT = Pattern.compile("%(\\d)");

    /** A field; for a window function without its window, not yet. */
    Object on(List<Expr> given) {
        return jooq.apply(given.stream().map(Expr::jooq).toArray(Field<?>[]::new));
    }

    String sourceOn(List<Expr> given) {
        return ARGUMENT.matcher(source)
                .replaceAll(m -> Matcher.quoteReplacement(
                        given.get(Integer.parseInt(m.group(1))).source()));
    }
}
