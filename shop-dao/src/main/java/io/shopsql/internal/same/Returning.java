package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Asterisk;
import org.jooq.Field;
import org.jooq.Name;
import org.jooq.QualifiedAsterisk;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.TableField;
import org.jooq.UniqueKey;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;
import org.jooq.impl.QOM;
import org.jooq.impl.TableImpl;

/** SQLite's RETURNING does not know the alias of the table in the statement: its columns stand there without a table. */
final class Returning {

    private Returning() {}

    static void register(Registry registry) {
        registry.<QueryPart>on(Selected.LIST, (list, ctx) -> returned(list, ctx), (list, ctx) -> {
            QueryPart unused = returned(list, ctx);
            return list;
        });
    }

    private static QueryPart returned(QueryPart list, VisitContext ctx) {
        Table<?> target = Selected.target(Parents.of(ctx));
        if (target == null) {
            return list;
        }
        for (Object part : (Iterable<?>) list) {
            if (hasExcept(part)) {
                throw Refusal.of("returning-except");
            }
        }
        return hasAlias(target) ? byName(list, target.getUnqualifiedName(), ctx) : list;
    }

    /** jOOQ would read the columns that are left out. */
    private static boolean hasExcept(Object part) {
        return (part instanceof Asterisk all && !all.$except().isEmpty())
                || (part instanceof QualifiedAsterisk of && !of.$except().isEmpty());
    }

    private static QueryPart byName(QueryPart list, Name alias, VisitContext ctx) {
        List<QueryPart> named = new ArrayList<>();
        Asterisks.resolved(list, ctx).forEach(part -> named.add(named(part, alias, ctx)));
        return Selected.of(named);
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
