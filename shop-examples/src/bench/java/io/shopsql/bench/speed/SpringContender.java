package io.shopsql.bench.speed;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Spring's JdbcClient, and JdbcTemplate for batches, on one connection inside hand-written transactions. */
final class SpringContender {

    private SpringContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        JdbcTemplate reading = template(reader);
        JdbcTemplate template = template(writer);
        JdbcTemplate streaming = template(reader);
        streaming.setFetchSize(
                place.engine() == Engine.POSTGRES ? place.engine().fetchSize() : -1);
        JdbcClient client = JdbcClient.create(template);
        return new Contender(
                "spring",
                List.of(
                        new SpringUsers(JdbcClient.create(reading), writer, client),
                        new SpringOrders(writer, client, template),
                        new SpringPages(reader, reading, streaming)),
                reader,
                writer);
    }

    private static JdbcTemplate template(Link link) {
        // not wrapped in a proxy, which would cost more; the template does not close a single connection
        return new JdbcTemplate(new SingleConnectionDataSource(link.connection(), false));
    }
}
