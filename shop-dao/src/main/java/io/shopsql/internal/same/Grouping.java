package io.shopsql.internal.same;

import io.shopsql.checks.Rules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.GroupField;
import org.jooq.Param;
import org.jooq.Path;
import org.jooq.QueryPart;
import org.jooq.SQLDialect;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.SortField;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.WindowSpecification;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * A column that is used beside groups, but not grouped itself: SQLite takes the value of any row, Postgres refuses it. As on
 * Postgres, the columns of a table are grouped by its primary key, and a query inside of the grouped one may use what is grouped too.
 */
final class Grouping {

    /** The grouped queries that were looked at. */
    private static final Object CHECKED = "io.shopsql.same.grouped";

    private Grouping() {}

    static void register(Registry registry) {
        // in the place of an empty list
        registry.refuse(
                Registry.privatePart("EmptyGroupingSet"),
                Rules.named("empty-group").orElseThrow());
    }

    /** @throws io.shopsql.error.UnsafeQuery if a column is not grouped */
    static void check(Select<?> select, VisitContext ctx) {
        List<? extends GroupField> groups = select.$groupBy();
        if (groups.stream().anyMatch(group -> !(group instanceof Field))) {
            return; // grouping sets, which SQLite lacks
        }
        if (groups.stream().anyMatch(group -> Sorting.isConstant((Field<?>) group))) {
            throw Refusal.of("constant-order");
        }
        if (!groups.isEmpty() || select.$having() != null) {
            requireGrouped(select, ctx);
        }
    }

    /** Of an aggregate function, which makes one group of all rows. */
    static void checkAround(AggregateFunction<?> aggregate, VisitContext ctx) {
        if (Windows.isWindowed(aggregate, ctx.queryParts())) {
            return;
        }
        if (isOfCondition(ctx)) {
            throw Refusal.of("aggregate-in-where");
        }
        Select<?> select = owner(aggregate, ctx);
        if (select != null && select.$groupBy().isEmpty() && select.$having() == null) {
            requireGrouped(select, ctx);
        }
    }

    /** Whether it is in the condition of the nearest query, or of one of its joins. */
    private static boolean isOfCondition(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int i = parts.length - 1;
        boolean isOfTable = false;
        while (i >= 0 && !(parts[i] instanceof SelectQuery)) {
            isOfTable |= parts[i] instanceof QOM.JoinTable;
            i--;
        }
        return i >= 0
                && (isOfTable
                        || isInside(
                                ((Select<?>) parts[i]).$where(),
                                Arrays.asList(parts).subList(i, parts.length)));
    }

    /** The query whose rows it sums up: the innermost that has one of its columns. */
    private static @Nullable Select<?> owner(AggregateFunction<?> aggregate, VisitContext ctx) {
        List<Select<?>> around = queries(ctx.queryParts());
        if (around.size() < 2) {
            return around.isEmpty() ? null : around.get(0);
        }
        List<TableField<?, ?>> columns = columns(aggregate, ctx);
        for (int i = around.size() - 1; i >= 0; i--) {
            if (hasOneOf(columns, around.get(i))) {
                return around.get(i);
            }
        }
        return around.get(around.size() - 1);
    }

    /** From the outermost to the innermost. */
    private static List<Select<?>> queries(QueryPart[] parts) {
        List<Select<?>> queries = new ArrayList<>();
        for (QueryPart part : parts) {
            if (part instanceof SelectQuery<?> query) {
                queries.add(query);
            }
        }
        return queries;
    }

    private static boolean hasOneOf(List<TableField<?, ?>> columns, Select<?> select) {
        FromClause from = new FromClause(select);
        return columns.stream().anyMatch(from::has);
    }

    private static List<TableField<?, ?>> columns(QueryPart part, VisitContext ctx) {
        List<TableField<?, ?>> columns = new ArrayList<>();
        look(ctx, inside -> {
                    if (inside.queryPart() instanceof TableField<?, ?> column) {
                        columns.add(column);
                    }
                })
                .accept(part);
        return columns;
    }

    /** jOOQ shows what an expression is made of only while it renders it; and for Postgres alone what a nested row is. */
    private static Consumer<QueryPart> look(VisitContext ctx, Consumer<? super VisitContext> seen) {
        DSLContext db =
                DSL.using(ctx.configuration().derive(SQLDialect.POSTGRES).derive(VisitListener.onVisitStart(seen)));
        return part -> {
            String unused = db.render(part);
        };
    }

