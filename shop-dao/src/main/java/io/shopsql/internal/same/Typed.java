package io.shopsql.internal.same;

import io.shopsql.internal.shape.Shapes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

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
        if (Wrapped.holds(param, ctx)) {
            return param;
        }
        if ((isUntyped(param) && isAlternative(ctx)) || isTextOfWindow(param, ctx) || isIntegerOfLong(param, ctx)) {
            return cast(param, ctx);
        }
        return !param.isInline() && Constants.isFixed(param) && Grouping.isOfGroups(ctx) ? inlined(param) : param;
    }

    private static <T> Param<T> inlined(Param<T> param) {
        Shapes.dependsOnValue();
        return DSL.inline(param.getValue(), param.getDataType());
    }

    /** A BIGINT or decimal that is written into the text, among operands of fewer bits: to Postgres a small number is an INTEGER. */
    private static boolean isIntegerOfLong(Param<?> param, VisitContext ctx) {
        return param.isInline()
                && param.getValue() != null
                && (param.getDataType().getSQLDataType() == SQLDataType.BIGINT || isWholeDecimal(param))
                && (isShort(operands(ctx)) || (isWholeDecimal(param) && isRounded(ctx)));
    }

    private static boolean isWholeDecimal(Param<?> param) {
        return param.getValue() instanceof BigDecimal decimal && decimal.scale() <= 0;
    }

    private static boolean isRounded(VisitContext ctx) {
        return Parents.has(ctx, QOM.Round.class, 3)
                || Parents.has(ctx, QOM.Floor.class, 3)
                || Parents.has(ctx, QOM.Ceil.class, 3);
    }

    private static List<Field<?>> operands(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int above = parts.length - 2;
        while (above >= 0 && parts[above] instanceof QOM.Coerce) {
            above--;
        }
        if (above < 0) {
            return List.of();
        }
        return parts[above] instanceof QOM.Add<?> sum
                ? List.of(sum.$arg1(), sum.$arg2())
                : parts[above] instanceof QOM.Sub<?> difference
                        ? List.of(difference.$arg1(), difference.$arg2())
                        : parts[above] instanceof QOM.Mul<?> product
                                ? List.of(product.$arg1(), product.$arg2())
                                : parts[above] instanceof QOM.Neg<?> negation
                                        ? List.of(negation.$arg1(), negation.$arg1())
                                        : List.of();
    }

    private static boolean isShort(List<Field<?>> operands) {
        return !operands.isEmpty() && operands.stream().allMatch(Typed::isShort);
    }

    private static boolean isShort(Field<?> operand) {
        Field<?> field = operand;
        while (field instanceof QOM.Coerce<?> coerced) {
            field = coerced.$field();
        }
        return (field instanceof Param<?> param && param.isInline())
                || (field.getDataType().isInteger() && Scale.bits(field.getDataType()) < 63);
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
        if (!param.getDataType().isString()) {
            return false;
        }
        QueryPart[] parts = ctx.queryParts();
        int above = parts.length - 2;
        while (above >= 0 && !(parts[above] instanceof Field)) {
            above--; // a list of arguments
        }
        QueryPart around = above < 0 ? param : parts[above];
        return OF_WINDOWS.stream().anyMatch(type -> type.isInstance(around));
    }

    private static <T> Field<T> cast(Param<T> param, VisitContext ctx) {
        return Wrapped.of(
                param, "cast(", param, " as " + param.getDataType().getCastTypeName(ctx.configuration()) + ")");
    }
}
