package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationFailed;
import io.shopsql.error.MigrationLocked;
import io.shopsql.error.MigrationPending;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import io.shopsql.schema.diff.SchemaDiff;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

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
    private final LockTerms lock;
    private final Changelog changelog;
    private final boolean withoutAutoCommit;

    /** The schema, once the first call has decided it. */
    private final AtomicReference<@Nullable String> decided = new AtomicReference<>();

    private Migrations(
            DataSource dataSource, String schema, LockTerms lock, Changelog changelog, boolean withoutAutoCommit) {
        this.dataSource = dataSource;
        this.schema = schema;
        this.lock = lock;
        this.changelog = changelog;
        this.withoutAutoCommit = withoutAutoCommit;
    }

    /**
     * Of the database behind the data source, in its {@link #schema}, waiting five minutes at most for others. Its
     * connections must be idle and in autocommit: one that is in a transaction is refused with a {@link BadConfiguration}.
     */
    public static Migrations of(DataSource dataSource) {
        return new Migrations(dataSource, "", LockTerms.DEFAULT, Changelog.ofLibrary(), false);
    }

    /** The same, in this schema of a Postgres database, made if it is missing. SQLite has no schemas and refuses. */
    public Migrations inSchema(String name) {
        return new Migrations(dataSource, name, lock, changelog, withoutAutoCommit);
    }

    /** The same, waiting so long at most while another process migrates. */
    public Migrations lockTimeout(Duration timeout) {
        return new Migrations(dataSource, schema, lock.timeout(timeout), changelog, withoutAutoCommit);
    }

    /** The same, with another lease than 30 seconds. */
    Migrations lease(Duration length) {
        return new Migrations(dataSource, schema, lock.lease(length), changelog, withoutAutoCommit);
    }

    /**
     * The same, on a pool that hands out idle connections with autocommit off if {@code without} is true (HikariCP: {@code
     * autoCommit=false}); false unless given. What is uncommitted on them is rolled back.
     */
    public Migrations poolWithoutAutoCommit(boolean without) {
        return new Migrations(dataSource, schema, lock, changelog, without);
    }

    /**
     * The same, with the tables of an application next to ours: its own changelog, which begins by including ours. Both
     * are migrated, rolled back and versioned together.
     *
     * <pre>{@code
     * <databaseChangeLog logicalFilePath="app/changelog.xml" … objectQuotingStrategy="QUOTE_ALL_OBJECTS">
     *   <include file="io/shopsql/schema/changelog/shop.xml"/>
     *   <include file="app/0001-reviews.xml"/>
     * </databaseChangeLog>
     * }</pre>
     *
     * <p>It is XML, and its changesets run once: of {@code runAlways}, {@code runOnChange} and {@code includeAll} nobody
     * could tell what is pending without starting Liquibase. Its properties {@code id.type}, {@code ref.type}, {@code
     * ts.type}, {@code json.type}, {@code now} and {@code text.collation} are ours.
     *
     * <p>On SQLite a change that Liquibase makes by copying the table ({@code addColumn}, {@code dropColumn}, …) or does not
     * make at all is refused by name, with the SQL to write instead, before anything runs. A changeset with {@code
     * dbms="postgresql"} may use all of them.
     *
     * @param resource where it stands on the class path
     * @throws BadConfiguration if it is not there, does not include ours, or uses what is not supported
     */
    public Migrations changelog(String resource) {
        return new Migrations(dataSource, schema, lock, Changelog.at(resource), withoutAutoCommit);
    }

    /**
     * The schema of a Postgres database that holds the shop, or will: the one that {@link #inSchema} names; else the first
     * of the search path that holds a shop (its table {@code shop_changelog}); else the one in which the connection makes
     * tables ({@code current_schema()}). Decided by the first call that reaches the database, and kept. Empty on SQLite: a
     * name without a schema means a table of the file itself there, before those of attached databases.
     *
     * @throws BadConfiguration if the search path names no schema that is there, or was changed since the connection was
     *     made and now leads to another shop, or to none
     */
    public String schema() {
        String known = decided.get();
        return known != null ? known : onConnection(MigratedDatabase::schema);
    }

    /**
     * Applies what is pending; does nothing where nothing is.
     *
     * @throws BadConfiguration if the database cannot hold a shop (encoding, version, a table of another with the name of
     *     ours) or the changelog would lose rows of it; nothing was changed
     * @throws DatabaseNewer if a newer library migrated the database; it is left as it is
     * @throws MigrationLocked if another process held the lock for too long
     * @throws MigrationFailed if a changeset fails; those before it stand
     */
    public void apply() {
        onConnection(db -> {
            if (!db.status().current()) {
                db.untilDone(lock, () -> applyPending(db));
            }
            return db;
        });
    }

    private static void applyPending(MigratedDatabase db) throws SQLException {
        // another process may have done it while we waited
        if (!db.status().current()) {
            db.update();
            int missing = db.status().pending().size();
            if (missing > 0) {
                throw new MigrationFailed("Liquibase ran, but " + missing + " changesets are not there.", null);
            }
        }
    }

    /**
     * Checks that the database is at the head of the changelog, without changing it.
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
        return new MigratedDatabase(connection, "", Changelog.ofLibrary()).status();
    }

    /**
     * Takes the last changesets back, each by its rollback. <b>The data in what they made is lost.</b>
     *
     * @param changesets how many, at least 1; more than there are takes back all
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public void rollback(int changesets) {
        checkCount(changesets);
        onConnection(db -> {
            db.locked(lock, () -> {
                int there = db.status().applied().size();
                if (there > 0) {
                    db.liquibase().rollback(Math.min(changesets, there));
                }
            });
            return db;
        });
    }

    /**
     * Goes to a tag: back to it if the database has it, by the rollback of each changeset that came after; up to it if
     * a pending changeset sets it ({@code tagDatabase}).
     *
     * @throws BadConfiguration if neither the database nor the changelog has the tag
     */
    public void to(String tag) {
        onConnection(db -> {
            db.locked(lock, () -> {
                List<String> there = tags(db);
                if (there.contains(tag)) {
                    rollbackTo(db, tag);
                } else if (db.willTag(tag)) {
                    db.updateTo(tag);
                } else {
                    throw new BadConfiguration(
                            "There is no such tag; the database has "
                                    + (there.isEmpty() ? "none" : String.join(", ", there)) + ".",
                            "name one of them, or one that the changelog sets.");
                }
            });
            return db;
        });
    }

    /**
     * Names the present state of the database, to come back to by {@link #to}.
     *
     * @param name 1 to 100 characters
     * @throws BadConfiguration if nothing is applied yet, or the database has the tag already
     */
    public void tag(String name) {
        if (name.isBlank() || name.length() > 100) {
            throw new BadConfiguration(
                    "A tag must have 1 to 100 characters, had " + name.strip().length() + ".", "give another name.");
        }
        onConnection(db -> {
            db.locked(lock, () -> {
                if (db.history().isEmpty()) {
                    throw new BadConfiguration("Nothing is applied that could be tagged.", "migrate first.");
                }
                if (tags(db).contains(name)) {
                    throw new BadConfiguration("The database has this tag already.", "give another name.");
                }
                db.tag(name);
            });
            return db;
        });
    }

    private static void rollbackTo(MigratedDatabase db, String tag) throws SQLException {
        List<Applied> history = db.history();
        int after = 0;
        while (!history.get(history.size() - 1 - after).tag().equals(Optional.of(tag))) {
            after++;
        }
        if (after > 0) {
            db.liquibase().rollback(after);
        }
    }

    private static List<String> tags(MigratedDatabase db) throws SQLException {
        return db.history().stream().flatMap(applied -> applied.tag().stream()).toList();
    }

    /**
     * What was applied, in that order, when, and under which tag.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public List<Applied> history() {
        return onConnection(MigratedDatabase::history);
    }

    /** The statements that {@link #apply} would run, none of which is run; empty where nothing is pending. */
    public String sql() {
        return onConnection(db -> {
            String[] script = {""};
            if (!db.status().current()) {
                db.steadily(lock, () -> script[0] = db.liquibase().updateSql());
            }
            return script[0];
        });
    }

    /** The statements that {@link #rollback} would run, none of which is run. */
    public String rollbackSql(int changesets) {
        checkCount(changesets);
        return onConnection(db -> {
            String[] script = {""};
            int there = db.status().applied().size();
            if (there > 0) {
                db.steadily(lock, () -> script[0] = db.liquibase().rollbackSql(Math.min(changesets, there)));
            }
            return script[0];
        });
    }

    /**
     * What the tables, columns, constraints and indexes of the database (on SQLite its triggers too) have that the
     * changelog would not make, and the other way round, with a draft of the changesets that would bring the changelog to
     * the database. Changes nothing; on Postgres the changelog is run in a schema of its own, in a transaction that is
     * rolled back, for which the user needs the right to create schemas.
     */
    public SchemaDiff diff() {
        return onConnection(MigratedDatabase::difference);
    }

    /**
     * Who holds the migration lock, or held it when it was killed, and since when; empty where nobody does, and on SQLite
     * while a migration has not yet begun.
     */
    public Optional<Lock> lock() {
        return onConnection(MigratedDatabase::lock);
    }

    /**
     * Releases the lock that a killed migration left behind. Seldom needed: the next migration takes it over by itself, on
     * Postgres 30 seconds after the last transaction of that process. Only if it was killed in a changeset with {@code
     * runInTransaction="false"} nobody can tell that it is dead: make sure that it is, and repair what it left half done.
     *
     * @return whether there was one
     * @throws MigrationLocked if a migration is running, or was killed a moment ago
     */
    public boolean unlock() {
        return onConnection(MigratedDatabase::unlock);
    }

    /**
     * Which changesets of the changelog the database has.
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

    /**
     * A changeset that was applied.
     *
     * @param changeset its file and id
     * @param author who wrote it
     * @param at when it was applied, to the second
     * @param tag the name that this state was given, if any
     * @param description what it does, in Liquibase's words
     */
    public record Applied(String changeset, String author, Instant at, Optional<String> tag, String description) {}

    /**
     * The migration lock, as it is held.
     *
     * @param holder the host and process that took it
     * @param since when
     * @param running whether that process still migrates, as far as anybody can tell; else it was killed, and the next
     *     migration takes the lock over
     */
    public record Lock(String holder, Instant since, boolean running) {}

    private static void checkCount(int changesets) {
        if (changesets < 1) {
            throw new BadConfiguration(
                    "changesets must be at least 1, was " + changesets + ".", "give how many to take back.");
        }
    }

    private <T> T onConnection(Work<T> work) {
        try (BorrowedConnection borrowed = BorrowedConnection.from(dataSource, withoutAutoCommit)) {
            return work.on(database(borrowed.connection()));
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private MigratedDatabase database(Connection connection) throws SQLException {
        String known = decided.get();
        MigratedDatabase database = new MigratedDatabase(connection, known != null ? known : schema, changelog);
        database.refuseAstray();
        decided.set(database.schema());
        return database;
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

    @FunctionalInterface
    private interface Work<T> {
        T on(MigratedDatabase db) throws SQLException;
    }
}
