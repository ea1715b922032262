package io.shopsql.internal.same;

import static java.util.Objects.requireNonNullElse;

import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.WindowSpecification;
import org.jooq.impl.QOM;

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
                (part, ctx) -> part.getQualifiedName().qualified()
                                || part.getTable() != null
                        ? part
                        : checked(part, part.getUnqualifiedName(), ctx));
    }

    /** Looks for the name in the queries around it, from the inside out. */
    private static QueryPart checked(QueryPart part, Name name, VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        boolean inExpression = false;
        for (int i = parts.length - 2; i >= 0; i--) {
            QueryPart around = parts[i];
            if (around instanceof SelectQuery<?> query) {
                if (Returning.isListOfFields(parts[i + 1])) {
                    return part; // no alias is known there
                }
                if (isColumn(query, name)) {
                    return part;
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
            inExpression |= around instanceof Condition
                    || around instanceof WindowSpecification
                    || (around instanceof Field && !(around instanceof SortField));
        }
        return part;
    }

    private static boolean isColumn(Select<?> query, Name name) {
        for (Table<?> table : query.$from()) {
            for (Field<?> field : table.fields()) {
                if (isSame(field.getUnqualifiedName(), name)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isAlias(Select<?> query, Name name) {
        for (SelectFieldOrAsterisk selected : query.$select()) {
            if (selected instanceof QOM.FieldAlias<?> alias && isSame(alias.$alias(), name)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isSame(Name one, Name other) {
        String name = requireNonNullElse(one.last(), "");
        String given = requireNonNullElse(other.last(), "");
        if (!name.equalsIgnoreCase(given)) {
            return false;
        }
        if (!name.equals(given)) {
            throw Refusal.of("name-case");
        }
        return true;
    }
}
