package io.shopsql.schema;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Set;

/** Retries {@code if not exists} statements on Postgres, which collide when two processes run one at the same time. */
final class MadeAtOnce {

    private static final int TRIES = 20;

    /** unique_violation in the catalogue, duplicate_table, duplicate_schema, duplicate_object, "tuple concurrently updated". */
    private static final Set<String> COLLISIONS = Set.of("23505", "42P07", "42P06", "42710", "XX000");

    private MadeAtOnce() {}

    static void run(Connection connection, String sql) throws SQLException {
        for (int tried = 1; ; tried++) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(sql);
                return;
            } catch (SQLException e) {
                if (tried == TRIES || !COLLISIONS.contains(String.valueOf(e.getSQLState()))) {
                    throw e;
                }
            }
            Pause.of(Duration.ofMillis(50));
        }
    }
}
