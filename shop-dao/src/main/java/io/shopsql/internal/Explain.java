package io.shopsql.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.ExecuteListener;
import org.jooq.Query;
import org.jooq.conf.SettingsTools;
import org.jooq.impl.DSL;

/** Shows the statements that jOOQ runs, and the engine's plans. */
public final class Explain {

    private Explain() {}

    /**
     * Runs the work and returns a result for each of its statements.
     *
     * @param result combines the text and the plan of a statement
     */
    public static <E> List<E> statements(
            Session session, Function<DSLContext, ?> work, BiFunction<String, String, E> result) {
        List<Query> queries = new ArrayList<>();
        Configuration watched = session.db().configuration().deriveAppending(ExecuteListener.onExecuteStart(ctx -> {
            if (ctx.query() != null) {
                queries.add(ctx.query());
            }
        }));
        Object unused = work.apply(DSL.using(watched));
        DSLContext formatted = DSL.using(session.db()
                .configuration()
                .derive(SettingsTools.clone(session.db().settings()).withRenderFormatted(true)));
        List<E> results = new ArrayList<>();
        for (Query query : queries) {
            String sql = formatted.renderInlined(query);
            results.add(result.apply(
                    sql, session.reading(connection -> session.engine().plan(connection, sql))));
        }
        return results;
    }
}
