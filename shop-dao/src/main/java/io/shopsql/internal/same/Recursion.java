package io.shopsql.internal.same;

import java.util.ArrayList;
import java.util.List;
import org.jooq.CommonTableExpression;
import org.jooq.Field;
import org.jooq.QueryPart;
import org.jooq.Select;
import org.jooq.VisitContext;
import org.jooq.impl.CustomQueryPart;
import org.jooq.impl.QOM;

/**
 * Text in the two parts of a recursive common table expression: Postgres wants one type and collation in both, and tells a {@code
 * VARCHAR(100)} from a text of any length.
 */
final class Recursion {

    private Recursion() {}

    static void register(Registry registry) {
        registry.<QueryPart>onPostgres(Selected.LIST, Recursion::asText);
    }

    private static QueryPart asText(QueryPart list, VisitContext ctx) {
        if (!isOfRecursion(ctx)) {
            return list;
        }
        List<QueryPart> fields = new ArrayList<>();
        for (Object part : (Iterable<?>) list) {
            fields.add(asText((QueryPart) part));
        }
        return CustomQueryPart.of(c -> c.declareFields(true, declared -> {
            String separator = " "; // jOOQ writes none after "select"
            for (QueryPart field : fields) {
                declared.sql(separator).visit(field);
                separator = ", ";
            }
        }));
    }

    /** Whether the list is that of a query between which and the common table expression there are set operations alone. */
    private static boolean isOfRecursion(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int i = parts.length - 2;
        if (i < 0 || !(parts[i] instanceof Select)) {
            return false; // the names of the columns
        }
        while (i >= 0 && parts[i] instanceof Select) {
            i--;
        }
        if (i < 0 || !(parts[i] instanceof CommonTableExpression)) {
            return false;
        }
        for (; i >= 0; i--) {
            if (parts[i] instanceof QOM.With with) {
                return with.$recursive();
            }
        }
        return false;
    }

    private static QueryPart asText(QueryPart part) {
        if (part instanceof QOM.FieldAlias<?> alias && Kind.of(alias.$field()) == Kind.TEXT) {
            return text(alias.$field()).as(alias.$alias());
        }
        return part instanceof Field<?> field && Kind.of(field) == Kind.TEXT
                ? text(field).as(field.getUnqualifiedName())
                : part;
    }

    private static Field<?> text(Field<?> field) {
        return Fragment.field(field, "(cast(", field, " as text) collate \"C\")");
    }
}
