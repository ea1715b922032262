package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationFailed;
import io.shopsql.error.MigrationLocked;
import io.shopsql.error.MigrationPending;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;

/**
 * Brings a database to the schema of this library, and back. A database that is there already costs two queries, not the
 * start of Liquibase. Several processes may start at once: one migrates, the others wait.
 *
 * <p>Its tables are {@code shop_changelog} and {@code shop_changelog_lock}, so that an application's own Liquibase does
 * not meet it. Thread-safe; each call takes a connection of its own and gives it back.
 *
 * <pre>{@code
 * Migrations.of(dataSource).apply();
 * Migrations.of(dataSource).status().pending(); // []
 * }</pre>
 */
public final class Migrations {

    private final DataSource dataSource;
    private final String schema;
    private final Duration lockTimeout;

    private Migrations(DataSource dataSource, String schema, Duration lockTimeout) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.lockTimeout = lockTimeout;
    }

    /** Of the database behind the data source, in its current schema, waiting five minutes at most for others. */
    public static Migrations of(DataSource dataSource) {
        return new Migrations(dataSource, "", Duration.ofMinutes(5));
    }

    /** The same, in this schema of a Postgres database, made if it is missing. SQLite has no schemas and refuses. */
    public Migrations inSchema(String name) {
        return new Migrations(dataSource, name, lockTimeout);
    }

    /** The same, waiting so long at most while another process migrates. */
    public Migrations lockTimeout(Duration timeout) {
        return new Migrations(dataSource, schema, timeout);
    }

    /**
     * Applies what is pending; does nothing where nothing is.
     *
     * @throws DatabaseNewer if a newer library migrated the database; it is left as it is
     * @throws MigrationLocked if another process held the lock for too long, or died with it
     * @throws MigrationFailed if a changeset fails; those before it stand
     */
    public void apply() {
        onConnection(db -> {
            if (!db.status().current()) {
                db.locked(lockTimeout, () -> applyPending(db));
            }
            return db;
        });
    }

    private static void applyPending(MigratedDatabase db) throws SQLException {
        // another process may have done it while we waited
        if (!db.status().current()) {
            db.liquibase().update();
            int missing = db.status().pending().size();
            if (missing > 0) {
                throw new MigrationFailed("Liquibase ran, but " + missing + " changesets are not there.", null);
            }
        }
    }

    /**
     * Checks that the database is at the head of this library's changelog, without changing it.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     * @throws MigrationPending if changesets are missing
     */
    public void verify() {
        Status status = status();
        if (!status.current()) {
            throw new MigrationPending(status.pending().size());
        }
    }

    /**
     * What is applied and what is pending.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public Status status() {
        return onConnection(MigratedDatabase::status);
    }

    /**
     * The same, in the transaction of a connection that is there already; nothing is changed.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public static Status statusOn(Connection connection) throws SQLException {
        return new MigratedDatabase(connection, "").status();
    }

    /**
     * Takes the last changesets back, each by its rollback. <b>The data in what they made is lost.</b>
     *
     * @param changesets how many, at least 1; more than there are takes back all
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public void rollback(int changesets) {
        if (changesets < 1) {
            throw new BadConfiguration(
                    "changesets must be at least 1, was " + changesets + ".", "give how many to take back.");
        }
        onConnection(db -> {
            db.locked(lockTimeout, () -> {
                int there = db.status().applied().size();
                if (there > 0) {
                    db.liquibase().rollback(Math.min(changesets, there));
                }
            });
            return db;
        });
    }

    /**
     * Releases the lock row that a killed migration left behind.
     *
     * @return whether there was one
     * @throws MigrationLocked if a migration is running
     */
    public boolean unlock() {
        return onConnection(MigratedDatabase::unlock);
    }

    /**
     * Which changesets of this library the database has.
     *
     * @param applied those it has, in the order of the changelog
     * @param pending those it lacks, in the order of the changelog
     */
    public record Status(List<String> applied, List<String> pending) {

        /** Whether nothing is pending. */
        public boolean current() {
            return pending.isEmpty();
        }
    }

    private <T> T onConnection(Work<T> work) {
        try (Borrowed borrowed = Borrowed.from(dataSource)) {
            return work.on(new MigratedDatabase(borrowed.connection(), schema));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static ShopException failed(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        // refused statements of Postgres: those of a connection have 08, 28, 3D, 53 and 57, SQLite has no state
        return state.startsWith("42") || state.startsWith("25")
                ? new MigrationFailed("The database refused a statement (SQLSTATE " + state + "): " + e.getMessage(), e)
                : new Unavailable(
                        "The database cannot be reached to migrate it (" + state + ").",
                        "check the URL, the user and that the server runs; the cause says more.",
                        e);
    }

    /** In autocommit until it goes back as it was. */
    private record Borrowed(Connection connection, boolean autoCommit) implements AutoCloseable {

        static Borrowed from(DataSource dataSource) throws SQLException {
            Connection connection = dataSource.getConnection();
            try {
                Borrowed borrowed = new Borrowed(connection, connection.getAutoCommit());
                connection.setAutoCommit(true);
                return borrowed;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public void close() throws SQLException {
            try (connection) {
                connection.setAutoCommit(autoCommit);
            }
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(MigratedDatabase db) throws SQLException;
    }
}
