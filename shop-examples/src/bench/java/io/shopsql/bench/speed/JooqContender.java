package io.shopsql.bench.speed;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.conf.FetchTriggerValuesAfterReturning;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;

/** jOOQ, as its users write it, over the generated tables of the library; one {@code DSLContext} per connection. */
final class JooqContender {

    private JooqContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        return new Contender(
                "jooq",
                List.of(new JooqUsers(db(reader), writer, db(writer)), new JooqOrders(writer, db(writer))),
                reader,
                writer);
    }

    private static DSLContext db(Link link) {
        Settings settings = new Settings()
                // with the default, an upsert on SQLite returns another row
                .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER)
                .withExecuteLogging(false);
        return DSL.using(link.connection(), link.engine().dialect(), settings);
    }
}
