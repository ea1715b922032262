package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.DatabaseNewer;
import io.shopsql.error.MigrationLocked;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One connection to a database that is looked at or migrated. */
final class MigratedDatabase {

    static final String CHANGELOG_TABLE = "shop_changelog";
    static final String LOCK_TABLE = "shop_changelog_lock";

    private final Connection connection;
    private final DatabaseKind kind;
    private final String schema;

    MigratedDatabase(Connection connection, String schema) throws SQLException {
        this.connection = connection;
        this.kind = DatabaseKind.of(connection);
        this.schema = schema;
        if (!schema.isEmpty() && kind == DatabaseKind.SQLITE) {
            throw new BadConfiguration(
                    "SQLite has no schemas, but schema was " + schema + ".", "leave the schema out.");
        }
    }

    Migrations.Status status() throws SQLException {
        Set<String> there = new LinkedHashSet<>(appliedChangesets());
        there.stream().filter(name -> !Changelog.knows(name)).findFirst().ifPresent(name -> {
            throw new DatabaseNewer(name);
        });
        List<String> applied = new ArrayList<>(Changelog.changesetsFor(kind));
        applied.retainAll(there);
        List<String> pending = new ArrayList<>(Changelog.changesetsFor(kind));
        pending.removeAll(there);
        return new Migrations.Status(List.copyOf(applied), List.copyOf(pending));
    }

    /** Our changesets that are applied, each as {@code path::id}; none where the table is missing. */
    private List<String> appliedChangesets() throws SQLException {
        List<String> applied = new ArrayList<>();
        if (!kind.hasTable(connection, schema, CHANGELOG_TABLE)) {
            return applied;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select filename, id from "
                        + DatabaseKind.qualified(schema, CHANGELOG_TABLE) + " order by orderexecuted")) {
            while (rows.next()) {
                if (rows.getString(1).startsWith(Changelog.LOGICAL_PREFIX)) {
                    applied.add(Changelog.name(rows.getString(1), rows.getString(2)));
                }
            }
        }
        return applied;
    }

    /** Runs the step while no other process migrates, unless one was killed while it did. */
    void locked(Duration timeout, Step step) throws SQLException {
        exclusively(timeout, () -> {
            String holder = lockRowHolder();
            if (holder != null) {
                throw new MigrationLocked(holder, Duration.ZERO, null);
            }
            step.run();
        });
    }

    /** Takes away the lock row that a killed process left; whether there was one. */
    boolean unlock() throws SQLException {
        boolean[] held = {false};
        // a migration that still runs holds the other lock; a killed one may for a moment
        exclusively(Duration.ofSeconds(1), () -> {
            held[0] = lockRowHolder() != null;
            if (held[0]) {
                try (Statement statement = connection.createStatement()) {
                    statement.executeUpdate("update " + DatabaseKind.qualified(schema, LOCK_TABLE)
                            + " set locked = " + (kind == DatabaseKind.SQLITE ? "0" : "false")
                            + ", lockgranted = null, lockedby = null");
                }
            }
        });
        return held[0];
    }

    private void exclusively(Duration timeout, Step step) throws SQLException {
        MigrationLock lock = kind.lock(connection, schema, timeout);
        try (lock) {
            DatabaseKind.Undo undo = kind.prepare(connection, schema);
            try (undo) {
                step.run();
            }
        }
    }

    private @Nullable String lockRowHolder() throws SQLException {
        if (!kind.hasTable(connection, schema, LOCK_TABLE)) {
            return null;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select lockedby, lockgranted from "
                        + DatabaseKind.qualified(schema, LOCK_TABLE) + " where locked")) {
            return rows.next()
                    ? rows.getString(1) + " since " + rows.getTimestamp(2).toInstant()
                    : null;
        }
    }

    LiquibaseRun liquibase() {
        return new LiquibaseRun(new ChangesetTransactions(connection, kind == DatabaseKind.SQLITE), schema);
    }

    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }
}
