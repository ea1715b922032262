package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * A column that is selected beside groups, but not grouped itself: SQLite takes the value of any row, Postgres refuses it. As on
 * Postgres, the columns of a table are grouped by its primary key.
 */
final class Grouping {

    private Grouping() {}

    /** @throws io.shopsql.error.UnsafeQuery if a column is not grouped */
    static void check(Select<?> select, VisitContext ctx) {
        List<? extends GroupField> groups = select.$groupBy();
        if (groups.stream().anyMatch(group -> !(group instanceof Field))) {
            return; // grouping sets, which SQLite lacks
        }
        if (groups.stream().anyMatch(group -> Sorting.isConstant((Field<?>) group))) {
            throw Refusal.of("constant-order");
        }
        boolean grouped = !groups.isEmpty()
                || select.$having() != null
                || (select.$window().isEmpty() && select.$select().stream().anyMatch(Grouping::isAggregate));
        if (!grouped) {
            return;
        }
        requireGrouped(select, ctx);
    }

    /** Of an aggregate inside of an expression, which makes one group of all rows. */
    static void checkAround(AggregateFunction<?> aggregate, VisitContext ctx) {
        Select<?> select = Windows.isWindowed(aggregate) ? null : nearest(ctx);
        if (select != null
                && select.$groupBy().isEmpty()
                && select.$having() == null
                && select.$select().stream().noneMatch(Grouping::isAggregate)) {
            requireGrouped(select, ctx);
        }
    }

    private static @Nullable Select<?> nearest(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        for (int i = parts.length - 1; i >= 0; i--) {
            if (parts[i] instanceof SelectQuery<?> select) {
                return select;
            }
        }
        return null;
    }

    /**
     * Whether the visited value is part of a query that groups by an expression, outside of its condition. Postgres does not take two
     * bind variables for the same, so that what is selected would not be what is grouped.
     */
    static boolean isOfGroups(VisitContext ctx) {
        Select<?> select = nearest(ctx);
        if (select == null || select.$groupBy().stream().allMatch(TableField.class::isInstance)) {
            return false;
        }
        return !isInside(select.$where(), ctx) && !isOfTable(ctx);
    }

    /** Whether it is inside of what the nearest query selects from. */
    private static boolean isOfTable(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        for (int i = parts.length - 1; i >= 0 && !(parts[i] instanceof SelectQuery); i--) {
            if (parts[i] instanceof Table) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("ReferenceEquality") // another condition may be equal
    private static boolean isInside(@Nullable Condition condition, VisitContext ctx) {
        return condition != null && Arrays.stream(ctx.queryParts()).anyMatch(part -> part == condition);
    }

    private static void requireGrouped(Select<?> select, VisitContext ctx) {
        List<? extends GroupField> groups = select.$groupBy();
        Check check = new Check(select.$from(), groups);
        // jOOQ shows what an expression is made of only while it renders it
        DSLContext seen = DSL.using(ctx.configuration().derive(VisitListener.onVisitStart(check::seen)));
        for (QueryPart part : select.$select()) {
            render(seen, part);
        }
        select.$orderBy().forEach(sort -> render(seen, sort.$field()));
        if (select.$having() != null) {
            render(seen, select.$having());
        }
    }

    private static void render(DSLContext seen, QueryPart part) {
        QueryPart expression = unaliased(part);
        if (expression instanceof Field<?> || expression instanceof Condition) {
            String unused = seen.render(expression);
        }
    }

    private static QueryPart unaliased(QueryPart part) {
        return part instanceof QOM.FieldAlias<?> alias ? alias.$field() : part;
    }

    private static boolean isAggregate(QueryPart part) {
        QueryPart expression = unaliased(part);
        return expression instanceof AggregateFunction<?> && !Windows.isWindowed(expression);
    }

    /** The columns that an expression may use outside of an aggregate function. */
    private static final class Check {
        private final List<QueryPart> groups = new ArrayList<>();
        private final Set<Table<?>> ungrouped = new HashSet<>();

        private Check(List<? extends Table<?>> from, List<? extends GroupField> groups) {
            groups.forEach(group -> this.groups.add(unaliased(group)));
            from.forEach(this::collect);
            ungrouped.removeIf(
                    table -> table.getPrimaryKey() != null && groups.containsAll(keyOf(table, table.getPrimaryKey())));
        }

        private void collect(Table<?> from) {
            if (from instanceof QOM.JoinTable<?, ?> join) {
                collect(join.$table1());
                collect(join.$table2());
            } else {
                ungrouped.add(from);
            }
        }

        /** Of the table as it is named in the query. */
        private static List<Field<?>> keyOf(Table<?> table, UniqueKey<?> key) {
            List<Field<?>> fields = new ArrayList<>();
            key.getFields().forEach(field -> fields.add(table.field(field)));
            return fields;
        }

        private void seen(VisitContext ctx) {
            if (ctx.queryPart() instanceof TableField<?, ?> column
                    && isUngrouped(column)
                    && !groups.contains(column)
                    && !isCovered(ctx.queryParts())) {
                throw Refusal.of("ungrouped-column");
            }
        }

        private boolean isUngrouped(TableField<?, ?> column) {
            if (column.getTable() != null) {
                return ungrouped.contains(column.getTable());
            }
            // of a plain name
            Name qualifier = column.getQualifiedName().qualifier();
            return qualifier != null
                    && ungrouped.stream().anyMatch(table -> table.getName().equals(qualifier.last()));
        }

        /** Whether an expression around the column is grouped, or an aggregate function sums it up. */
        private boolean isCovered(QueryPart[] parts) {
            for (QueryPart part : parts) {
                if (part instanceof Select<?> || (part instanceof AggregateFunction<?> && !Windows.isWindowed(part))) {
                    return true;
                }
            }
            return Arrays.stream(parts).anyMatch(groups::contains);
        }
    }
}
