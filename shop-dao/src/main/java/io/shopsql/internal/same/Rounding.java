package io.shopsql.internal.same;

import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * Rounding: halves go away from zero, whatever the type. Postgres would round the halves of a double to the even number, and
 * SQLite cuts decimals that a double cannot hold: 1.005 has two decimals 1.00.
 */
final class Rounding {

    /** Beyond, a double has no fraction. */
    private static final String NO_FRACTION = "4503599627370496";

    private Rounding() {}

    static void register(Registry registry) {
        registry.<QOM.Round<?>>on(QOM.Round.class, Rounding::sqlite, Rounding::postgres);
    }

    private static QueryPart sqlite(QOM.Round<?> part, VisitContext ctx) {
        QueryPart same = common(part);
        if (same != null) {
            return same;
        }
        Field<?> x = part.$value();
        int scale = scale(x);
        int decimals = decimals(part.$decimals());
        if (decimals >= scale) {
            return Fragment.field(part, "(", x, ")");
        }
        // in whole numbers: a double that looks like a half is a little less or more
        return Fragment.field(
                part,
                "(sign(",
                x,
                ") * ((cast(round(abs(",
                x,
                ") * " + power(scale) + ") as integer) + " + half(scale - decimals) + ") / " + power(scale - decimals)
                        + ") / " + power(decimals) + ".0)");
    }

    private static QueryPart postgres(QOM.Round<?> part, VisitContext ctx) {
        QueryPart same = common(part);
        if (same != null) {
            return same;
        }
        scale(part.$value());
        decimals(part.$decimals());
        return part;
    }

    /** What both engines render alike. */
    private static @Nullable QueryPart common(QOM.Round<?> part) {
        Field<?> x = part.$value();
        int decimals = decimals(part.$decimals());
        return switch (Kind.of(x)) {
            case WHOLE, NULL -> Fragment.field(part, "(", x, ")");
            case DOUBLE -> ofDouble(part, x, decimals);
            default -> null;
        };
    }

    /** The same steps in the same floating-point arithmetic. */
    static Field<?> ofDouble(Field<?> replaced, Field<?> x, int decimals) {
        return decimals == 0
                ? Fragment.field(
                        replaced,
                        "(case when abs(",
                        x,
                        ") < " + NO_FRACTION + " then sign(",
                        x,
                        ") * floor(abs(",
                        x,
                        ") + 0.5) else ",
                        x,
                        " end)")
                : Fragment.field(
                        replaced,
                        "(case when abs(",
                        x,
                        ") < " + NO_FRACTION + " then sign(",
                        x,
                        ") * floor(abs(",
                        x,
                        ") * " + power(decimals) + " + 0.5) / " + power(decimals) + " else ",
                        x,
                        " end)");
    }

    private static int scale(Field<?> field) {
        int scale = Kind.of(field) == Kind.DECIMAL ? Scale.of(field) : Scale.UNKNOWN;
        if (scale == Scale.UNKNOWN || scale > 9) {
            throw Refusal.of("round-of-decimals");
        }
        return scale;
    }

    static int decimals(@Nullable Field<Integer> decimals) {
        if (decimals == null) {
            return 0;
        }
        if (Constants.of(decimals) instanceof Integer known && known >= 0 && known <= 9) {
            return known;
        }
        throw Refusal.of("round-to-a-column");
    }

    private static String half(int digits) {
        return "5" + "0".repeat(digits - 1);
    }

    static String power(int digits) {
        return "1" + "0".repeat(digits);
    }
}
