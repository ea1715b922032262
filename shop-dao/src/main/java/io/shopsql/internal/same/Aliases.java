package io.shopsql.internal.same;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.TableField;
import org.jooq.impl.QOM;

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

    @SuppressWarnings("ReferenceEquality") // the part itself has no alias
    static boolean isAliased(Field<?> field) {
        return without(field) != field;
    }

    /** The name as which a field is rendered outside of the list of what is selected, if it is a name alone. */
    static Optional<String> nameAlone(Field<?> field) {
        boolean isName =
                isAliased(field) || (field instanceof TableField<?, ?> column && FromClause.tableOf(column) == null);
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
}
