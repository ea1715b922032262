package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;
import org.jspecify.annotations.Nullable;

/** SQLite's RETURNING does not know the alias of the table in the statement: its columns stand there without a table. */
final class Returning {

    /** What is selected or returned. */
    static final Class<? super QueryPart> LIST_OF_FIELDS = listOfFields();

    private Returning() {}

    /** Such a list, or what is rendered in its place. */
    static boolean isListOfFields(QueryPart part) {
        return LIST_OF_FIELDS.isInstance(part) || part instanceof CustomQueryPart;
    }

    static void register(Registry registry) {
        registry.<QueryPart>on(LIST_OF_FIELDS, (list, ctx) -> byName(list, target(ctx), ctx), (list, ctx) -> {
            QueryPart unused = byName(list, target(ctx), ctx);
            return list;
        });
    }

    /** What is selected or returned; jOOQ's class is private. */
    @SuppressWarnings("unchecked") // a part of jOOQ
    private static Class<? super QueryPart> listOfFields() {
        try {
            return (Class<? super QueryPart>) Class.forName("org.jooq.impl.SelectFieldList");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("jOOQ has no such part", e);
        }
    }

    /** The table that the visited list is returned from. */
    private static @Nullable Table<?> target(VisitContext ctx) {
        QueryPart statement = Parents.of(ctx);
        if (statement instanceof QOM.Update<?> update) {
            return update.$table();
        }
        if (statement instanceof QOM.Delete<?> delete) {
            return delete.$from();
        }
        return statement instanceof QOM.Insert<?> insert ? insert.$into() : null;
    }

    private static QueryPart byName(QueryPart list, @Nullable Table<?> target, VisitContext ctx) {
        if (target == null || !hasAlias(target)) {
            return list;
        }
        Name alias = target.getUnqualifiedName();
        List<QueryPart> named = new ArrayList<>();
        for (Object part : (Iterable<?>) list) {
            named.add(named((QueryPart) part, alias, ctx));
        }
        return CustomQueryPart.of(c -> c.declareFields(true, declared -> {
            String separator = "";
            for (QueryPart part : named) {
                declared.sql(separator).visit(part);
                separator = ", ";
            }
        }));
    }

    /** A generated table does not show its alias, but the key is of the table itself. */
    private static boolean hasAlias(Table<?> table) {
        UniqueKey<?> key = table.getPrimaryKey();
        return table instanceof QOM.TableAlias
                || (table.getClass() != TableImpl.class
                        && (key == null || !key.getTable().getUnqualifiedName().equals(table.getUnqualifiedName())));
    }

    private static QueryPart named(QueryPart part, Name alias, VisitContext ctx) {
        if (isOf(part, alias)) {
            return column((Field<?>) part);
        }
        if (part instanceof QOM.FieldAlias<?> field && isOf(field.$field(), alias)) {
            return column(field.$field()).as(field.$alias());
        }
        // jOOQ shows what an expression is made of only while it renders it
        String unused = DSL.using(ctx.configuration().derive(VisitListener.onVisitStart(seen -> {
                    if (isOf(seen.queryPart(), alias)) {
                        throw Refusal.of("returning-of-alias");
                    }
                })))
                .render(part);
        return part;
    }

    private static boolean isOf(QueryPart part, Name alias) {
        return part instanceof TableField<?, ?> column
                && column.getTable() != null
                && column.getTable().getUnqualifiedName().equals(alias);
    }

    private static Field<?> column(Field<?> column) {
        return DSL.field(column.getUnqualifiedName(), column.getDataType());
    }
}
