package io.shopsql.internal.same;

import static org.jooq.impl.DSL.coalesce;
import static org.jooq.impl.DSL.function;
import static org.jooq.impl.DSL.unquotedName;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

/**
 * {@code greatest} and {@code least}: a NULL among the arguments is ignored, as on Postgres; SQLite's {@code max(a, b)} would
 * be NULL.
 */
final class Extremes {

    private Extremes() {}

    static void register(Registry registry) {
        registry.<QOM.Greatest<?>>on(
                QOM.Greatest.class,
                (part, ctx) -> ignoringNull(part, "max", part.$arg1(), ctx),
                (part, ctx) -> DSL.greatest(first(part.$arg1()), rest(part.$arg1())));
        registry.<QOM.Least<?>>on(
                QOM.Least.class,
                (part, ctx) -> ignoringNull(part, "min", part.$arg1(), ctx),
                (part, ctx) -> DSL.least(first(part.$arg1()), rest(part.$arg1())));
    }

    private static QueryPart ignoringNull(
            Field<?> part, String function, List<? extends Field<?>> all, VisitContext ctx) {
        List<? extends Field<?>> arguments =
                all.stream().filter(argument -> Kind.of(argument) != Kind.NULL).toList();
        if (arguments.size() == 1) {
            return Fragment.field(part, arguments.get(0));
        }
        if (arguments.isEmpty()
                || (arguments.size() == all.size()
                        && arguments.stream().allMatch(argument -> Nullness.isNeverNull(argument, ctx)))) {
            return part;
        }
        // each argument, or another one in its place
        List<Field<?>> present = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            Field<?> argument = arguments.get(i);
            if (Nullness.isNeverNull(argument, ctx)) {
                present.add(argument);
            } else {
                List<Field<?>> others = new ArrayList<>(arguments);
                others.remove(i); // not by equality: to jOOQ, functions with other filters are equal
                present.add(coalesce(argument, others.toArray(Field<?>[]::new)));
            }
        }
        return function(unquotedName(function), part.getDataType(), present.toArray(Field<?>[]::new));
    }

    private static Field<?> first(List<? extends Field<?>> arguments) {
        return Collations.byBytes(arguments.get(0));
    }

    private static Field<?>[] rest(List<? extends Field<?>> arguments) {
        return arguments.stream().skip(1).map(Collations::byBytes).toArray(Field<?>[]::new);
    }
}