    /**
     * Whether the visited value is part of a query that groups by an expression, or of a query inside of its expressions; outside of
     * its condition and its tables. Postgres does not take two bind variables for the same, so that what is selected would not be
     * what is grouped.
     */
    static boolean isOfGroups(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int end = parts.length; // of what is directly in the query
        for (int i = parts.length - 1; i >= 0; i--) {
            if (parts[i] instanceof SelectQuery<?> select) {
                if (hasExpressions(select)
                        && isInExpression(parts, i + 1, end)
                        && !isInside(select.$where(), Arrays.asList(parts))) {
                    return true;
                }
                end = i;
            }
        }
        return false;
    }

    /**
     * The parts around the visited one, but for those between a query and an expression that it groups by: Postgres takes the expression
     * for the same only where it is rendered alike, whatever is around it.
     */
    static QueryPart[] around(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        List<QueryPart> around = new ArrayList<>(parts.length);
        for (int i = 0; i < parts.length; i++) {
            around.add(parts[i]);
            if (parts[i] instanceof SelectQuery<?> select && hasExpressions(select)) {
                i = Math.max(i, grouped(select, parts, i + 1) - 1);
            }
        }
        return around.toArray(QueryPart[]::new);
    }

    /** Whether the nearest query groups by the visited expression. */
    static boolean isGrouped(Field<?> field, VisitContext ctx) {
        List<Select<?>> around = queries(ctx.queryParts());
        if (around.isEmpty()) {
            return false;
        }
        Select<?> select = around.get(around.size() - 1);
        return hasExpressions(select) && select.$groupBy().contains(field);
    }

    /** The place of the first expression that the query groups by; -1 if there is none. */
    private static int grouped(Select<?> select, QueryPart[] parts, int from) {
        List<? extends GroupField> groups = select.$groupBy();
        for (int i = from; i < parts.length && !(parts[i] instanceof SelectQuery); i++) {
            if (parts[i] instanceof Field<?> field && !Aliases.isAliased(field) && groups.contains(field)) {
                return i;
            }
        }
        return -1;
    }

    /**
     * The parameter of a compiled query, whose value is not known, in an expression that is grouped: as {@link #isOfGroups}, but no value
     * can stand in its place.
     *
     * @throws io.shopsql.error.UnsafeQuery if it is one
     */
    static void checkParameter(Param<?> param, VisitContext ctx) {
        if (Constants.isFixed(param) || !isOfGroups(ctx)) {
            return;
        }
        List<GroupField> grouped = new ArrayList<>();
        for (QueryPart part : ctx.queryParts()) {
            if (part instanceof SelectQuery<?> select) {
                grouped.addAll(select.$groupBy());
            } else if (part instanceof Field<?> field && !Aliases.isAliased(field) && grouped.contains(field)) {
                throw Refusal.of("parameter-in-group");
            }
        }
    }

    private static boolean hasExpressions(Select<?> select) {
        return !select.$groupBy().stream().allMatch(TableField.class::isInstance);
    }

    /** And not in what the query selects from, or in a further query of a union. */
    private static boolean isInExpression(QueryPart[] parts, int from, int to) {
        List<QueryPart> around = Arrays.asList(parts).subList(from, to);
        return around.stream().anyMatch(part -> part instanceof Field || part instanceof Condition)
                && around.stream().noneMatch(Table.class::isInstance);
    }

    @SuppressWarnings("ReferenceEquality") // another condition may be equal
    private static boolean isInside(@Nullable Condition condition, List<QueryPart> parts) {
        return condition != null && parts.stream().anyMatch(part -> part == condition);
    }

    private static void requireGrouped(Select<?> select, VisitContext ctx) {
        if (!checked(ctx).add(select)) {
            return;
        }
        List<Field<?>> selected = select.getSelect();
        if (selected.isEmpty()) {
            throw Refusal.of("ungrouped-column"); // all columns of a name alone
        }
        Check check = new Check(select, selected);
        Consumer<QueryPart> look = look(ctx, check::seen);
        selected.forEach(field -> look.accept(Aliases.without(field)));
        select.$distinctOn().forEach(look);
        for (SortField<?> sort : select.$orderBy()) {
            if (!Aliases.isOfResult(sort.$field(), selected)) {
                look.accept(sort.$field());
            }
        }
        select.$window().forEach(window -> {
            WindowSpecification over = window.$windowSpecification();
            over.$partitionBy().forEach(look);
            over.$orderBy().forEach(sort -> look.accept(sort.$field()));
        });
        if (select.$having() != null) {
            look.accept(select.$having());
        }
    }

