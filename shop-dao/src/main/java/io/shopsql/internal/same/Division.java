package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Division. By zero it fails on both engines; SQLite's own answer would be NULL. Whole numbers give a whole number, cut towards zero.
 */
final class Division {

    private Division() {}

    static void register(Registry registry) {
        registry.<QOM.Div<?>>on(QOM.Div.class, Division::sqlite, Division::postgres);
        registry.<QOM.Mod<?>>on(QOM.Mod.class, Division::sqlite, Division::postgres);
    }

    private static QueryPart postgres(QOM.Div<?> part, VisitContext ctx) {
        refuseDecimals(part.$arg1(), part.$arg2());
        return part;
    }

    private static QueryPart sqlite(QOM.Div<?> part, VisitContext ctx) {
        refuseDecimals(part.$arg1(), part.$arg2());
        return checked(part, part.$arg1(), " / ", part.$arg2(), ctx);
    }

    private static QueryPart postgres(QOM.Mod<?> part, VisitContext ctx) {
        refuseFractions(part.$arg1(), part.$arg2());
        return part;
    }

    private static QueryPart sqlite(QOM.Mod<?> part, VisitContext ctx) {
        refuseFractions(part.$arg1(), part.$arg2());
        return checked(part, part.$arg1(), " % ", part.$arg2(), ctx);
    }

    private static QueryPart checked(
            Field<?> part, Field<?> dividend, String operator, Field<?> divisor, VisitContext ctx) {
        List<Object> whens = new ArrayList<>();
        Object constant = Constants.of(divisor);
        if (!(constant instanceof Number number && number.doubleValue() != 0)) {
            whens.addAll(List.of(" when ", divisor, " = 0"));
            if (!Nullness.isNeverNull(dividend, ctx)) {
                whens.addAll(List.of(" and ", dividend, " is not null"));
            }
            whens.addAll(List.of(" then ", Fails.DIVISION_BY_ZERO));
        }
        if (part instanceof QOM.Div && !isWithin(dividend, divisor)) {
            whens.add(" when ");
            whens.addAll(isOutOfRange(part, dividend, divisor));
            whens.addAll(List.of(" then ", Fails.OVERFLOW));
        }
        if (whens.isEmpty()) {
            return part;
        }
        List<Object> pieces = new ArrayList<>(List.of("(case"));
        pieces.addAll(whens);
        pieces.addAll(List.of(" else ", dividend, operator, divisor, " end)"));
        return Fragment.field(part, pieces.toArray());
    }

    /** Whether the quotient fits into its type in any case. */
    private static boolean isWithin(Field<?> dividend, Field<?> divisor) {
        if (Kind.of(dividend) == Kind.DOUBLE || Kind.of(divisor) == Kind.DOUBLE) {
            return Constants.of(divisor) instanceof Number number && Math.abs(number.doubleValue()) == 1;
        }
        // the one whole number whose negation does not fit is divided by -1
        return divisor instanceof QOM.Count
                || (divisor instanceof QOM.Nullif<?> nullif && nullif.$arg1() instanceof QOM.Count)
                || (Constants.of(divisor) instanceof Number number && number.longValue() != -1)
                || Overflow.bits(dividend) < Overflow.limit(divisor);
    }

    private static List<Object> isOutOfRange(Field<?> part, Field<?> dividend, Field<?> divisor) {
        if (Kind.of(dividend) == Kind.DOUBLE || Kind.of(divisor) == Kind.DOUBLE) {
            return Doubles.isOutOfRange(dividend, divisor);
        }
        String least = Overflow.limit(part) == 63 ? "-9223372036854775807 - 1" : "" + -(1L << Overflow.limit(part));
        return List.of(divisor, " = -1 and ", dividend, " = " + least);
    }

    private static void refuseDecimals(Field<?> dividend, Field<?> divisor) {
        if (Kind.of(dividend) == Kind.DECIMAL || Kind.of(divisor) == Kind.DECIMAL) {
            throw Refusal.of("decimal-division");
        }
    }

    private static void refuseFractions(Field<?> dividend, Field<?> divisor) {
        if (!isWhole(dividend) || !isWhole(divisor)) {
            throw Refusal.of("modulo-of-fractions");
        }
    }

    private static boolean isWhole(Field<?> field) {
        Kind kind = Kind.of(field);
        return kind == Kind.WHOLE || kind == Kind.NULL;
    }
}
