package io.shopsql.internal.same;

import io.shopsql.internal.shape.Shapes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.TableField;
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
        boolean isOfGroups = isOfGroups(param, ctx);
        Param<?> value = isOfGroups ? inlined(param) : param;
        QueryPart[] parts = Grouping.around(ctx);
        boolean isCast = (isUntyped(param) && isAlternative(parts))
                || isTextOfWindow(value, parts)
                || isIntegerOfLong(value, parts)
                || (isOfGroups && isOperand(value, parts));
        return isCast ? cast(value, ctx) : value;
    }

    private static boolean isOfGroups(Param<?> param, VisitContext ctx) {
        return !param.isInline() && Constants.isFixed(param) && Grouping.isOfGroups(ctx);
    }

    /** Whether an operation computes with the 64 bits or the decimal that it was as a bind variable. */
    private static boolean isOperand(Param<?> value, QueryPart[] parts) {
        return (isWholeDecimal(value) || value.getDataType().getSQLDataType() == SQLDataType.BIGINT)
                && !operands(parts).isEmpty();
    }

    private static <T> Param<T> inlined(Param<T> param) {
        Shapes.dependsOnValue();
        return DSL.inline(param.getValue(), param.getDataType());
    }

    /** A BIGINT or decimal that is written into the text, among operands of fewer bits: to Postgres a small number is an INTEGER. */
    private static boolean isIntegerOfLong(Param<?> param, QueryPart[] parts) {
        if (!param.isInline() || param.getValue() == null) {
            return false;
        }
        return isWholeDecimal(param)
                ? isShort(operands(parts)) || isRounded(parts)
                : param.getDataType().getSQLDataType() == SQLDataType.BIGINT && isBesideIntegers(parts);
    }

    /** Whether an expression around it, or an outer query, computes with it and with no operand of 64 bits. */
    private static boolean isBesideIntegers(QueryPart[] parts) {
        for (int i = parts.length - 2; i >= 0; i--) {
            if (parts[i] instanceof Condition) {
                return false;
            }
            if (parts[i] instanceof Table && !(parts[i] instanceof QOM.JoinTable)) {
                return true;
            }
            if (parts[i] instanceof Field<?> around) {
                List<Field<?>> operands = operands(around);
                if (isLong(around)) {
                    return false;
                }
                if (!operands.isEmpty() && !(around instanceof QOM.Div) && !(around instanceof QOM.Mod)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether Postgres knows it as 64 bits. */
    private static boolean isLong(Field<?> operand) {
        Field<?> field = uncoerced(operand);
        boolean isSure = field instanceof TableField
                || field instanceof QOM.Cast
                || field instanceof QOM.Sum
                || field instanceof QOM.Count
                || (field instanceof Param<?> param && !param.isInline());
        return isSure
                ? field instanceof QOM.Sum
                        || field instanceof QOM.Count
                        || (field.getDataType().isInteger() && Scale.bits(field.getDataType()) == Long.SIZE - 1)
                : Stream.concat(operands(field).stream(), Alternatives.of(field).stream())
                        .anyMatch(Typed::isLong);
    }

    private static boolean isWholeDecimal(Param<?> param) {
        return param.getValue() instanceof BigDecimal decimal && decimal.scale() <= 0;
    }

    private static boolean isRounded(QueryPart[] parts) {
        return Parents.has(parts, QOM.Round.class, 3)
                || Parents.has(parts, QOM.Floor.class, 3)
                || Parents.has(parts, QOM.Ceil.class, 3);
    }

    private static List<Field<?>> operands(QueryPart[] parts) {
        int above = parts.length - 2;
        while (above >= 0 && parts[above] instanceof QOM.Coerce) {
            above--;
        }
        return above >= 0 && parts[above] instanceof Field<?> around ? operands(around) : List.of();
    }

    private static List<Field<?>> operands(Field<?> around) {
        if (around instanceof QOM.Add<?> sum) {
            return List.of(sum.$arg1(), sum.$arg2());
        }
        if (around instanceof QOM.Sub<?> difference) {
            return List.of(difference.$arg1(), difference.$arg2());
        }
        if (around instanceof QOM.Mul<?> product) {
            return List.of(product.$arg1(), product.$arg2());
        }
        if (around instanceof QOM.Div<?> quotient) {
            return List.of(quotient.$arg1(), quotient.$arg2());
        }
        if (around instanceof QOM.Mod<?> rest) {
            return List.of(rest.$arg1(), rest.$arg2());
        }
        return around instanceof QOM.Neg<?> negation ? List.of(negation.$arg1()) : List.of();
    }

    private static boolean isShort(List<Field<?>> operands) {
        return !operands.isEmpty() && operands.stream().allMatch(Typed::isShort);
    }

    private static boolean isShort(Field<?> operand) {
        Field<?> field = uncoerced(operand);
        return (field instanceof Param<?> param && param.isInline())
                || (field.getDataType().isInteger() && Scale.bits(field.getDataType()) < 63);
    }

    private static Field<?> uncoerced(Field<?> operand) {
        Field<?> field = operand;
        while (field instanceof QOM.Coerce<?> coerced) {
            field = coerced.$field();
        }
        return field;
    }

    /** The binding of a document writes its type. */
    private static boolean isUntyped(Param<?> param) {
        boolean isConverted = param.getDataType().getConverter().fromType()
                != param.getDataType().getType();
        return !(Documents.isDocument(param) && isConverted)
                && (param.getValue() == null || (!param.isInline() && isConverted));
    }

    private static boolean isAlternative(QueryPart[] parts) {
        return ALTERNATIVES.stream().anyMatch(type -> Parents.has(parts, type, 3));
    }

    /** A text of the query itself. */
    private static boolean isTextOfWindow(Param<?> param, QueryPart[] parts) {
        if (!param.getDataType().isString()) {
            return false;
        }
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
