package io.shopsql.internal.same;

import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.not;
import static org.jooq.impl.DSL.when;

import org.jooq.Condition;
import org.jooq.QueryPart;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/**
 * {@code boolAnd}, {@code boolOr} and {@code every}: NULL is ignored, as any aggregate function ignores it. For SQLite jOOQ
 * writes {@code min(case when x then 1 else 0 end) = 1}, which takes NULL for false.
 */
final class Logic {

    private Logic() {}

    static void register(Registry registry) {
        registry.<QOM.CaseSearched<?>>onSqlite(QOM.CaseSearched.class, Logic::ignoringNull);
    }

    private static QueryPart ignoringNull(QOM.CaseSearched<?> choice, VisitContext ctx) {
        if (!isOfBooleanAggregate(ctx)) {
            return choice;
        }
        Condition condition = choice.$when().get(0).$1();
        return when(condition, inline(1)).when(not(condition), inline(0));
    }

    private static boolean isOfBooleanAggregate(VisitContext ctx) {
        QueryPart[] parts = ctx.queryParts();
        int i = parts.length - 2;
        if (i < 0 || !(parts[i] instanceof QOM.Min || parts[i] instanceof QOM.Max)) {
            i--; // the list of arguments
            if (i < 0 || !(parts[i] instanceof QOM.Min || parts[i] instanceof QOM.Max)) {
                return false;
            }
        }
        for (int above = i - 1; above >= Math.max(0, i - 3); above--) {
            if (parts[above] instanceof QOM.BoolAnd || parts[above] instanceof QOM.BoolOr) {
                return true;
            }
        }
        return false;
    }
}
