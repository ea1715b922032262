package io.shopsql.schema;

import io.shopsql.error.MigrationLocked;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A session-level advisory lock of Postgres, one for each schema of a database. */
final class AdvisoryMigrationLock {

    private static final Logger log = LoggerFactory.getLogger(AdvisoryMigrationLock.class);

    /** "SHOP" in ASCII. */
    private static final int SPACE = 0x53484F50;

    private AdvisoryMigrationLock() {}

    static MigrationLock on(Connection connection, String schema, Duration timeout) throws SQLException {
        String key = "(" + SPACE + ", " + schema.hashCode() + ")";
        Instant start = Instant.now();
        // tried again rather than waited for: a waiting session would hold a snapshot open
        while (!"t".equals(DatabaseKind.ask(connection, "select pg_try_advisory_lock" + key))) {
            Duration waited = Duration.between(start, Instant.now());
            if (waited.compareTo(timeout) >= 0) {
                throw new MigrationLocked("another session of this server", waited, null);
            }
            Pause.of(Duration.ofMillis(100));
        }
        return () -> {
            try {
                DatabaseKind.ask(connection, "select pg_advisory_unlock" + key);
            } catch (SQLException e) {
                log.debug("the session is gone, and its advisory lock with it", e);
            }
        };
    }
}
