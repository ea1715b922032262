package io.shopsql.internal.same;

import static org.jooq.impl.DSL.inline;

import io.shopsql.schema.DefaultSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Whole numbers beyond their type: an error on Postgres, and with this on SQLite, which would go on with a floating-point number.
 * Nothing is added where the operands cannot reach the bound, for an amount of the shop's own
 * tables ({@link io.shopsql.schema.type.MoneySql} coerces it), and where a shop's own column is set, which have checks.
 */
final class Overflow {

    /** Of a longer expression only the result is checked: each check repeats a part of the text. */
    private static final int MOST = 16;

    private static final List<Class<?>> WIDER = List.of(
            QOM.Count.class, QOM.RowNumber.class, QOM.Rank.class, QOM.DenseRank.class, QOM.Shl.class, QOM.Shr.class);

    private Overflow() {}

    /** The checked expression; the part itself if it needs no check. */
    static QueryPart checked(Field<?> part, VisitContext ctx) {
        if (Wrapped.holds(part, ctx) || isInner(ctx) || isSet(ctx)) {
            return part;
        }
        List<Object> pieces = new ArrayList<>();
        if (!collect(part, ctx, pieces)) {
            return part;
        }
        pieces.set(0, "(case when "); // instead of the first "or"
        pieces.addAll(List.of(" then ", Fails.OVERFLOW, " else ", part, " end)"));
        return Wrapped.of(part, pieces.toArray());
    }

    /** An INTEGER to jOOQ, and to SQLite's check, is one on Postgres too if it is made of what Postgres knows as a BIGINT. */
    static QueryPart checkedOnPostgres(Field<?> part, VisitContext ctx) {
        boolean isWider = limit(part) == 31 && operands(part).stream().anyMatch(Overflow::isWiderOnPostgres);
        return isWider && !Wrapped.holds(part, ctx) ? Wrapped.of(part, "cast(", part, " as int)") : part;
    }

    private static boolean isWiderOnPostgres(Field<?> operand) {
        return WIDER.stream().anyMatch(type -> type.isInstance(operand))
                || (operand instanceof TableField<?, ?> column && column.getTable() == null);
    }

    /** Adds a condition for each operation that may leave its type; false if there is none. */
    private static boolean collect(Field<?> part, VisitContext ctx, List<Object> pieces) {
        List<Field<?>> operands = operands(part);
        if (operands.isEmpty()) {
            return false;
        }
        if (operands.stream().anyMatch(Overflow::isBounded)) {
            return false;
        }
        boolean found = false;
        int limit = limit(part);
        for (Field<?> operand : operands) {
            // beyond 64 bits an operand is a REAL, and so is what is made of it and no NULL
            boolean shows = limit == 63
                    && limit(operand) == 63
                    && operands.stream().allMatch(other -> other == operand || Nullness.isNeverNull(other, ctx));
            if (!shows && size(part) <= MOST) {
                found |= collect(operand, ctx, pieces);
            }
        }
        if (bits(part) <= limit) {
            return found;
        }
        pieces.add(" or ");
        if (limit == 63) {
            pieces.addAll(List.of("typeof(", unchecked(part), ") = 'real'"));
        } else {
            pieces.addAll(List.of(unchecked(part), " not between " + -(1L << limit) + " and " + ((1L << limit) - 1)));
        }
        return true;
    }

    private static Field<?> unchecked(Field<?> part) {
        return Wrapped.of(part, part);
    }

    /** An amount of the shop's own tables, whose checks bound it. */
    private static boolean isBounded(Field<?> operand) {
        if (!(operand instanceof QOM.Coerce)) {
            return false;
        }
        Field<?> field = operand;
        while (field instanceof QOM.Coerce<?> coerced) {
            field = coerced.$field();
        }
        List<Field<?>> operands = operands(field);
        return operands.isEmpty() ? isOfShop(field) : operands.stream().anyMatch(Overflow::isBounded);
    }

    /** Whether it is a column of the shop's own tables, also of one that a derived table selects. */
    private static boolean isOfShop(QueryPart part) {
        if (!(part instanceof TableField<?, ?> column) || column.getTable() == null) {
            return false;
        }
        if (column.getTable() instanceof QOM.TableAlias<?> alias
                && alias.$table() instanceof QOM.DerivedTable<?> derived) {
            return derived.$arg1().getSelect().stream()
                    .filter(field -> field.getName().equals(column.getName()))
                    .map(Aliases::without)
                    .anyMatch(Overflow::isOfShop);
        }
        return DefaultSchema.DEFAULT_SCHEMA.equals(column.getTable().getSchema());
    }

