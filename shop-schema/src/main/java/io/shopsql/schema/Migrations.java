package io.shopsql.schema;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationFailed;
import io.shopsql.error.MigrationLocked;
import io.shopsql.error.MigrationPending;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import io.shopsql.schema.diff.SchemaDiff;
import io.shopsql.schema.lint.Finding;
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
 * Migrates a database to the schema of this library, and rolls it back. If the schema is current, this costs two
 * queries; Liquibase is not started. Several processes may start at once: one migrates, the others wait.
 *
 * <p>Its tables are {@code shop_changelog} and {@code shop_changelog_lock}, so that they do not collide with an
 * application's own Liquibase. Thread-safe; each call borrows a connection and returns it.
 *
 * <pre>{@code
 * Migrations.of(dataSource).apply();
 * Migrations.of(dataSource).status().pending(); // []
 * }</pre>
 */
public final class Migrations {

    /** The changelog of this library: the path on the class path that an application's changelog includes. */
    public static final String CHANGELOG = Changelog.LIBRARY;

    private final DataSource dataSource;
    private final String schema;
    private final LockTerms lock;
    private final Changelog changelog;
    private final boolean withoutAutoCommit;

    /** The schema, chosen by the first call. */
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
     * Migrations of the data source's database, in its {@link #schema}, with a lock time-out of five minutes.
     * Connections must be idle and in autocommit: one in a transaction is refused with a {@link BadConfiguration}.
     */
    public static Migrations of(DataSource dataSource) {
        return new Migrations(dataSource, "", LockTerms.DEFAULT, Changelog.ofLibrary(), false);
    }

    /**
     * A copy that uses this schema of a Postgres database, created if missing. On SQLite, which has no
     * schemas, each call of the copy throws {@link BadConfiguration}.
     */
    public Migrations inSchema(String name) {
        return new Migrations(dataSource, name, lock, changelog, withoutAutoCommit);
    }

    /** A copy that waits at most this long while another process migrates. Default: five minutes. */
    public Migrations lockTimeout(Duration timeout) {
        return new Migrations(dataSource, schema, lock.timeout(timeout), changelog, withoutAutoCommit);
    }

    /** A copy with another lease. Default: 30 seconds. */
    Migrations lease(Duration length) {
        return new Migrations(dataSource, schema, lock.lease(length), changelog, withoutAutoCommit);
    }

    /**
     * A copy that accepts idle connections with autocommit off (HikariCP: {@code autoCommit=false}) and rolls
     * uncommitted changes on them back. Default: false.
     */
    public Migrations poolWithoutAutoCommit(boolean without) {
        return new Migrations(dataSource, schema, lock, changelog, without);
    }

    /**
     * A copy that uses an application's own changelog, which begins by including ours. Both are migrated, rolled back
     * and versioned together.
     *
     * <pre>{@code
     * <databaseChangeLog logicalFilePath="app/changelog.xml" … objectQuotingStrategy="QUOTE_ALL_OBJECTS">
     *   <include file="io/shopsql/schema/changelog/shop.xml"/>
     *   <include file="app/0001-reviews.xml"/>
     * </databaseChangeLog>
     * }</pre>
     *
     * <p>It must be XML without {@code runAlways}, {@code runOnChange} and {@code includeAll}: with these, only
     * Liquibase could determine the pending changesets. The properties {@code id.type}, {@code ref.type}, {@code
     * ts.type}, {@code json.type}, {@code now} and {@code text.collation} are reserved for ours.
     *
     * <p>On SQLite, Liquibase makes some changes by copying the table ({@code addColumn}, {@code dropColumn}, …) and
     * skips others. Both are refused before anything runs; the error names the change and the SQL to write instead. A
     * changeset with {@code dbms="postgresql"} may use all of them.
     *
     * @param resource its path on the class path
     * @throws BadConfiguration if it is missing, does not include ours, or uses an unsupported feature
     */
    public Migrations changelog(String resource) {
        return new Migrations(dataSource, schema, lock, Changelog.at(resource), withoutAutoCommit);
    }

    /**
     * Looks for tables of an application's changelog that would not behave alike on both engines, and for changes that
     * {@link #apply} refuses; reads the changelog only. Meant for a test:
     *
     * <pre>{@code
     * assertThat(Migrations.lint("app/changelog.xml")).isEmpty();
     * }</pre>
     *
     * <p>A property {@code lint.RULE.TABLE.COLUMN} whose value is the reason allows a finding, {@code lint.RULE.TABLE}
     * all of a table: {@code <property name="lint.json.reviews.answers" value="written by a Binding"/>}. Statements in
     * {@code <sql>} are read too; those made by code ({@code customChange}) are not.
     *
     * @param resource the changelog's path on the class path
     * @return the findings; empty if there are none
     * @throws BadConfiguration if {@link #changelog} refuses the changelog, or Liquibase cannot read it
     */
    public static List<Finding> lint(String resource) {
        return ChangelogLint.of(Changelog.at(resource));
    }

