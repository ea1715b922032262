package io.shopsql.internal.same;

import org.jooq.Field;
import org.jooq.Param;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;

/** Whether an expression can be NULL, as far as a query tells. */
final class Nullness {

    private Nullness() {}

    /** Whether it is never NULL; false if that cannot be told. */
    static boolean isNeverNull(Field<?> field, VisitContext ctx) {
        if (field instanceof TableField<?, ?> column) {
            return !column.getDataType().nullable() && isOfRow(column, ctx);
        }
        if (field instanceof Param<?> param) {
            return Constants.isFixed(param) && param.getValue() != null;
        }
        if (field instanceof QOM.FieldAlias<?> alias) {
            return isNeverNull(alias.$field(), ctx);
        }
        if (field instanceof QOM.Coerce<?> coerced) {
            return isNeverNull(coerced.$field(), ctx);
        }
        if (field instanceof QOM.Cast<?> cast) {
            return isNeverNull(cast.$field(), ctx);
        }
        if (field instanceof QOM.Coalesce<?> coalesce) {
            return coalesce.$arg1().stream().anyMatch(arg -> isNeverNull(arg, ctx));
        }
        if (field instanceof QOM.Add<?> sum) {
            return isNeverNull(sum.$arg1(), ctx) && isNeverNull(sum.$arg2(), ctx);
        }
        if (field instanceof QOM.Sub<?> difference) {
            return isNeverNull(difference.$arg1(), ctx) && isNeverNull(difference.$arg2(), ctx);
        }
        if (field instanceof QOM.Mul<?> product) {
            return isNeverNull(product.$arg1(), ctx) && isNeverNull(product.$arg2(), ctx);
        }
        return field instanceof QOM.Count
                || field instanceof QOM.CountTable
                || field instanceof QOM.RowNumber
                || field instanceof QOM.Rank
                || field instanceof QOM.DenseRank
                || field instanceof QOM.Ntile;
    }

    /** Whether the column is of a table whose rows an outer join does not fill up with NULLs. */
    private static boolean isOfRow(TableField<?, ?> column, VisitContext ctx) {
        Table<?> table = column.getTable();
        // a common table expression has jOOQ's types of its columns, which forget joins, branches and further queries
        // of a union
        if (!(table instanceof TableImpl) || table.getClass() == TableImpl.class) {
            return false;
        }
        QueryPart[] parts = ctx.queryParts();
        for (int i = parts.length - 1; i >= 0; i--) {
            if (parts[i] instanceof Select<?> select
                    && select.$from().stream().anyMatch(from -> isFilledUp(from, table, false))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFilledUp(Table<?> from, Table<?> table, boolean nullable) {
        if (!(from instanceof QOM.JoinTable<?, ?> join)) {
            return nullable && from.equals(table);
        }
        boolean left = nullable
                || join instanceof QOM.RightJoin
                || join instanceof QOM.FullJoin
                || join instanceof QOM.NaturalRightJoin
                || join instanceof QOM.NaturalFullJoin;
        boolean right = nullable
                || join instanceof QOM.LeftJoin
                || join instanceof QOM.FullJoin
                || join instanceof QOM.NaturalLeftJoin
                || join instanceof QOM.NaturalFullJoin
                || join instanceof QOM.OuterApply;
        return isFilledUp(join.$table1(), table, left) || isFilledUp(join.$table2(), table, right);
    }
}
