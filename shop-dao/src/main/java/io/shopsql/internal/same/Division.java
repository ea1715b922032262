package io.shopsql.internal.same;

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
        if (Constants.of(divisor) instanceof Number constant && constant.doubleValue() != 0) {
            return part;
        }
        String zero = Nullness.isNeverNull(dividend, ctx) ? " = 0" : " = 0 and ";
        return zero.endsWith("0")
                ? Fragment.field(
                        part,
                        "(case when ",
                        divisor,
                        zero,
                        " then ",
                        Fails.DIVISION_BY_ZERO,
                        " else ",
                        dividend,
                        operator,
                        divisor,
                        " end)")
                : Fragment.field(
                        part,
                        "(case when ",
                        divisor,
                        zero,
                        dividend,
                        " is not null then ",
                        Fails.DIVISION_BY_ZERO,
                        " else ",
                        dividend,
                        operator,
                        divisor,
                        " end)");
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
