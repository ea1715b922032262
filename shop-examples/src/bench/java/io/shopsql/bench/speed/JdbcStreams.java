package io.shopsql.bench.speed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Streams, by hand. */
final class JdbcStreams implements Stores.Streams {

    static final String ORDERS = "select " + Rows.ORDER + " from orders order by created_at, id";
    static final String LINES = "select order_id, line_no, product_id, quantity, unit_price from order_items";

    private final Link reader;
    private final PreparedStatement orders;
    private final PreparedStatement lines;

    JdbcStreams(Link reader) throws SQLException {
        this.reader = reader;
        this.orders = reader.prepare(ORDERS);
        this.lines = reader.prepare(LINES);
        // Postgres otherwise sends all rows at once
        orders.setFetchSize(reader.engine().fetchSize());
        lines.setFetchSize(reader.engine().fetchSize());
    }

    @Override
    public Stores.Sums orders() throws Exception {
        return reader.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (ResultSet rows = orders.executeQuery()) {
                while (rows.next()) {
                    sums.add(Rows.order(reader.engine(), rows));
                }
            }
            return sums;
        });
    }

    @Override
    public Stores.Sums lines() throws Exception {
        return reader.stream(() -> {
            Stores.Sums sums = new Stores.Sums();
            try (ResultSet rows = lines.executeQuery()) {
                while (rows.next()) {
                    sums.add(line(rows));
                }
            }
            return sums;
        });
    }

    static Stores.Line line(ResultSet rows) throws SQLException {
        return new Stores.Line(rows.getLong(1), rows.getInt(2), rows.getLong(3), rows.getInt(4), rows.getLong(5));
    }
}
