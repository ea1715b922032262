package io.shopsql.internal.same;

import org.jooq.QueryPart;
import org.jooq.Row;
import org.jooq.VisitContext;
import org.jooq.impl.QOM;

/** Values of an INSERT that each engine would treat in its own way. */
final class Inserts {

    private Inserts() {}

    static void register(Registry registry) {
        registry.<QOM.Insert<?>>onSqlite(QOM.Insert.class, Inserts::withoutDefaults);
        registry.<QOM.Excluded<?>>both(QOM.Excluded.class, (part, ctx) -> {
            if (!Parents.has(ctx, QOM.Insert.class, Integer.MAX_VALUE)) {
                throw Refusal.of("excluded");
            }
            return part;
        });
    }

    /** JOOQ replaces DEFAULT for SQLite by the default that it knows, else by NULL. */
    private static QueryPart withoutDefaults(QOM.Insert<?> insert, VisitContext ctx) {
        if (insert.$values().stream().flatMap(Row::fieldStream).anyMatch(QOM.Default.class::isInstance)) {
            throw Refusal.of("default-value");
        }
        return insert;
    }
}
