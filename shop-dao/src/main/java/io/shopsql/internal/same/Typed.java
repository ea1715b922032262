package io.shopsql.internal.same;

import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Values whose type Postgres cannot tell: NULL, a text, and a value of a type with a converter, among the alternatives of an
 * expression or as the argument of a window function. They are cast to the type that jOOQ knows.
 */
final class Typed {

    private static final Set<Class<?>> ALTERNATIVES = Set.of(
            QOM.CaseSimple.class,
            QOM.CaseSearched.class,
            QOM.Choose.class,
            QOM.Iif.class,
            QOM.Coalesce.class,
            QOM.Nullif.class,
            QOM.Nvl.class,
            QOM.Nvl2.class,
            QOM.Decode.class,
            QOM.IsDistinctFrom.class,
            QOM.IsNotDistinctFrom.class,
            QOM.Extract.class);

    private static final Set<Class<?>> OF_WINDOWS =
            Set.of(QOM.Lag.class, QOM.Lead.class, QOM.FirstValue.class, QOM.LastValue.class, QOM.NthValue.class);

    private Typed() {}

    static QueryPart onPostgres(Param<?> param, VisitContext ctx) {
        if (param.getDataType().getType() == Object.class) {
            return param; // the NULL that a cast of the query types
        }
        boolean cast = (isUntyped(param) && isAlternative(ctx)) || isTextOfWindow(param, ctx);
        return cast && !Wrapped.holds(param, ctx) ? cast(param, ctx) : param;
    }

    private static boolean isUntyped(Param<?> param) {
        return param.getValue() == null
                || (!param.isInline()
                        && param.getDataType().getConverter().fromType()
                                != param.getDataType().getType());
    }

    private static boolean isAlternative(VisitContext ctx) {
        return ALTERNATIVES.stream().anyMatch(type -> Parents.has(ctx, type, 3));
    }

    /** A text of the query itself. */
    private static boolean isTextOfWindow(Param<?> param, VisitContext ctx) {
        return param.getDataType().isString() && OF_WINDOWS.stream().anyMatch(type -> Parents.has(ctx, type, 3));
    }

    private static <T> Field<T> cast(Param<T> param, VisitContext ctx) {
        return Wrapped.of(
                param, "cast(", param, " as " + param.getDataType().getCastTypeName(ctx.configuration()) + ")");
    }
}
