package io.shopsql.bench.speed;

import io.shopsql.checks.Unchecked;
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
        DSLContext reading = db(reader);
        DSLContext writing = db(writer);
        return new Contender(
                "jooq",
                List.of(
                        new JooqUsers(reading, writer, writing),
                        new JooqOrders(writer, writing),
                        new JooqPages(reading),
                        new JooqStreams(reader, reading),
                        new JooqNested(reading),
                        new JooqOwn(reading),
                        new JooqBulk(writer, writing)),
                reader,
                writer);
    }

    @Unchecked(rule = "foreign-context", reason = "jOOQ without the shop is what is measured")
    private static DSLContext db(Link link) {
        Settings settings = new Settings()
                // with the default, an upsert on SQLite returns another row
                .withFetchTriggerValuesAfterReturning(FetchTriggerValuesAfterReturning.NEVER)
                .withExecuteLogging(false);
        return DSL.using(link.connection(), link.engine().dialect(), settings);
    }
}
