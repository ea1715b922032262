package io.shopsql.internal.same;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** The names of a query's columns. */
final class Aliases {

    private Aliases() {}

    /** What an alias stands for; jOOQ puts the alias of a coerced field inside. */
    static QueryPart without(QueryPart part) {
        QueryPart made = part;
        while (made instanceof QOM.Coerce<?> coerced) {
            made = coerced.$field();
        }
        return made instanceof QOM.FieldAlias<?> alias ? alias.$field() : part;
    }

    /** The name as which a field is rendered outside of the list of what is selected, if it is a name alone. */
    @SuppressWarnings("ReferenceEquality") // the part itself has no alias
    static Optional<String> nameAlone(Field<?> field) {
        boolean isName = without(field) != field
                || (field instanceof TableField<?, ?> column && FromClause.tableOf(column) == null);
        return isName ? Optional.of(field.getName()) : Optional.empty();
    }

    /** The place of the column that a field names; -1 if there is none. */
    static int placeOf(Field<?> field, List<Field<?>> selected) {
        return nameAlone(field)
                .map(name -> selected.stream().map(Field::getName).toList().indexOf(name))
                .orElse(-1);
    }

    /** The name that jOOQ gives to a column of a nested query. */
    static String nested(int place) {
        return "v" + place;
    }

    /** Whether a sort key is a column of the result by its name. */
    static boolean isOfResult(Field<?> sorted, List<Field<?>> selected) {
        return placeOf(sorted, selected) >= 0
                || nameAlone(sorted)
                        .filter(name -> IntStream.range(0, selected.size())
                                .mapToObj(Aliases::nested)
                                .anyMatch(name::equals))
                        .isPresent();
    }

    /**
     * Of a name alone: if it is an alias of the query around it, it stands for itself as a key of groups or of the order. Elsewhere
     * SQLite alone knows it.
     *
     * @throws io.shopsql.error.UnsafeQuery if it stands elsewhere
     */
    static void check(Field<?> part, VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        Select<?> select = nearest(parts);
        if (select == null || nameAlone(part).isEmpty() || isKey(parts, select)) {
            return;
        }
        List<Field<?>> selected = select.getSelect();
        int place = placeOf(part, selected);
        if (place < 0) {
            return;
        }
        FromClause from = new FromClause(select);
        boolean isColumn = from.isUnknown()
                ? without(selected.get(place)) instanceof TableField<?, ?> column
                        && column.getName().equals(part.getName())
                : from.column(part.getName()).isPresent();
        if (!isColumn) {
            throw Refusal.of("alias-in-expression");
        }
    }

    private static @Nullable Select<?> nearest(QueryPart[] parts) {
        for (int i = parts.length - 1; i >= 0; i--) {
            if (parts[i] instanceof SelectQuery<?> select) {
                return select;
            }
        }
        return null;
    }

    @SuppressWarnings("ReferenceEquality") // the key itself
    private static boolean isKey(QueryPart[] parts, Select<?> select) {
        int i = parts.length - 1;
        while (i > 0 && parts[i - 1] instanceof QOM.Coerce) {
            i--;
        }
        QueryPart key = parts[i];
        return select.$orderBy().stream().anyMatch(sort -> sort.$field() == key)
                || select.$groupBy().stream().anyMatch(group -> group == key)
                || select.$distinctOn().stream().anyMatch(on -> on == key);
    }
}