    /** The number of operations. */
    private static int size(Field<?> part) {
        List<Field<?>> operands = operands(part);
        return operands.isEmpty()
                ? 0
                : 1 + operands.stream().mapToInt(Overflow::size).sum();
    }

    private static List<Field<?>> operands(Field<?> part) {
        if (Kind.of(part) != Kind.WHOLE) {
            return List.of();
        }
        if (part instanceof QOM.Add<?> sum) {
            return sum.$arg2() instanceof QOM.Add<?> second && isWrittenFlat(sum.$arg1(), second)
                    ? List.of(plus(sum.$arg1(), second.$arg1()), second.$arg2())
                    : List.of(sum.$arg1(), sum.$arg2());
        }
        if (part instanceof QOM.Sub<?> difference) {
            return List.of(difference.$arg1(), difference.$arg2());
        }
        if (part instanceof QOM.Neg<?> negation) {
            return List.of(negation.$arg1(), inline(0));
        }
        if (part instanceof QOM.Abs<?> absolute) {
            return List.of(absolute.$arg1(), inline(0));
        }
        if (part instanceof QOM.Mul<?> product) {
            return product.$arg2() instanceof QOM.Mul<?> second && isWrittenFlat(product.$arg1(), second)
                    ? List.of(times(product.$arg1(), second.$arg1()), second.$arg2())
                    : List.of(product.$arg1(), product.$arg2());
        }
        return List.of();
    }

    /** jOOQ writes a + (b + c) without parentheses if the types are the same, so that the first two are added first. */
    private static boolean isWrittenFlat(Field<?> one, Field<?> other) {
        return one.getDataType().equals(other.getDataType());
    }

    @SuppressWarnings("unchecked")
    private static Field<?> plus(Field<?> one, Field<?> other) {
        return ((Field<Number>) one).add((Field<Number>) other);
    }

    @SuppressWarnings("unchecked")
    private static Field<?> times(Field<?> one, Field<?> other) {
        return ((Field<Number>) one).mul((Field<Number>) other);
    }

    /** The bits of the type in which Postgres computes. */
    static int limit(Field<?> field) {
        if (field instanceof QOM.Div<?> quotient) {
            return Math.max(limit(quotient.$arg1()), limit(quotient.$arg2()));
        }
        if (field instanceof QOM.Neg || field instanceof QOM.Abs) {
            return limit(operands(field).get(0));
        }
        List<Field<?>> operands = operands(field);
        return operands.isEmpty()
                ? Scale.bits(field.getDataType())
                : operands.stream().mapToInt(Overflow::limit).max().orElse(63);
    }

    /** The bits that a value can have. */
    static int bits(Field<?> field) {
        if (Constants.of(field) instanceof Number constant) {
            return 64 - Long.numberOfLeadingZeros(Math.abs(constant.longValue()));
        }
        if (field instanceof QOM.Count || field instanceof QOM.RowNumber) {
            return 31;
        }
        if (field instanceof QOM.CaseSearched<?> choice && choice.$else() != null) {
            return Stream.concat(choice.$when().stream().map(when -> when.$2()), Stream.of(choice.$else()))
                    .mapToInt(Overflow::bits)
                    .max()
                    .orElse(63);
        }
        List<Field<?>> operands = operands(field);
        if (operands.isEmpty()) {
            return Scale.bits(field.getDataType());
        }
        int one = bits(operands.get(0));
        int other = bits(operands.get(1));
        return field instanceof QOM.Mul ? one + other : Math.max(one, other) + 1;
    }

    /** Whether the surrounding operation is checked. */
    private static boolean isInner(VisitContext ctx) {
        return Parents.of(ctx) instanceof Field<?> above && !operands(above).isEmpty();
    }

    private static boolean isSet(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        return parts.length > 2
                && parts[parts.length - 2].getClass().getSimpleName().equals("FieldMapForUpdate")
                && parts[parts.length - 3] instanceof QOM.Update<?> update
                && DefaultSchema.DEFAULT_SCHEMA.equals(update.$table().getSchema());
    }
}
