package io.shopsql.internal.same;

import static org.jooq.impl.DSL.lower;
import static org.jooq.impl.DSL.upper;

import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * Text: {@code lower} and {@code upper} fold the letters A to Z alone, and comparisons go by bytes, as SQLite does and as
 * Postgres does for the shop's own columns.
 */
final class Texts {

    private Texts() {}

    static void register(Rewritings.Registry registry) {
        registry.onPostgres(QOM.Lower.class, (part, ctx) -> lower(Collations.byBytes(part.$string())));
        registry.onPostgres(QOM.Upper.class, (part, ctx) -> upper(Collations.byBytes(part.$string())));
        registry.<QOM.Lt<?>>onPostgres(QOM.Lt.class, Texts::lt);
        registry.<QOM.Le<?>>onPostgres(QOM.Le.class, Texts::le);
        registry.<QOM.Gt<?>>onPostgres(QOM.Gt.class, Texts::gt);
        registry.<QOM.Ge<?>>onPostgres(QOM.Ge.class, Texts::ge);
        registry.<QOM.FieldAlias<?>>onPostgres(QOM.FieldAlias.class, Texts::aliased);
    }

    private static <T> QueryPart lt(QOM.Lt<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).lt(part.$arg2());
    }

    private static <T> QueryPart le(QOM.Le<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).le(part.$arg2());
    }

    private static <T> QueryPart gt(QOM.Gt<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).gt(part.$arg2());
    }

    private static <T> QueryPart ge(QOM.Ge<T> part, VisitContext ctx) {
        return areByBytes(part.$arg1(), part.$arg2()) ? part : Collations.byBytes(part.$arg1()).ge(part.$arg2());
    }

    /** Whether one side has a collation, which Postgres then uses for both. */
    private static boolean areByBytes(Field<?> one, Field<?> other) {
        return Collations.isByBytes(one) || Collations.isByBytes(other);
    }

    /** A column of the result, which the query may sort by. */
    private static QueryPart aliased(QOM.FieldAlias<?> part, VisitContext ctx) {
        Field<?> field = part.$field();
        return ctx.context().declareFields() && !Collations.isByBytes(field)
                ? Collations.byBytes(field).as(part.$alias())
                : part;
    }
}
