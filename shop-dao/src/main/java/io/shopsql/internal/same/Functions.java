package io.shopsql.internal.same;

import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;
import org.jspecify.annotations.Nullable;

/** Functions of numbers: errors outside their domain, and their types. */
final class Functions {

    /** As many digits as Postgres makes of a double. */
    private static final String DIGITS = "cast(printf('%.15g', ";

    private Functions() {}

    static void register(Registry registry) {
        registry.<QOM.Neg<?>>onPostgres(QOM.Neg.class, Functions::negated);
        registry.onPostgres(
                QOM.Sign.class, (part, ctx) -> isHeld(part, ctx) ? part : Wrapped.of(part, "cast(", part, " as int)"));
        registry.<QOM.Ceil<?>>on(
                QOM.Ceil.class, (p, ctx) -> whole(p, p.$value()), (p, ctx) -> wholeOnPostgres(p, "ceil(", p.$value()));
        registry.<QOM.Floor<?>>on(
                QOM.Floor.class,
                (p, ctx) -> whole(p, p.$value()),
                (p, ctx) -> wholeOnPostgres(p, "floor(", p.$value()));
        registry.<QOM.Square<?>>on(
                QOM.Square.class, (part, ctx) -> Decimals.squared(part), Decimals::squaredOnPostgres);
        registry.on(
                QOM.Sqrt.class,
                (part, ctx) -> within(part, part.$value(), " < 0", ctx),
                (part, ctx) -> ofDouble(part, "sqrt", part.$value()));
        registry.on(
                QOM.Ln.class,
                (part, ctx) -> within(part, part.$value(), " <= 0", ctx),
                (part, ctx) -> ofDouble(part, "ln", part.$value()));
        registry.on(QOM.Log10.class, Functions::log10, Functions::log10OnPostgres);
        registry.<QOM.BitNot<?>>onPostgres(QOM.BitNot.class, Functions::complement);
        registry.<QOM.Shl<?>>on(
                QOM.Shl.class,
                (part, ctx) -> shifted(part, part.$arg1(), " << ", part.$arg2(), true),
                (part, ctx) -> shifted(part, part.$arg1(), " << ", part.$arg2(), false));
        registry.<QOM.Shr<?>>on(
                QOM.Shr.class,
                (part, ctx) -> shifted(part, part.$arg1(), " >> ", part.$arg2(), true),
                (part, ctx) -> shifted(part, part.$arg1(), " >> ", part.$arg2(), false));
        registry.<QOM.Trunc<?>>on(QOM.Trunc.class, Functions::truncated, Functions::truncated);
    }

    /** A whole number as it is. */
    private static QueryPart whole(Field<?> part, Field<?> x) {
        return Kind.of(x) == Kind.WHOLE ? Fragment.field(part, "(", x, ")") : part;
    }

    /** Of a whole number Postgres would make a double; one may be what jOOQ takes for a decimal, the sum of a query inside. */
    private static QueryPart wholeOnPostgres(Field<?> part, String function, Field<?> x) {
        if (Kind.of(x) == Kind.WHOLE && x instanceof Param && Scale.bits(x.getDataType()) == Long.SIZE - 1) {
            return Fragment.field(part, "cast(", x, " as bigint)");
        }
        return Kind.of(x) == Kind.DECIMAL && !(x instanceof Param)
                ? Fragment.field(part, function + "cast(", x, " as numeric))")
                : whole(part, x);
    }

    /** As SQLite negates: there is no negative zero. */
    private static QueryPart negated(QOM.Neg<?> part, VisitContext ctx) {
        return Kind.of(part.$arg1()) == Kind.DOUBLE ? Fragment.field(part, "(0 - ", part.$arg1(), ")") : part;
    }

    private static boolean isHeld(QueryPart part, VisitContext ctx) {
        return Wrapped.holds(part, ctx);
    }

    private static QueryPart within(Field<?> part, Field<?> x, String outside, VisitContext ctx) {
        return isHeld(part, ctx)
                ? part
                : wrap(
                        part,
                        "(case when ",
                        x,
                        outside + " then ",
                        Fails.OUT_OF_DOMAIN,
                        " when ",
                        x,
                        " is not null then " + DIGITS,
                        part,
                        ") as real) end)");
    }

    private static <T> Field<T> wrap(Field<T> part, Object... pieces) {
        return Wrapped.of(part, pieces);
    }

    /** From a double, for any number, to the decimal that jOOQ declares: beside a double, a whole number would be one too. */
    private static QueryPart ofDouble(Field<?> part, String function, Field<?> x) {
        return Fragment.field(part, "cast(" + function + "(cast(", x, " as double precision)) as numeric)");
    }

    private static QueryPart log10(QOM.Log10 part, VisitContext ctx) {
        Field<?> x = part.$value();
        return Fragment.field(
                part,
                "(case when ",
                x,
                " <= 0 then ",
                Fails.OUT_OF_DOMAIN,
                " when ",
                x,
                " is not null then " + DIGITS + "log10(",
                x,
                ")) as real) end)");
    }

    private static QueryPart log10OnPostgres(QOM.Log10 part, VisitContext ctx) {
        return ofDouble(part, "log", part.$value());
    }

    /** In brackets, which jOOQ leaves out: on Postgres the complement binds less than arithmetic. */
    private static QueryPart complement(QOM.BitNot<?> part, VisitContext ctx) {
        return isHeld(part, ctx) ? part : wrap(part, "(", part, ")");
    }

    /** By the number of bits modulo 64, in 64 bits; an error if the type of the number has fewer and the result does not fit. */
    private static QueryPart shifted(Field<?> part, Field<?> number, String operator, Field<?> bits, boolean sqlite) {
        Field<Long> shifted = sqlite
                ? Fragment.field(SQLDataType.BIGINT, "(", number, operator + "((", bits, ") & 63))")
                : Fragment.field(
                        SQLDataType.BIGINT,
                        "(cast(",
                        number,
                        " as bigint)" + operator + "cast(cast(",
                        bits,
                        " as bigint) & 63 as int))");
        boolean fits = !(part instanceof QOM.Shl) || Scale.bits(part.getDataType()) == Long.SIZE - 1;
        return Fragment.field(part, fits ? shifted : shifted.cast(part.getDataType()));
    }

    private static QueryPart truncated(QOM.Trunc<?> part, VisitContext ctx) {
        Field<?> x = part.$value();
        int decimals = decimals(part.$decimals());
        return switch (Kind.of(x)) {
            case WHOLE, NULL -> Fragment.field(part, "(", x, ")");
            case DOUBLE ->
                Fragment.field(
                        part,
                        "(sign(",
                        x,
                        ") * floor(abs(",
                        x,
                        ") * " + Rounding.power(decimals) + ") / " + Rounding.power(decimals) + ")");
            default -> throw Refusal.of("round-of-decimals");
        };
    }

    private static int decimals(@Nullable Field<Integer> decimals) {
        return Rounding.decimals(decimals);
    }
}
