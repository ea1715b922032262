package io.shopsql.internal.same;

import org.jooq.Field;
import org.jooq.Name;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.VisitContext;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * Tables of values. A series ends where it passes its end: jOOQ's recursion for SQLite starts without a look at the end, goes up
 * alone, and never ends with a step of 0.
 */
final class Series {

    private Series() {}

    static void register(Registry registry) {
        registry.<QOM.GenerateSeries<?>>on(QOM.GenerateSeries.class, Series::recursion, Series::checked);
        registry.add(
                DSL.unnest(new Integer[] {1}).getClass(), (Rewriting<Table<?>>) Series::typed, (Rewriting<Table<?>>)
                        Series::typed);
    }

    private static QueryPart checked(QOM.GenerateSeries<?> series, VisitContext ctx) {
        int unused = step(series.$step());
        bound(series.$from());
        bound(series.$to());
        return series;
    }

    private static void bound(Field<?> bound) {
        if (!(bound instanceof Param)) {
            throw Refusal.of("series");
        }
    }

    private static int step(@Nullable Field<?> step) {
        if (step == null) {
            return 1;
        }
        if (Constants.of(step) instanceof Integer number && number != 0) {
            return number;
        }
        throw Refusal.of("series");
    }

    private static QueryPart recursion(QOM.GenerateSeries<?> series, VisitContext ctx) {
        checked(series, ctx);
        int step = step(series.$step());
        Name name = series.getUnqualifiedName();
        String within = step > 0 ? " <= " : " >= ";
        return CustomQueryPart.of(c -> c.sql("(with recursive \"n\"(\"v\") as (select ")
                .visit(series.$from())
                .sql(" where ")
                .visit(series.$from())
                .sql(within)
                .visit(series.$to())
                .sql(" union all select \"v\" + " + step + " from \"n\" where \"v\" + " + step + within)
                .visit(series.$to())
                .sql(") select \"v\" as ")
                .visit(name)
                .sql(" from \"n\")"));
    }

    /** Values of a type that jOOQ does not know are no array of Postgres. */
    private static QueryPart typed(Table<?> values, VisitContext ctx) {
        Field<?> value = values.field(0);
        Class<?> stored = value == null
                ? Object.class
                : value.getDataType().getBinding().converter().fromType();
        if (value == null || stored == Object.class || stored != value.getType()) {
            throw Refusal.of("unnest-of-other");
        }
        return values;
    }
}
