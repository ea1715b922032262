package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

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

    DatabaseKind kind() {
        return kind;
    }

    /** Our changesets that are applied, each as {@code path::id}; none where the table is missing. */
    List<String> appliedChangesets() throws SQLException {
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

    void locked(Duration timeout, Step step) throws SQLException {
        MigrationLock lock = kind.lock(connection, schema, timeout);
        try (lock) {
            if (!schema.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create schema if not exists \"" + schema.replace("\"", "\"\"") + "\"");
                }
            }
            step.run();
        }
    }

    LiquibaseRun liquibase() {
        return new LiquibaseRun(connection, schema);
    }

    @FunctionalInterface
    interface Step {
        void run() throws SQLException;
    }
}
