package io.shopsql.internal.same;

import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Arithmetic, and decimals on SQLite, which has none: a value is bound as text, which is no number unless it is cast. A product of
 * more than 15 digits is an error on both engines: a double does not hold them.
 */
final class Decimals {

    /** The digits that a double holds. */
    private static final int MOST_DIGITS = 15;

    private Decimals() {}

    static void register(Registry registry) {
        registry.<Param<?>>on(Param.class, Decimals::bound, Typed::onPostgres);
        registry.<QOM.Neg<?>>onSqlite(QOM.Neg.class, Decimals::negated);
        registry.<QOM.Abs<?>>onSqlite(QOM.Abs.class, Decimals::negated);
        registry.<QOM.Add<?>>on(
                QOM.Add.class, (part, ctx) -> rounded(part, ctx, true), (part, ctx) -> rounded(part, ctx, false));
        registry.<QOM.Sub<?>>on(
                QOM.Sub.class, (part, ctx) -> rounded(part, ctx, true), (part, ctx) -> rounded(part, ctx, false));
        registry.<QOM.Mul<?>>on(
                QOM.Mul.class, (part, ctx) -> rounded(part, ctx, true), (part, ctx) -> rounded(part, ctx, false));
    }

    private static QueryPart negated(Field<?> part, VisitContext ctx) {
        return Kind.of(part) == Kind.WHOLE ? Overflow.checked(part, ctx) : part;
    }

    private static QueryPart bound(Param<?> param, VisitContext ctx) {
        return !param.isInline() && param.getDataType().isDecimal() && !Wrapped.holds(param, ctx)
                ? Wrapped.of(param, "cast(", param, " as numeric)")
                : param;
    }

    private static QueryPart rounded(Field<?> part, VisitContext ctx, boolean sqlite) {
        Kind kind = Kind.of(part);
        if (part.getDataType().isTemporal()) {
            return Dates.arithmetic(part, sqlite);
        }
        if (kind == Kind.WHOLE && sqlite) {
            return Overflow.checked(part, ctx);
        }
        if (kind == Kind.DOUBLE && sqlite) {
            return Doubles.checked(part, ctx);
        }
        if (kind != Kind.DECIMAL || Wrapped.holds(part, ctx)) {
            return part;
        }
        int scale = Scale.of(part);
        if (scale == Scale.UNKNOWN || scale > MOST_DIGITS) {
            throw Refusal.of("decimal-arithmetic");
        }
        if (part instanceof QOM.Mul && !isFactor(ctx)) {
            String limit = "1" + "0".repeat(MOST_DIGITS - scale);
            return sqlite
                    ? Wrapped.of(
                            part,
                            "(case when abs(",
                            part,
                            ") >= " + limit + " then ",
                            Fails.OVERFLOW,
                            " else round(",
                            part,
                            ", " + scale + ") end)")
                    : Wrapped.of(
                            part,
                            "(case when abs(",
                            part,
                            ") >= " + limit + " then cast(10000000000 + abs(",
                            part,
                            ") as int) else ",
                            part,
                            " end)");
        }
        return sqlite ? Wrapped.of(part, "round(", part, ", " + scale + ")") : part;
    }

    /** Whether it is multiplied: what is beyond the digits here is so there, where the scale is greater by the other factor's. */
    private static boolean isFactor(VisitContext ctx) {
        return Parents.of(ctx) instanceof QOM.Mul<?> product && Kind.of(product) == Kind.DECIMAL;
    }
}
