package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Arithmetic, and decimals on SQLite, which has none: a value is bound as text, which is no number unless it is cast.
 */
final class Decimals {

    /** That a double holds exactly. */
    private static final int DIGITS = 15;

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
        if (kind == Kind.WHOLE) {
            return sqlite ? Overflow.checked(part, ctx) : Overflow.checkedOnPostgres(part, ctx);
        }
        if (kind == Kind.DOUBLE && sqlite) {
            return Doubles.checked(part, ctx);
        }
        if (kind != Kind.DECIMAL || Wrapped.holds(part, ctx)) {
            return part;
        }
        int scale = Scale.of(part);
        if (scale == Scale.UNKNOWN || scale > 15) {
            throw Refusal.of("decimal-arithmetic");
        }
        // what is grouped is an expression of its own: Postgres must find it as it is written there
        return isOperand(ctx) && (sqlite || !Grouping.isGrouped(part, ctx))
                ? withinScale(part, scale, sqlite)
                : withinDigits(part, scale, sqlite);
    }

    static QueryPart squared(QOM.Square<?> part) {
        return Fragment.field(part, timesItself(part.$value()));
    }

    private static <T extends Number> Field<T> timesItself(Field<T> x) {
        return x.mul(x);
    }

    /** As a product; with parentheses of a product: Postgres groups by what is written, and jOOQ leaves those out. */
    static QueryPart squaredOnPostgres(QOM.Square<?> part, VisitContext ctx) {
        if (!(part.$value() instanceof QOM.Mul)) {
            return squared(part);
        }
        boolean isChecked = Kind.of(part) == Kind.DECIMAL && !Wrapped.holds(part, ctx) && !isOperand(ctx);
        QueryPart square = isChecked ? rounded(part, ctx, false) : part;
        return square instanceof QOM.Square
                ? Fragment.field(part, "((", part.$value(), ") * (", part.$value(), "))")
                : square;
    }

    private static QueryPart withinScale(Field<?> part, int scale, boolean sqlite) {
        return sqlite ? Wrapped.of(part, "round(", part, ", " + scale + ")") : part;
    }

    /** An error where the result, or one of its operands, needs more digits than SQLite's doubles hold. */
    static QueryPart withinDigits(Field<?> part, int scale, boolean sqlite) {
        List<Object> pieces = new ArrayList<>();
        collect(part, pieces);
        if (pieces.isEmpty()) {
            return withinScale(part, scale, sqlite);
        }
        pieces.set(0, "(case when "); // instead of the first "or"
        pieces.add(" then ");
        pieces.addAll(Fails.beyondDigits(part, sqlite));
        pieces.addAll(
                sqlite ? List.of(" else round(", part, ", " + scale + ") end)") : List.of(" else ", part, " end)"));
        return Wrapped.of(part, pieces.toArray());
    }

    private static void collect(Field<?> part, List<Object> pieces) {
        operands(part).forEach(operand -> collect(operand, pieces));
        if (operands(part).isEmpty() && !(part instanceof QOM.Sum)) {
            return;
        }
        int scale = Scale.of(part);
        if (Scale.digits(part) + scale > DIGITS) {
            pieces.addAll(List.of(" or ", "abs(", part, ") >= " + Rounding.power(DIGITS - scale)));
        }
    }

    private static List<Field<?>> operands(Field<?> part) {
        if (Kind.of(part) != Kind.DECIMAL) {
            return List.of();
        }
        return part instanceof QOM.Add<?> sum
                ? List.of(sum.$arg1(), sum.$arg2())
                : part instanceof QOM.Sub<?> difference
                        ? List.of(difference.$arg1(), difference.$arg2())
                        : part instanceof QOM.Mul<?> product
                                ? List.of(product.$arg1(), product.$arg2())
                                : part instanceof QOM.Square<?> square ? List.of(square.$value()) : List.of();
    }

    /** Whether the surrounding operation is checked. */
    private static boolean isOperand(VisitContext ctx) {
        return Parents.of(ctx) instanceof Field<?> above && !operands(above).isEmpty();
    }
}
