package io.shopsql.internal;

import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Mode;
import java.sql.Connection;
import java.time.Clock;
import org.jooq.Configuration;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jooq.impl.DefaultConnectionProvider;

/** Creates sessions, all with the one set of jOOQ settings that is correct on both engines. */
final class Sessions {

    private static final Settings JOOQ = new Settings()
            // with jOOQ's default, multi-row and upsert RETURNING on SQLite silently return wrong rows
            .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER)
            // bind values instead of inlining them, up to SQLite's limit (jOOQ's default there is 999)
            .withInlineThreshold(32_766)
            .withExecuteLogging(false);

    private Sessions() {}

    static Session open(Engine engine, Connection connection, Mode mode, Clock clock, boolean joined) {
        Configuration jooq = new DefaultConfiguration()
                .set(engine.dialect())
                .set(JOOQ)
                .set(new DefaultConnectionProvider(connection))
                .set(ExactNumbers.INSTANCE)
                .set(StatementGuard.PROVIDER);
        Session session = new Session(engine, connection, mode, clock, joined, DSL.using(jooq));
        jooq.set(new SavepointTransactions(session));
        jooq.data(Session.KEY, session);
        return session;
    }
}
