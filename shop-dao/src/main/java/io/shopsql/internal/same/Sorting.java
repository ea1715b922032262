package io.shopsql.internal.same;

import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.SortField;
import org.jooq.SortOrder;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jooq.impl.QOM.NullOrdering;

/**
 * The order of rows. Postgres sorts NULL as the greatest value and SQLite as the least: SQLite is told Postgres' order, except
 * for what is never NULL, where an index gives the order. Text is sorted by its bytes on both.
 */
final class Sorting {

    private Sorting() {}

    static void register(Registry registry) {
        registry.<SortField<?>>on(SortField.class, Sorting::nullsAsOnPostgres, Sorting::byBytes);
        registry.<Field<?>>onPostgres(Field.class, Sorting::selected);
    }

    private static QueryPart nullsAsOnPostgres(SortField<?> sort, VisitContext ctx) {
        if (sort instanceof Field) { // jOOQ's noField(), which is rendered nowhere else than in a SELECT
            return sort;
        }
        refuseConstant(sort);
        if (Results.isOfUnion(ctx)) {
            return nullsLast(Results.ofUnion(sort, ctx));
        }
        return Nullness.isNeverNull(sort.$field(), ctx) ? sort : nullsLast(sort);
    }

    private static SortField<?> nullsLast(SortField<?> sort) {
        return sort.$nullOrdering() != null
                ? sort
                : sort.$nullOrdering(
                        sort.$sortOrder() == SortOrder.DESC ? NullOrdering.NULLS_FIRST : NullOrdering.NULLS_LAST);
    }

    /** Postgres takes a number for a position and refuses other constants. */
    private static void refuseConstant(SortField<?> sort) {
        if (isConstant(sort.$field())) {
            throw Refusal.of("constant-order");
        }
    }

    /** A whole number that is rounded or truncated is rendered as itself; to Postgres, a negated number is a number. */
    static boolean isConstant(Field<?> field) {
        return field instanceof Param
                || (field instanceof QOM.Neg<?> neg && isConstant(neg.$arg1()))
                || (field instanceof QOM.Coerce<?> coerced && isConstant(coerced.$field()))
                || (field instanceof QOM.Round<?> round && isConstant(round.$arg1()))
                || (field instanceof QOM.Ceil<?> ceil && isConstant(ceil.$arg1()))
                || (field instanceof QOM.Trunc<?> trunc && isConstant(trunc.$arg1()))
                || (field instanceof QOM.Floor<?> floor && isConstant(floor.$arg1()));
    }

    private static QueryPart byBytes(SortField<?> sort, VisitContext ctx) {
        if (sort instanceof Field) {
            return sort;
        }
        refuseConstant(sort);
        if (Results.isOfUnion(ctx)) {
            return Results.ofUnion(sort, ctx);
        }
        SortField<?> ofResult = Results.ofDistinct(sort, ctx);
        Field<?> field = ofResult.$field();
        // an alias or a bare name stands for the column of the result, which has the collation already
        return field instanceof QOM.FieldAlias || Collations.isByBytes(field)
                ? ofResult
                : ofResult.$field(Collations.byBytes(field));
    }

    /** A column of a distinct result, which must be what the rows are sorted by; that of an alias has the collation already. */
    private static QueryPart selected(Field<?> field, VisitContext ctx) {
        return ctx.context().declareFields()
                        && !(field instanceof QOM.FieldAlias)
                        && !Parents.has(ctx, Field.class, 2) // of an alias, or of an expression
                        && !Collations.isByBytes(field)
                        && Results.isDistinct(ctx)
                ? Collations.byBytes(field)
                : field;
    }
}
