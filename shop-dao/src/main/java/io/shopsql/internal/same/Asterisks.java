package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.AggregateFunction;
import org.jooq.Asterisk;
import org.jooq.QualifiedAsterisk;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.Table;
import org.jooq.VisitContext;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/**
 * {@code *}: the columns that jOOQ reads in its place, one by one, since it reads by position. The database may have more: Postgres has
 * {@code products.words}.
 */
final class Asterisks {

    private Asterisks() {}

    static void register(Registry registry) {
        registry.<Asterisk>both(Asterisk.class, Asterisks::columns);
        registry.<QualifiedAsterisk>both(QualifiedAsterisk.class, Asterisks::columns);
    }

    /** What the visited list of a statement selects or returns, with the columns in the place of asterisks. */
    static List<QueryPart> resolved(QueryPart list, VisitContext ctx) {
        List<? extends Table<?>> from = tables(Parents.of(ctx));
        List<QueryPart> resolved = new ArrayList<>();
        for (Object part : (Iterable<?>) list) {
            resolved.addAll(of((QueryPart) part, from));
        }
        return resolved;
    }

    /** The columns in the place of an asterisk; the part itself if it is none, or if its columns are not known. */
    private static List<? extends QueryPart> of(QueryPart part, List<? extends Table<?>> from) {
        List<? extends Table<?>> tables = part instanceof QualifiedAsterisk all ? List.of(all.$table()) : from;
        boolean known = (part instanceof QualifiedAsterisk || part instanceof Asterisk)
                && tables.stream().allMatch(Asterisks::isKnown)
                && tables.stream().anyMatch(Asterisks::isStored);
        return known ? DSL.select((SelectFieldOrAsterisk) part).from(tables).getSelect() : List.of(part);
    }

    private static boolean isKnown(Table<?> table) {
        return table instanceof QOM.JoinTable<?, ?> join
                ? isKnown(join.$table1()) && isKnown(join.$table2())
                : table.fields().length > 0;
    }

    /** A derived table has no further columns; jOOQ makes some of an asterisk, and names their columns only outside. */
    private static boolean isStored(Table<?> table) {
        if (table instanceof QOM.JoinTable<?, ?> join) {
            return isStored(join.$table1()) || isStored(join.$table2());
        }
        return (table instanceof QOM.TableAlias<?> alias ? alias.$table() : table) instanceof TableImpl;
    }

    private static QueryPart columns(SelectFieldOrAsterisk part, VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        if (parts.length < 3 || !Selected.isList(parts[parts.length - 2])) {
            if (part instanceof QualifiedAsterisk && Parents.has(ctx, AggregateFunction.class, 5)) {
                throw Refusal.of("count-of-table");
            }
            return part; // count(*)
        }
        List<QueryPart> columns = new ArrayList<>(of(part, tables(parts[parts.length - 3])));
        return columns.contains(part) ? part : Selected.of(columns);
    }

    /** The tables of a statement. */
    private static List<? extends Table<?>> tables(@Nullable QueryPart statement) {
        if (statement instanceof Select<?> select) {
            return select.$from();
        }
        Table<?> target = Selected.target(statement);
        return target == null ? List.of() : List.of(target);
    }
}
