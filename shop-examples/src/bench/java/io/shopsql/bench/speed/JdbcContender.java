package io.shopsql.bench.speed;

import java.util.List;

/** Hand-written JDBC, the baseline: prepared statements kept as long as the connection, rows read by index. */
final class JdbcContender {

    private JdbcContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        return new Contender("jdbc", List.of(new JdbcUsers(reader, writer), new JdbcOrders(writer)), reader, writer);
    }
}
