package io.shopsql.internal.same;

import static org.jooq.impl.DSL.systemName;

import io.shopsql.internal.same.Wrapped.Renamed;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jooq.impl.SQLDataType;

/**
 * Sums and averages. A sum of whole numbers is a 64-bit number, and beyond it an error. An average of whole numbers has six
 * decimals, its halves rounded away from zero, and stays below 1,000,000,000: as many digits as SQLite's doubles hold
 * exactly. Sums of doubles depend on the order of the rows.
 */
final class Averages {

    private static final Renamed SUM = new Renamed(systemName("sum"));
    private static final Renamed COUNT = new Renamed(systemName("count"));

    private Averages() {}

    static void register(Registry registry) {
        registry.on(QOM.Avg.class, Averages::averageOnSqlite, Averages::averageOnPostgres);
        registry.on(QOM.Sum.class, Averages::sumOnSqlite, Averages::sumOnPostgres);
    }

    private static QueryPart averageOnSqlite(QOM.Avg part, VisitContext ctx) {
        if (Wrapped.holds(part, ctx)) {
            return part;
        }
        requireWhole(part.$field(), "average-of-fractions");
        // whole and remaining part apart, in whole numbers, since a double would lose halves
        return Wrapped.of(
                part,
                "(case when abs(",
                SUM,
                ") / ",
                COUNT,
                " >= 1000000000 then ",
                Fails.OVERFLOW,
                " else sign(",
                SUM,
                ") * (abs(",
                SUM,
                ") / ",
                COUNT,
                " * 1000000 + (abs(",
                SUM,
                ") % ",
                COUNT,
                " * 2000000 + ",
                COUNT,
                ") / (2 * ",
                COUNT,
                ")) / 1000000.0 end)");
    }

    private static QueryPart averageOnPostgres(QOM.Avg part, VisitContext ctx) {
        if (Wrapped.holds(part, ctx)) {
            return part;
        }
        requireWhole(part.$field(), "average-of-fractions");
        return Wrapped.of(part, "cast(", part, " as numeric(15, 6))");
    }

    private static QueryPart sumOnSqlite(QOM.Sum part, VisitContext ctx) {
        if (Wrapped.holds(part, ctx) || Kind.of(part) == Kind.WHOLE) {
            return part;
        }
        return Decimals.withinDigits(part, decimals(part.$field()), true);
    }

    private static QueryPart sumOnPostgres(QOM.Sum part, VisitContext ctx) {
        if (Wrapped.holds(part, ctx)) {
            return part;
        }
        if (Kind.of(part) != Kind.WHOLE) {
            return Decimals.withinDigits(part, decimals(part.$field()), false);
        }
        boolean isLong =
                SQLDataType.BIGINT.getSQLType() == part.$field().getDataType().getSQLType()
                        || part.$field().getDataType().isDecimal();
        // jOOQ has a part of its own between a cast and its expression
        boolean isCast = Parents.has(ctx, QOM.Cast.class, 2);
        return isLong && !isCast ? Wrapped.of(part, "cast(", part, " as bigint)") : part;
    }

    private static int decimals(Field<?> field) {
        int scale = Kind.of(field) == Kind.DECIMAL ? Scale.of(field) : Scale.UNKNOWN;
        if (scale == Scale.UNKNOWN) {
            throw Refusal.of("sum-of-fractions");
        }
        return scale;
    }

    private static void requireWhole(Field<?> field, String rule) {
        if (Kind.of(field) != Kind.WHOLE && Kind.of(field) != Kind.NULL) {
            throw Refusal.of(rule);
        }
    }
}
