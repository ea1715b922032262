package io.shopsql.bench.speed;

import java.util.List;

/** Hand-written JDBC, the baseline: prepared statements kept as long as the connection, rows read by index. */
final class JdbcContender {

    private JdbcContender() {}

    static Contender open(Place place) throws Exception {
        Link reader = place.reader();
        Link writer = place.writer();
        JdbcUsers users = new JdbcUsers(reader, writer);
        Stores.Report report = users::find;
        return new Contender(
                "jdbc",
                List.of(
                        users,
                        report,
                        new JdbcOrders(writer),
                        new JdbcPages(reader),
                        new JdbcStreams(reader),
                        new JdbcNested(reader),
                        new JdbcOwn(reader),
                        new JdbcBulk(writer, place.engine() == Engine.POSTGRES)),
                reader,
                writer);
    }

    /** A second baseline on Postgres, where the first takes COPY. */
    static Contender openBatch(Place place) throws Exception {
        Link writer = place.writer();
        return new Contender(
                "batch", place.engine() == Engine.POSTGRES ? List.of(new JdbcBulk(writer, false)) : List.of(), writer);
    }
}