    @SuppressWarnings("unchecked") // nothing else is kept by this key
    private static Set<Select<?>> checked(VisitContext ctx) {
        return (Set<Select<?>>) ctx.context()
                .data()
                .computeIfAbsent(CHECKED, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    /** The columns that an expression may use outside of an aggregate function. */
    private static final class Check {
        private final Select<?> select;
        private final FromClause from;
        private final List<TableField<?, ?>> columns = new ArrayList<>();
        private final List<QueryPart> expressions = new ArrayList<>();

        private Check(Select<?> select, List<Field<?>> selected) {
            this.select = select;
            from = new FromClause(select);
            for (GroupField group : select.$groupBy()) {
                QueryPart by = group((Field<?>) group, selected);
                if (by instanceof TableField<?, ?> column) {
                    columns.add(column);
                } else {
                    expressions.add(by);
                }
            }
        }

        /** A name alone is a column of the tables, else of the result. */
        private QueryPart group(Field<?> group, List<Field<?>> selected) {
            Optional<String> name = Aliases.nameAlone(group);
            if (name.isEmpty()) {
                return group;
            }
            Optional<Field<?>> column = from.column(name.get());
            if (column.isPresent() || from.isUnknown()) {
                return column.orElseGet(() -> DSL.field(DSL.name(name.get())));
            }
            int place = Aliases.placeOf(group, selected);
            return place < 0 ? group : Aliases.without(selected.get(place));
        }

        private void seen(VisitContext ctx) {
            if (ctx.queryPart() instanceof TableField<?, ?> column
                    && isOwn(column, ctx.queryParts())
                    && !isGrouped(column)
                    && !isCovered(ctx)) {
                throw Refusal.of("ungrouped-column");
            }
        }

        /** Whether it is a column of the grouped query, and not of one inside or around. */
        private boolean isOwn(TableField<?, ?> column, QueryPart[] parts) {
            List<Select<?>> inner = queries(parts);
            if (column.getTable() instanceof Path) {
                return inner.isEmpty(); // of a table that jOOQ joins by itself
            }
            return from.has(column) && inner.stream().noneMatch(query -> knows(query, column));
        }

        private static boolean knows(Select<?> query, TableField<?, ?> column) {
            return new FromClause(query).has(column) || Aliases.placeOf(column, query.getSelect()) >= 0;
        }

        private boolean isGrouped(TableField<?, ?> column) {
            if (columns.stream().anyMatch(group -> isSame(group, column))) {
                return true;
            }
            Table<?> table = Optional.ofNullable(FromClause.tableOf(column))
                    .flatMap(from::table)
                    .filter(known -> known.fields().length > 0)
                    .orElse(column.getTable());
            return table != null
                    && table.getPrimaryKey() != null
                    && table.getPrimaryKey().getFields().stream()
                            .allMatch(key -> columns.stream()
                                    .anyMatch(group -> group.getName().equals(key.getName())
                                            && isOf(table.getName(), FromClause.tableOf(group))));
        }

        private static boolean isSame(TableField<?, ?> one, TableField<?, ?> other) {
            return one.getName().equals(other.getName()) && isOf(FromClause.tableOf(one), FromClause.tableOf(other));
        }

        private static boolean isOf(@Nullable String one, @Nullable String other) {
            return one == null || other == null || Objects.equals(one, other);
        }

        /** Whether an expression around the column is grouped, or an aggregate function of the grouped query sums it up. */
        private boolean isCovered(VisitContext ctx) {
            List<Select<?>> inner = new ArrayList<>();
            for (QueryPart part : ctx.queryParts()) {
                if (part instanceof SelectQuery<?> query) {
                    inner.add(query);
                } else if (part instanceof AggregateFunction<?> && !Windows.isWindowed(part, select)) {
                    return inner.isEmpty() || isOutside(columns(part, ctx), inner);
                } else if (inner.isEmpty() && expressions.contains(part)) {
                    return true; // Postgres knows an expression in the query itself alone
                }
            }
            return false;
        }

        private static boolean isOutside(List<TableField<?, ?>> columns, List<Select<?>> inner) {
            return inner.stream().noneMatch(query -> hasOneOf(columns, query));
        }
    }
}
