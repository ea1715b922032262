package io.shopsql.schema;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationLocked;
import io.shopsql.schema.diff.SchemaDiff;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to a database, to inspect or migrate it. */
final class MigratedDatabase {

    static final String CHANGELOG_TABLE = "shop_changelog";
    static final String LOCK_TABLE = "shop_changelog_lock";

    private static final Logger log = LoggerFactory.getLogger(MigratedDatabase.class);

    private final Connection connection;
    private final DatabaseKind kind;
    private final String schema;
    private final Changelog changelog;
    private final DatabaseKind.Place place;
    private boolean holdsShop;
    private MigrationLock lock = MigrationLock.NONE;

    /**
     * @param schema the schema of the shop; if empty, chosen as {@link DatabaseKind#place} does
     * @throws io.shopsql.error.BadConfiguration as {@link DatabaseKind#place}
     */
    MigratedDatabase(Connection connection, String schema, Changelog changelog) throws SQLException {
        this.connection = connection;
        this.changelog = changelog;
        this.kind = DatabaseKind.of(connection);
        this.place = kind.place(connection, schema);
        this.schema = place.schema();
        this.holdsShop = place.holdsShop();
    }

    /**
     * Refuses a pooled connection whose search path an earlier borrower changed.
     *
     * @throws io.shopsql.error.BadConfiguration if the path now resolves to another shop than the session's initial
     *     path, or to none
     */
    void refuseAstray() throws SQLException {
        if (place.formerPath() != null) {
            SearchPath.refuseAstray(connection, place.formerPath(), place);
        }
    }

    /** The schema of the shop, the same for all operations of this object. */
    String schema() {
        return schema;
    }

    Migrations.Status status() throws SQLException {
        Set<String> there = new LinkedHashSet<>();
        history().forEach(applied -> there.add(applied.changeset()));
        List<String> applied = new ArrayList<>(changelog.changesetsFor(kind));
        applied.retainAll(there);
        List<String> pending = new ArrayList<>(changelog.changesetsFor(kind));
        pending.removeAll(there);
        return new Migrations.Status(List.copyOf(applied), List.copyOf(pending));
    }

