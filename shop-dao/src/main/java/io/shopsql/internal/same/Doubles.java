package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Floating-point numbers beyond their range on SQLite: a result too great or too small is an error, as on Postgres; SQLite would go
 * on with an infinity or with zero.
 */
final class Doubles {

    private static final String INFINITY = "9e999";

    /** Of a longer expression only the result is checked: each check repeats a part of the text. */
    private static final int MOST = 8;

    private Doubles() {}

    /** The checked sum, difference or product; the part itself inside of another one. */
    static QueryPart checked(Field<?> part, VisitContext ctx) {
        if (Wrapped.holds(part, ctx) || isInner(ctx)) {
            return part;
        }
        List<Object> pieces = new ArrayList<>();
        pieces.add("(case when ");
        collect(part, pieces, size(part) <= MOST);
        pieces.addAll(List.of(" then ", Fails.OVERFLOW, " else ", part, " end)"));
        return Wrapped.of(part, pieces.toArray());
    }

    /** The condition that a quotient is out of range. */
    static List<Object> isOutOfRange(Field<?> dividend, Field<?> divisor) {
        List<Object> quotient = List.of("(", dividend, " / ", divisor, ")");
        List<Object> pieces = new ArrayList<>(isInfinite(quotient, dividend, divisor));
        pieces.add(" or (");
        pieces.addAll(quotient);
        pieces.addAll(List.of(" = 0 and ", dividend, " <> 0 and abs(", divisor, ") < " + INFINITY + ")"));
        return pieces;
    }

    private static void collect(Field<?> part, List<Object> pieces, boolean all) {
        List<Field<?>> operands = operands(part);
        Field<?> one = operands.get(0);
        Field<?> other = operands.get(1);
        if (all) {
            for (Field<?> operand : operands) {
                if (!operands(operand).isEmpty()) {
                    collect(operand, pieces, true);
                    pieces.add(" or ");
                }
            }
        }
        pieces.addAll(isInfinite(List.of(part), one, other));
        if (part instanceof QOM.Mul) {
            pieces.addAll(List.of(" or (", part, " = 0 and ", one, " <> 0 and ", other, " <> 0)"));
        }
    }

    /** An infinity that is stored may be computed with. */
    private static List<Object> isInfinite(List<Object> result, Field<?> one, Field<?> other) {
        List<Object> pieces = new ArrayList<>(List.of("(abs("));
        pieces.addAll(result);
        pieces.addAll(List.of(
                ") = " + INFINITY + " and abs(", one, ") < " + INFINITY + " and abs(", other, ") < " + INFINITY + ")"));
        return pieces;
    }

    private static int size(Field<?> part) {
        List<Field<?>> operands = operands(part);
        return operands.isEmpty()
                ? 0
                : 1 + operands.stream().mapToInt(Doubles::size).sum();
    }

    private static List<Field<?>> operands(Field<?> part) {
        if (Kind.of(part) != Kind.DOUBLE) {
            return List.of();
        }
        if (part instanceof QOM.Add<?> sum) {
            return List.of(sum.$arg1(), sum.$arg2());
        }
        if (part instanceof QOM.Sub<?> difference) {
            return List.of(difference.$arg1(), difference.$arg2());
        }
        return part instanceof QOM.Mul<?> product ? List.of(product.$arg1(), product.$arg2()) : List.of();
    }

    private static boolean isInner(VisitContext ctx) {
        return Parents.of(ctx) instanceof Field<?> above && !operands(above).isEmpty();
    }
}
