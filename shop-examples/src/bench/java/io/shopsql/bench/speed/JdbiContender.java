package io.shopsql.bench.speed;

import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Jdbi, with one handle per connection inside hand-written transactions. */
final class JdbiContender {

    private JdbiContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        Handle reading = handle(reader);
        Handle writing = handle(writer);
        return new Contender(
                "jdbi",
                List.of(
                        new JdbiUsers(reading, writer, writing),
                        new JdbiOrders(writer, writing),
                        new JdbiPages(reader, reading)),
                reader,
                writer);
    }

    private static Handle handle(Link link) {
        return Jdbi.create(link.connection()).open();
    }
}
