package io.shopsql.internal.same;

import static java.util.Objects.requireNonNullElse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.WindowSpecification;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;

/**
 * The alias of a selected column, used in its own query. Both engines sort and group by it; in an expression, a condition or a window
 * SQLite alone knows it. SQLite takes a name in any case of its letters.
 */
final class Names {

    private Names() {}

    static void register(Registry registry) {
        registry.<QOM.FieldAlias<?>>both(QOM.FieldAlias.class, (part, ctx) -> checked(part, part.$alias(), ctx));
        registry.<TableField<?, ?>>both(
                TableField.class,
                (part, ctx) -> part.getQualifiedName().qualified() || part.getTable() != null
                        ? part
                        : checked(part, part.getUnqualifiedName(), ctx));
    }

    /** Looks for the name in the queries around it, from the inside out. */
    private static QueryPart checked(QueryPart part, Name name, VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        boolean isAlias = isAliasOfAny(parts, name);
        boolean inExpression = false;
        boolean isSorted = false;
        for (int i = parts.length - 2; i >= 0; i--) {
            QueryPart around = parts[i];
            if (around instanceof SelectQuery<?> query) {
                if (Selected.isList(parts[i + 1])) {
                    // no alias is known there
                    if (inExpression
                            && isAliasAlone(query, name, Arrays.asList(parts).subList(0, i))) {
                        throw Refusal.of("alias-in-expression");
                    }
                    return part;
                }
                if (isSorted && !inExpression && hasAlias(query, name)) {
                    return part; // before a column of this name
                }
                for (Table<?> table : query.$from()) {
                    if (isColumn(table, name, isAlias)) {
                        return part;
                    }
                }
                if (isAlias(query, name)) {
                    if (inExpression) {
                        throw Refusal.of("alias-in-expression");
                    }
                    return part;
                }
                inExpression = true;
            } else if (around instanceof Table && !(around instanceof QOM.JoinTable)) {
                return part; // a derived table, which does not know the names outside
            }
            isSorted |= around instanceof SortField;
            inExpression |= around instanceof Condition
                    || around instanceof WindowSpecification
                    || (around instanceof Field && !(around instanceof SortField) && !(around instanceof QOM.Coerce));
        }
        return part;
    }

    /** Whether a name in the select list can be nothing but the alias of another column there. */
    private static boolean isAliasAlone(SelectQuery<?> query, Name name, List<QueryPart> around) {
        return hasAlias(query, name)
                && around.stream().noneMatch(SelectQuery.class::isInstance)
                && !new FromClause(query).isUnknown()
                && query.$from().stream().noneMatch(table -> isColumn(table, name, true));
    }

    /** Whether a query around the part has an alias of this name. */
    private static boolean isAliasOfAny(QueryPart[] parts, Name name) {
        for (QueryPart part : parts) {
            if (part instanceof SelectQuery<?> query
                    && aliases(query).anyMatch(alias -> last(alias).equalsIgnoreCase(last(name)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isColumn(Table<?> table, Name name, boolean ofDerived) {
        if (table instanceof QOM.JoinTable<?, ?> join) {
            return isColumn(join.$table1(), name, ofDerived) || isColumn(join.$table2(), name, ofDerived);
        }
        if (!ofDerived && !(table instanceof TableImpl)) {
            return false; // its columns take time to find
        }
        for (Field<?> field : table.fields()) {
            if (isSame(field.getUnqualifiedName(), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isAlias(Select<?> query, Name name) {
        return hasAlias(query, name) || aliases(query).anyMatch(alias -> isSame(alias, name));
    }

    private static boolean hasAlias(Select<?> query, Name name) {
        return aliases(query).anyMatch(alias -> last(alias).equals(last(name)));
    }

    private static Stream<Name> aliases(Select<?> query) {
        return query.$select().stream()
                .filter(selected -> selected instanceof Field<?> field && Aliases.isAliased(field))
                .map(selected -> ((Field<?>) selected).getUnqualifiedName());
    }

    private static boolean isSame(Name one, Name other) {
        if (!last(one).equalsIgnoreCase(last(other))) {
            return false;
        }
        if (!last(one).equals(last(other))) {
            throw Refusal.of("name-case");
        }
        return true;
    }

    private static String last(Name name) {
        return requireNonNullElse(name.last(), "");
    }
}