    /**
     * The schema of the shop in a Postgres database: the one named by {@link #inSchema}; else the first of the search
     * path that holds a shop (its table {@code shop_changelog}); else the one in which the connection creates tables
     * ({@code current_schema()}). Chosen by the first call that reaches the database, and kept. Empty on SQLite, where
     * an unqualified name means a table of the main file before those of attached databases.
     *
     * @throws BadConfiguration if no schema of the search path exists, or if the path was changed since the connection
     *     was opened and now resolves to another shop, or to none
     */
    public String schema() {
        String known = decided.get();
        return known != null ? known : onConnection(MigratedDatabase::schema);
    }

    /**
     * Applies the pending changesets; does nothing if there are none.
     *
     * @throws BadConfiguration if the database cannot hold a shop (encoding, version, another application's table with
     *     one of our names) or the changelog would lose rows; nothing was changed
     * @throws DatabaseNewer if a newer library migrated the database; it is unchanged
     * @throws MigrationLocked if another process held the lock beyond the time-out
     * @throws MigrationFailed if a changeset fails; earlier ones stay applied
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
                throw new MigrationFailed("Liquibase ran, but " + missing + " changesets are missing.", null);
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
     * The applied and the pending changesets.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public Status status() {
        return onConnection(MigratedDatabase::status);
    }

    /**
     * The {@link #status} as seen in the transaction of an open connection; changes nothing.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public static Status statusOn(Connection connection) throws SQLException {
        return new MigratedDatabase(connection, "", Changelog.ofLibrary()).status();
    }

    /**
     * Rolls the last changesets back. <b>The data in the tables and columns they created is lost.</b>
     *
     * @param changesets how many, at least 1; more than are applied rolls all back
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
     * Migrates to a tag: rolls back the changesets applied after it if the database has the tag; applies changesets up
     * to it if a pending one sets it ({@code tagDatabase}).
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
     * Tags the current state of the database, as a target for {@link #to}.
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
                    throw new BadConfiguration(
                            "No changeset is applied, so there is nothing to tag.", "migrate first.");
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
     * The applied changesets in order, with time and tag.
     *
     * @throws DatabaseNewer if a newer library migrated the database
     */
    public List<Applied> history() {
        return onConnection(MigratedDatabase::history);
    }

    /** The statements that {@link #apply} would run, without running them; empty if nothing is pending. */
    public String sql() {
        return onConnection(db -> {
            String[] script = {""};
            if (!db.status().current()) {
                db.steadily(lock, () -> script[0] = db.liquibase().updateSql());
            }
            return script[0];
        });
    }

    /** The statements that {@link #rollback} would run, without running them. */
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
     * The differences between the database and the changelog in tables, columns, constraints, indexes and, on SQLite,
     * triggers, with draft changesets that would bring the changelog to the database. Changes nothing. On Postgres the
     * changelog runs in a temporary schema, in a transaction that is rolled back; the user needs the privilege to
     * create schemas.
     */
    public SchemaDiff diff() {
        return onConnection(MigratedDatabase::difference);
    }

    /**
     * The holder of the migration lock, running or killed, and since when; empty if it is free, and on SQLite until
     * the migration has begun.
     */
    public Optional<Lock> lock() {
        return onConnection(MigratedDatabase::lock);
    }

    /**
     * Releases the lock of a killed migration. Seldom needed: the next migration takes it over, on Postgres 30 seconds
     * after the last transaction of the killed process. Exception: a process killed in a changeset with {@code
     * runInTransaction="false"} cannot be detected as dead. Make sure that it is, and repair the half-done changeset.
     *
     * @return whether the lock was held
     * @throws MigrationLocked if a migration is running, or was killed a moment ago
     */
    @CanIgnoreReturnValue
    public boolean unlock() {
        return onConnection(MigratedDatabase::unlock);
    }

    /**
     * The applied and pending changesets of the changelog.
     *
     * @param applied the applied changesets, in the order of the changelog
     * @param pending the pending changesets, in the order of the changelog
     */
    public record Status(List<String> applied, List<String> pending) {

        /** Whether nothing is pending. */
        public boolean current() {
            return pending.isEmpty();
        }
    }

    /**
     * An applied changeset.
     *
     * @param changeset its file and id
     * @param author its author
     * @param at when it was applied, to the second
     * @param tag the tag of this state, if any
     * @param description Liquibase's description
     */
    public record Applied(String changeset, String author, Instant at, Optional<String> tag, String description) {}

    /**
     * A holder of the migration lock.
     *
     * @param holder the host and process that took it
     * @param since when
     * @param running whether that process still migrates, as far as detectable; else it was killed, and the next
     *     migration takes the lock over
     */
    public record Lock(String holder, Instant since, boolean running) {}

    private static void checkCount(int changesets) {
        if (changesets < 1) {
            throw new BadConfiguration(
                    "changesets must be at least 1, was " + changesets + ".",
                    "give the number of changesets to roll back.");
        }
    }

    @CanIgnoreReturnValue
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
        // refused statements of Postgres; connection errors have 08, 28, 3D, 53 and 57; SQLite has no state
        return state.startsWith("42") || state.startsWith("25")
                ? new MigrationFailed("The database refused a statement (SQLSTATE " + state + "): " + e.getMessage(), e)
                : new Unavailable(
                        "The database cannot be reached to migrate it (" + state + ").",
                        "check the URL, the user and that the server runs; see the cause.",
                        e);
    }

    @FunctionalInterface
    private interface Work<T> {
        T on(MigratedDatabase db) throws SQLException;
    }
}
