package io.shopsql.internal.same;

import static org.jooq.SQLDialect.POSTGRES;

import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Keyword;
import org.jooq.QueryPart;
import org.jooq.Require;
import org.jooq.SQLDialect;
import org.jooq.SortField;
import org.jooq.VisitContext;
import org.jooq.VisitListener;
import org.jooq.impl.DSL;

/**
 * {@code listAgg} and {@code groupConcat}: in the order that the query says, and with the separator that it says, or none. On
 * SQLite jOOQ writes the separator behind the order, where it is one more thing to sort by.
 */
@Require(POSTGRES)
final class Listing {

    private Listing() {}

    static void register(Registry registry) {
        Class<?> type = DSL.listAgg(DSL.inline("")).getClass();
        registry.add(type, (Rewriting<Field<?>>) Listing::onSqlite, (Rewriting<Field<?>>) Listing::onPostgres);
    }

    private static QueryPart onPostgres(Field<?> part, VisitContext ctx) {
        Pieces unused = pieces(part, ctx);
        return part;
    }

    private static QueryPart onSqlite(Field<?> part, VisitContext ctx) {
        Pieces pieces = pieces(part, ctx);
        List<Object> sql = new ArrayList<>(List.of("group_concat(", pieces.arguments.get(0), ", "));
        sql.add(pieces.arguments.size() > 1 ? pieces.arguments.get(1) : "''");
        String between = " order by ";
        for (SortField<?> sort : pieces.order) {
            sql.add(between);
            sql.add(sort);
            between = ", ";
        }
        sql.add(")");
        return Fragment.field(part, sql.toArray());
    }

    /** jOOQ tells what the function is made of only while it renders it. */
    private static Pieces pieces(Field<?> part, VisitContext ctx) {
        Pieces pieces = new Pieces(part, new ArrayList<>(), new ArrayList<>());
        VisitListener look = VisitListener.onVisitStart(pieces::seen);
        // for Postgres, jOOQ casts what is no text
        String unused = DSL.using(ctx.configuration().derive(SQLDialect.SQLITE).derive(look))
                .renderInlined(part);
        if (pieces.order.isEmpty()) {
            throw Refusal.of("list-without-order");
        }
        Operands.requireText(pieces.arguments.get(0));
        return pieces;
    }

    private record Pieces(Field<?> part, List<Field<?>> arguments, List<SortField<?>> order) {

        private void seen(VisitContext ctx) {
            QueryPart[] parts = ctx.queryParts();
            QueryPart seen = ctx.queryPart();
            if (parts.length > 1 && parts[0] == part && seen instanceof Keyword word && parts.length == 2) {
                refuseClauses(word.toString());
            } else if (seen instanceof SortField<?> sort && parts.length == 3) {
                order.add(sort);
            } else if (seen instanceof Field<?> argument
                    && (parts.length == 2 || parts.length == 3)
                    && order.isEmpty()) {
                arguments.add(argument);
            } else if (seen instanceof Field<?> separator && parts.length == 2) {
                arguments.add(separator);
            }
        }

        private static void refuseClauses(String word) {
            switch (word.toLowerCase(java.util.Locale.ROOT)) {
                case "filter", "over", "distinct" -> throw Refusal.of("list-with-clauses");
                default -> {}
            }
        }
    }
}
