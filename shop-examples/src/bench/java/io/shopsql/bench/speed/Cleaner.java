package io.shopsql.bench.speed;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Deletes the users that a slice has inserted, outside measured time, so that the table does not grow by millions. */
record Cleaner(Link link, long lastKey) {

    static Cleaner before(Link link) throws SQLException {
        try (Statement statement = link.connection().createStatement();
                ResultSet rows = statement.executeQuery("select max(id) from users")) {
            rows.next();
            return new Cleaner(link, rows.getLong(1));
        }
    }

    void clean() throws SQLException {
        boolean sqlite = link.engine() == Engine.SQLITE;
        try (Statement statement = link.connection().createStatement()) {
            // the rows are new, so nothing refers to them: without looking for each of them
            statement.execute(sqlite ? "pragma foreign_keys = off" : "set session_replication_role = replica");
            statement.execute("delete from users where id > " + lastKey);
            statement.execute(sqlite ? "pragma foreign_keys = on" : "set session_replication_role = origin");
            if (!sqlite) {
                statement.execute("vacuum users");
            }
        }
    }
}
