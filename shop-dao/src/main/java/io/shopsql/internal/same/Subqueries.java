package io.shopsql.internal.same;

import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.select;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jooq.AggregateFunction;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Record1;
import org.jooq.Select;
import org.jooq.SelectQuery;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/**
 * A query in the place of a value: an error if it has several rows, as on Postgres; SQLite would take the first one. Nothing is added to
 * a query that has one row at most by a key, a limit, or an aggregate function.
 */
final class Subqueries {

    private Subqueries() {}

    static void register(Registry registry) {
        registry.<QOM.ScalarSubquery<?>>onSqlite(QOM.ScalarSubquery.class, Subqueries::ofOneRow);
        registry.<QOM.Eq<?>>onSqlite(QOM.Eq.class, (part, ctx) -> compared(part, part.$arg1(), " = ", part.$arg2()));
        registry.<QOM.Ne<?>>onSqlite(QOM.Ne.class, (part, ctx) -> compared(part, part.$arg1(), " <> ", part.$arg2()));
        registry.<QOM.Lt<?>>onSqlite(QOM.Lt.class, (part, ctx) -> compared(part, part.$arg1(), " < ", part.$arg2()));
        registry.<QOM.Le<?>>onSqlite(QOM.Le.class, (part, ctx) -> compared(part, part.$arg1(), " <= ", part.$arg2()));
        registry.<QOM.Gt<?>>onSqlite(QOM.Gt.class, (part, ctx) -> compared(part, part.$arg1(), " > ", part.$arg2()));
        registry.<QOM.Ge<?>>onSqlite(QOM.Ge.class, (part, ctx) -> compared(part, part.$arg1(), " >= ", part.$arg2()));
        registry.<QOM.SelectIsNull>both(
                QOM.SelectIsNull.class, (part, ctx) -> asValue(part, part.$field(), Field::isNull));
        registry.<QOM.SelectIsNotNull>both(
                QOM.SelectIsNotNull.class, (part, ctx) -> asValue(part, part.$field(), Field::isNotNull));
        registry.<Select<?>>both(Select.class, Subqueries::refuseSets);
    }

    private static QueryPart ofOneRow(QOM.ScalarSubquery<?> part, VisitContext ctx) {
        if (isSet(Parents.of(ctx)) || Wrapped.holds(part, ctx) || hasOneRow(part.$arg1())) {
            return part;
        }
        return Wrapped.of(
                part, "(case when ", hasSecond(part.$arg1()), " then ", Fails.SEVERAL_ROWS, " else ", part, " end)");
    }

    /** {@code select.isNull()} of one column: as that of the value. */
    private static Condition asValue(Condition part, Select<?> query, Function<Field<?>, Condition> condition) {
        return query.getSelect().size() == 1 ? condition.apply(value(query)) : part;
    }

    @SuppressWarnings("unchecked") // it has one column
    private static Field<?> value(Select<?> query) {
        return field((Select<? extends Record1<Object>>) query);
    }

    private static Condition hasSecond(Select<?> query) {
        return exists(select(inline(1))
                .from(query.asTable(Clauses.OURS + "several"))
                .limit(inline(1))
                .offset(inline(1)));
    }

    /** SQLite does not look at the query if the other side is NULL. */
    private static QueryPart compared(Condition part, Field<?> one, String operator, Field<?> other) {
        boolean first = one instanceof QOM.ScalarSubquery;
        if (first == (other instanceof QOM.ScalarSubquery)) {
            return part;
        }
        Select<?> query = ((QOM.ScalarSubquery<?>) (first ? one : other)).$arg1();
        return hasOneRow(query)
                ? part
                : Fragment.condition(
                        "(",
                        one,
                        operator,
                        other,
                        " and case when ",
                        first ? other : one,
                        " is null and ",
                        hasSecond(query),
                        " then ",
                        Fails.SEVERAL_ROWS,
                        " else 1 end)");
    }

    /** Refuses a set operation, of which jOOQ shows the first query alone, where that one has one row. */
    private static QueryPart refuseSets(Select<?> select, VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int above = parts.length - 2;
        if (above < 0 || !(parts[above] instanceof SelectQuery)) {
            return select;
        }
        while (above > 0 && parts[above] instanceof Select) {
            above--;
        }
        if (parts[above] instanceof QOM.ScalarSubquery<?> value
                && !isSet(parts[above - 1])
                && !hasLimit(value.$arg1())
                && hasOneRow(value.$arg1())) {
            throw Refusal.of("set-as-value");
        }
        return select;
    }

    private static boolean isSet(@Nullable QueryPart above) {
        return above instanceof QOM.In || above instanceof QOM.NotIn;
    }

    private static boolean hasLimit(Select<?> query) {
        return query.$limit() != null && Constants.of(query.$limit()) instanceof Number limit && limit.longValue() <= 1;
    }

    /** Whether it has at most one row, as far as a query tells. */
    private static boolean hasOneRow(Select<?> query) {
        return hasLimit(query) || (query.$groupBy().isEmpty() && (isAggregate(query) || isByKey(query)));
    }

    private static boolean isAggregate(Select<?> query) {
        return query.getSelect().stream().anyMatch(Subqueries::isAggregate);
    }

    private static boolean isAggregate(Field<?> field) {
        if (field instanceof QOM.FieldAlias<?> alias) {
            return isAggregate(alias.$field());
        }
        if (field instanceof QOM.Coalesce<?> coalesce) {
            return coalesce.$arg1().stream().anyMatch(Subqueries::isAggregate);
        }
        if (field instanceof QOM.Coerce<?> coerced) {
            return isAggregate(coerced.$field());
        }
        if (field instanceof QOM.Cast<?> cast) {
            return isAggregate(cast.$field());
        }
        return field instanceof AggregateFunction<?> && !Windows.isWindowed(field);
    }

    /** Whether each column of a key of the one table equals something. */
    private static boolean isByKey(Select<?> query) {
        if (query.$from().size() != 1 || query.$from().get(0) instanceof QOM.JoinTable) {
            return false;
        }
        Table<?> table = query.$from().get(0);
        Set<Field<?>> fixed = new HashSet<>();
        collect(query.$where(), table, fixed);
        return table.getKeys().stream().anyMatch(key -> fixed.containsAll(columns(table, key)));
    }

    private static List<Field<?>> columns(Table<?> table, UniqueKey<?> key) {
        return key.getFields().stream().<Field<?>>map(table::field).toList();
    }

    /** Adds the columns of the table that equal a value, or a column of another table. */
    private static void collect(@Nullable Condition where, Table<?> table, Set<Field<?>> fixed) {
        if (where instanceof QOM.And both) {
            collect(both.$arg1(), table, fixed);
            collect(both.$arg2(), table, fixed);
        } else if (where instanceof QOM.Eq<?> equal) {
            add(equal.$arg1(), equal.$arg2(), table, fixed);
            add(equal.$arg2(), equal.$arg1(), table, fixed);
        }
    }

    private static void add(Field<?> column, Field<?> other, Table<?> table, Set<Field<?>> fixed) {
        boolean isOutside = other instanceof Param
                || (other instanceof TableField<?, ?> of && of.getTable() != null && !table.equals(of.getTable()));
        if (isOutside) {
            fixed.add(column);
        }
    }
}