    /** The applied changesets of the changelog, in the order of application; empty if the table is missing. */
    List<Migrations.Applied> history() throws SQLException {
        List<Migrations.Applied> applied = new ArrayList<>();
        // no process drops the table, but another may create it
        holdsShop = holdsShop || kind.hasTable(connection, schema, CHANGELOG_TABLE);
        if (!holdsShop) {
            return applied;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select filename, id, author, dateexecuted, tag, description from "
                                + DatabaseKind.qualified(schema, CHANGELOG_TABLE) + " order by orderexecuted")) {
            while (rows.next()) {
                String path = rows.getString(1);
                if (changelog.owns(path)) {
                    String name = Changelog.name(path, rows.getString(2));
                    if (!changelog.knows(name)) {
                        throw new DatabaseNewer(name);
                    }
                    applied.add(new Migrations.Applied(
                            name,
                            rows.getString(3),
                            // stored without a zone, in UTC
                            Timestamp.valueOf(rows.getString(4))
                                    .toLocalDateTime()
                                    .toInstant(ZoneOffset.UTC),
                            Optional.ofNullable(rows.getString(5)),
                            rows.getString(6)));
                }
            }
        }
        return applied;
    }

    /** Tags the last changeset; Liquibase on SQLite would tag all that were applied in the same second. */
    void tag(String name) throws SQLException {
        String table = DatabaseKind.qualified(schema, CHANGELOG_TABLE);
        inTransaction(
                "update " + table + " set tag = ? where orderexecuted = (select max(orderexecuted) from " + table + ")",
                name);
    }

    /** Applies all pending changesets. */
    void update() throws SQLException {
        checkIntegers();
        liquibase().update();
    }

    /** Applies the pending changesets up to the one that sets the tag. */
    void updateTo(String tag) throws SQLException {
        checkIntegers();
        liquibase().updateTo(tag);
    }

    /** Refuses rows that would fail the checks of integer columns; Postgres cannot store such rows. */
    private void checkIntegers() throws SQLException {
        if (kind == DatabaseKind.SQLITE) {
            StoredIntegers.check(connection, changelog.tablesOf(changelog.changesetsFor(kind)));
        }
    }

    boolean willTag(String tag) {
        return changelog.tagsFor(kind).contains(tag);
    }

    SchemaDiff difference() throws SQLException {
        refuseTransaction();
        DatabaseKind.Undo undo = kind.prepare(connection, schema);
        try (undo) {
            return kind.difference(connection, schema, changelog);
        }
    }

    /**
     * Runs the step while no other process migrates.
     *
     * @throws MigrationLocked if another process holds the lock beyond the time-out, or took it over meanwhile
     * @throws io.shopsql.error.BadConfiguration as {@link Preconditions}
     */
    void locked(LockTerms terms, Step step) throws SQLException {
        Preconditions.checkEngine(connection, kind);
        oneAtATime(terms, () -> checked(step));
    }

    private void oneAtATime(LockTerms terms, Step step) throws SQLException {
        try {
            exclusively(terms, step);
        } catch (LockLost e) {
            throw e.toCaller();
        }
    }

    private void checked(Step step) throws SQLException {
        Preconditions.checkTables(connection, kind, schema, changelog.tablesOf(status().pending()));
        step.run();
    }

    /** As {@link #locked}, but starts again if the lock was lost: for a step that does only what is pending. */
    void untilDone(LockTerms terms, Step step) throws SQLException {
        Preconditions.checkEngine(connection, kind);
        long start = System.nanoTime();
        while (true) {
            try {
                exclusively(terms, () -> checked(step));
                return;
            } catch (LockLost e) {
                log.warn("{} This process waits for it.", e.getMessage());
                if (System.nanoTime() - start > terms.timeout().toNanos()) {
                    throw e.toCaller();
                }
            }
        }
    }

    /** Runs a step that changes nothing. */
    void steadily(LockTerms terms, Step step) throws SQLException {
        Preconditions.checkEngine(connection, kind);
        refuseTransaction();
        DatabaseKind.Undo undo = kind.prepare(connection, schema);
        try (undo) {
            holding(kind.steady(connection, schema, terms), () -> checked(step));
        }
    }

    private void exclusively(LockTerms terms, Step step) throws SQLException {
        refuseTransaction();
        DatabaseKind.Undo undo = kind.prepare(connection, schema);
        try (undo) {
            holding(kind.lock(connection, schema, terms), () -> {
                freeLiquibase();
                step.run();
            });
        }
    }

    private void holding(MigrationLock taken, Step step) throws SQLException {
        try (taken) {
            lock = taken;
            step.run();
        } finally {
            lock = MigrationLock.NONE;
        }
    }

    /** Frees Liquibase's own lock, left by a killed process: a live holder would also hold ours. */
    @CanIgnoreReturnValue
    private boolean freeLiquibase() throws SQLException {
        Optional<LockRow> left = lockRow();
        if (left.isPresent()) {
            log.warn(
                    "The migration of {} since {} was killed; its lock is taken over.",
                    left.get().holder(),
                    left.get().since());
            inTransaction("update " + DatabaseKind.qualified(schema, LOCK_TABLE) + " set locked = "
                    + (kind == DatabaseKind.SQLITE ? "0" : "false") + ", lockgranted = null, lockedby = null");
        }
        return left.isPresent();
    }

    private void inTransaction(String update, String... values) throws SQLException {
        ChangesetTransactions transactions = transactions();
        Connection watched = transactions.connection();
        try {
            watched.setAutoCommit(false);
            try (PreparedStatement statement = watched.prepareStatement(update)) {
                for (int i = 0; i < values.length; i++) {
                    statement.setString(i + 1, values[i]);
                }
                statement.executeUpdate();
            }
            watched.commit();
        } finally {
            transactions.end();
        }
    }

    /**
     * Releases the lock of a killed process. Returns whether there was one.
     *
     * @throws MigrationLocked if its process runs, or ran a moment ago
     */
    boolean unlock() throws SQLException {
        boolean[] held = {kind.breakOpen(connection, schema)};
        if (held[0] || lockRow().isPresent()) {
            // a running migration holds the other lock; a killed one may hold it for a moment
            oneAtATime(LockTerms.DEFAULT.timeout(Duration.ofSeconds(1)), () -> {});
            held[0] = true;
        }
        return held[0];
    }

    /** The holder of the lock, and whether its process still runs. */
    Optional<Migrations.Lock> lock() throws SQLException {
        Optional<Migrations.Lock> holder = kind.holder(connection, schema);
        Optional<LockRow> row = holder.isPresent() ? Optional.empty() : lockRow();
        return row.isEmpty()
                ? holder
                : Optional.of(new Migrations.Lock(
                        row.get().holder(), row.get().since(), kind == DatabaseKind.SQLITE && isRunning()));
    }

    private boolean isRunning() throws SQLException {
        try {
            kind.lock(connection, schema, LockTerms.DEFAULT.timeout(Duration.ZERO))
                    .close();
            return false;
        } catch (MigrationLocked held) {
            return true;
        }
    }

    /** A transaction begun by others on this connection would be committed or rolled back with ours. */
    private void refuseTransaction() throws SQLException {
        if (BorrowedConnection.isInTransaction(connection)) {
            throw BorrowedConnection.inTransaction();
        }
    }

    private Optional<LockRow> lockRow() throws SQLException {
        if (!kind.hasTable(connection, schema, LOCK_TABLE)) {
            return Optional.empty();
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select lockedby, lockgranted from "
                        + DatabaseKind.qualified(schema, LOCK_TABLE) + " where locked")) {
            return rows.next()
                    ? Optional.of(
                            new LockRow(rows.getString(1), rows.getTimestamp(2).toInstant()))
                    : Optional.empty();
        }
    }

    /** The row of Liquibase's own lock. */
    private record LockRow(String holder, Instant since) {}

    LiquibaseRun liquibase() {
        return new LiquibaseRun(transactions(), schema, changelog);
    }

    private ChangesetTransactions transactions() {
        return new ChangesetTransactions(connection, lock, kind == DatabaseKind.SQLITE, true);
    }

    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }
}
