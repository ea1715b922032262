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
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;

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
        boolean grouped = !groups.isEmpty()
                || select.$having() != null
                || (select.$window().isEmpty() && select.$select().stream().anyMatch(Grouping::isAggregate));
        if (!grouped) {
            return;
        }
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
        return expression instanceof AggregateFunction<?> && !isWindowed(expression);
    }

    private static boolean isWindowed(QueryPart part) {
        return part instanceof QOM.WindowFunction<?> function
                && (function.$windowSpecification() != null || function.$windowDefinition() != null);
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
                    && column.getTable() != null
                    && ungrouped.contains(column.getTable())
                    && !groups.contains(column)
                    && !isCovered(ctx.queryParts())) {
                throw Refusal.of("ungrouped-column");
            }
        }

        /** Whether an expression around the column is grouped, or an aggregate function sums it up. */
        private boolean isCovered(QueryPart[] parts) {
            for (QueryPart part : parts) {
                if (part instanceof Select<?> || (part instanceof AggregateFunction<?> && !isWindowed(part))) {
                    return true;
                }
            }
            return Arrays.stream(parts).anyMatch(groups::contains);
        }
    }
}
