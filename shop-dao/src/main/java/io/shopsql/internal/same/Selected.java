package io.shopsql.internal.same;

import java.util.List;
import org.jooq.QueryPart;
import org.jooq.Table;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.QOM;
import org.jspecify.annotations.Nullable;

/** The list of what a statement selects or returns. */
final class Selected {

    /** The class of the list, which is private to jOOQ. */
    static final Class<? super QueryPart> LIST = Registry.privatePart("SelectFieldList");

    private Selected() {}

    /** Such a list, or what is rendered in its place. */
    static boolean isList(QueryPart part) {
        return LIST.isInstance(part) || part instanceof CustomQueryPart;
    }

    /** Renders a list, or a part of one, with the aliases declared. */
    static QueryPart of(List<QueryPart> parts) {
        return CustomQueryPart.of(ctx -> ctx.declareFields(true, declared -> {
            String separator = "";
            for (QueryPart part : parts) {
                declared.sql(separator).visit(part);
                separator = ", ";
            }
        }));
    }

    /** The table that a statement returns from; null if it is none that returns. */
    static @Nullable Table<?> target(@Nullable QueryPart statement) {
        if (statement instanceof QOM.Update<?> update) {
            return update.$table();
        }
        if (statement instanceof QOM.Delete<?> delete) {
            return delete.$from();
        }
        return statement instanceof QOM.Insert<?> insert ? insert.$into() : null;
    }
}
