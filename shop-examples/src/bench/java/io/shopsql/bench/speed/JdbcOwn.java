package io.shopsql.bench.speed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** A user's own queries, by hand. */
final class JdbcOwn implements Stores.Own {

    private final Engine engine;
    private final PreparedStatement lookUp;
    private final PreparedStatement aggregate;

    JdbcOwn(Link reader) throws SQLException {
        this.engine = reader.engine();
        this.lookUp = reader.prepare("select o.id, u.name, o.created_at, o.total from orders o"
                + " join users u on u.id = o.user_id where o.user_id = ? and o.status = ?"
                + " order by o.created_at desc, o.id desc limit 10");
        this.aggregate = reader.prepare("select status, count(*), sum(total), max(created_at) from orders"
                + " where user_id = ? group by status order by status");
    }

    @Override
    public List<Stores.Recent> lookUp(long user) throws SQLException {
        lookUp.setLong(1, user);
        lookUp.setString(2, "completed");
        List<Stores.Recent> recent = new ArrayList<>();
        try (ResultSet rows = lookUp.executeQuery()) {
            while (rows.next()) {
                recent.add(new Stores.Recent(
                        rows.getLong(1), rows.getString(2), engine.readTime(rows, 3), rows.getLong(4)));
            }
        }
        return recent;
    }

    @Override
    public List<Stores.ByStatus> aggregate(long user) throws SQLException {
        aggregate.setLong(1, user);
        List<Stores.ByStatus> sums = new ArrayList<>();
        try (ResultSet rows = aggregate.executeQuery()) {
            while (rows.next()) {
                sums.add(new Stores.ByStatus(
                        rows.getString(1), rows.getLong(2), rows.getLong(3), engine.readTime(rows, 4)));
            }
        }
        return sums;
    }
}
