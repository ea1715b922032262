package io.shopsql.internal;

import io.shopsql.checks.Unchecked;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.same.SameAnswers;
import io.shopsql.internal.shape.Shapes;
import io.shopsql.query.Runners;
import java.sql.Connection;
import java.time.Clock;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;

/** jOOQ for sessions, all with the one set of jOOQ settings that is correct on both engines. */
final class Sessions {

    private static final Settings JOOQ = new Settings()
            // with jOOQ's default, multi-row and upsert RETURNING on SQLite silently return wrong rows
            .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER)
            // bind values instead of inlining them, up to SQLite's limit (jOOQ's default there is 999)
            .withInlineThreshold(32_766)
            .withExecuteLogging(false);

    private Sessions() {}

    static Session open(Engine engine, Lease lease, Mode mode, Clock clock, RollupSwitch rollups) {
        return new Session(
                engine,
                lease.connection(),
                lease.direct(),
                mode,
                clock,
                false,
                rollups,
                Sessions::jooq,
                JdbcRunner::new);
    }

    /** A session in a transaction of others. */
    static Session joined(Engine engine, Connection connection, Clock clock) {
        return new Session(
                engine,
                connection,
                connection,
                Mode.WRITE,
                clock,
                true,
                new RollupSwitch(),
                Sessions::jooq,
                JdbcRunner::new);
    }

    /** jOOQ on the connection of a session. */
    @Unchecked(rule = "foreign-context", reason = "this is where a shop makes it")
    private static DSLContext jooq(Session session) {
        Configuration jooq = new DefaultConfiguration()
                .set(session.engine().dialect())
                .set(JOOQ)
                .set(new SessionConnections(session))
                .set(ExactNumbers.INSTANCE)
                .set(StatementGuard.PROVIDER)
                .set(SameAnswers.PROVIDER);
        jooq.set(new SavepointTransactions(session));
        jooq.data(Runners.KEY, session);
        jooq.data(Shapes.SETTINGS, JOOQ);
        return DSL.using(jooq);
    }
}
