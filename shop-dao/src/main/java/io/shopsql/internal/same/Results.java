package io.shopsql.internal.same;

import java.util.List;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.WindowDefinition;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/**
 * The order of a result whose rows are no rows of the tables: of a union, or with DISTINCT. It is sorted by its columns alone; an
 * expression that is selected is sorted by its place.
 */
final class Results {

    private Results() {}

    /** Whether the visited part is in the select list of a query with DISTINCT. */
    static boolean isDistinct(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        for (int i = parts.length - 1; i >= 0; i--) {
            if (parts[i] instanceof Select<?> select) {
                return select.$distinct();
            }
        }
        return false;
    }

    /** Whether the visited sort key is one of a union: jOOQ leaves the tables out of its names. */
    static boolean isOfUnion(VisitContext ctx) {
        return !ctx.context().qualify() && sorted(ctx) != null;
    }

    /** @throws io.shopsql.error.UnsafeQuery if it is no column of the result */
    static SortField<?> ofUnion(SortField<?> sort, VisitContext ctx) {
        Select<?> union = sorted(ctx);
        List<Field<?>> selected = union == null ? List.of() : union.getSelect();
        Field<?> field = sort.$field();
        int place = placeOf(field, selected);
        if (place >= 0 && (Aliases.isAliased(selected.get(place)) || Collations.isByBytes(field))) {
            return byPlace(sort, place);
        }
        if (selected.isEmpty() || isName(field, selected)) {
            return sort;
        }
        throw Refusal.of("union-order");
    }

    /** With DISTINCT, Postgres does not see that an expression of values is the one that is selected. */
    static SortField<?> ofDistinct(SortField<?> sort, VisitContext ctx) {
        Select<?> select = sorted(ctx);
        if (select == null || !select.$distinct() || sort.$field() instanceof TableField) {
            return sort;
        }
        int place = placeOf(sort.$field(), select.getSelect());
        return place < 0 ? sort : byPlace(sort, place);
    }

    /** The query whose rows the visited sort key sorts; null if it is of a window or of an aggregate. */
    private static @Nullable Select<?> sorted(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        for (int i = parts.length - 2; i >= 0; i--) {
            if (parts[i] instanceof SelectQuery<?> select) {
                return select;
            }
            if (parts[i] instanceof Field
                    || parts[i] instanceof Table
                    || parts[i] instanceof WindowSpecification
                    || parts[i] instanceof WindowDefinition) {
                return null;
            }
        }
        return null;
    }

    private static int placeOf(Field<?> field, List<Field<?>> selected) {
        for (int i = 0; i < selected.size(); i++) {
            if (Aliases.without(selected.get(i)).equals(field)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isName(Field<?> field, List<Field<?>> selected) {
        return Aliases.isOfResult(field, selected)
                || (field instanceof TableField
                        && selected.stream().anyMatch(column -> column.getName().equals(field.getName())));
    }

    private static SortField<?> byPlace(SortField<?> sort, int place) {
        return sort.$field(DSL.inline(place + 1));
    }
}
