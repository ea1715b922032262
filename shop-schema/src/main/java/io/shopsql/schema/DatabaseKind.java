package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import io.shopsql.schema.diff.SchemaDiff;
import io.shopsql.schema.diff.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What migrating has to know about each engine: how its catalogue is asked, and what keeps two processes apart. */
enum DatabaseKind {
    SQLITE("sqlite") {
        @Override
        Place place(Connection connection, String wanted) throws SQLException {
            if (!wanted.isEmpty()) {
                throw new BadConfiguration(
                        "SQLite has no schemas, but schema was " + wanted + ".", "leave the schema out.");
            }
            // a name without a schema is looked up in main before the attached databases, and made in main
            return new Place("", hasTable(connection, "", MigratedDatabase.CHANGELOG_TABLE), null);
        }

        @Override
        boolean hasTable(Connection connection, String schema, String table) throws SQLException {
            return ask(
                            connection,
                            "select 1 from sqlite_master where type in ('table', 'view') and name = " + text(table))
                    != null;
        }

        @Override
        MigrationLock lock(Connection connection, String schema, Duration timeout) throws SQLException {
            return FileMigrationLock.beside(
                    ask(connection, "select file from pragma_database_list where name = 'main'"), timeout);
        }

        @Override
        Undo prepare(Connection connection, String schema) throws SQLException {
            // a changeset that copies a table has to switch them off
            String foreignKeys = String.valueOf(ask(connection, "pragma foreign_keys"));
            return () -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("pragma foreign_keys = " + foreignKeys);
                }
            };
        }

        @Override
        SchemaDiff difference(Connection connection, String schema, Changelog changelog) throws SQLException {
            try (Connection reference = InMemory.beside(connection)) {
                new LiquibaseRun(new ChangesetTransactions(reference, true, true), schema, changelog).update();
                return SchemaDiff.of(Snapshot.of(connection), Snapshot.of(reference));
            }
        }
    },
    POSTGRES("postgresql") {
        @Override
        Place place(Connection connection, String wanted) throws SQLException {
            return wanted.isEmpty()
                    ? SearchPath.place(connection)
                    : new Place(wanted, hasTable(connection, wanted, MigratedDatabase.CHANGELOG_TABLE), null);
        }

        @Override
        boolean hasTable(Connection connection, String schema, String table) throws SQLException {
            return ask(connection, "select to_regclass(" + text(qualified(schema, table)) + ")::text") != null;
        }

        @Override
        MigrationLock lock(Connection connection, String schema, Duration timeout) throws SQLException {
            return AdvisoryMigrationLock.on(connection, schema, timeout);
        }

        @Override
        Undo prepare(Connection connection, String schema) throws SQLException {
            int networkTimeout = connection.getNetworkTimeout();
            String timeZone = String.valueOf(ask(connection, "show timezone"));
            // Liquibase dates its rows by the session's clock, without a zone
            set(connection, "timezone", "UTC");
            // asked first: "if not exists" needs the right to create schemas even where it is there
            if (ask(connection, "select 1 from pg_namespace where nspname = " + text(schema)) == null) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create schema if not exists " + quoted(schema));
                }
            }
            String searchPath = SearchPath.lead(connection, schema);
            // an index on a large table takes as long as it takes
            connection.setNetworkTimeout(Runnable::run, 0);
            return () -> {
                connection.setNetworkTimeout(Runnable::run, networkTimeout);
                SearchPath.restore(connection, searchPath);
                set(connection, "timezone", timeZone);
            };
        }

        @Override
        SchemaDiff difference(Connection connection, String schema, Changelog changelog) throws SQLException {
            String reference = "shop_reference_" + UUID.randomUUID().toString().replace("-", "");
            ChangesetTransactions unkept = new ChangesetTransactions(connection, false, false);
            connection.setAutoCommit(false);
            try {
                Snapshot live = Snapshot.of(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create schema " + quoted(reference));
                }
                set(connection, "search_path", quoted(reference));
                new LiquibaseRun(unkept, reference, changelog).updateUnkept();
                return SchemaDiff.of(live, Snapshot.of(connection));
            } finally {
                unkept.end();
            }
        }

        private void set(Connection connection, String setting, String value) throws SQLException {
            ask(connection, "select set_config('" + setting + "', " + text(value) + ", false)");
        }
    };

    private final String liquibaseName;

    DatabaseKind(String liquibaseName) {
        this.liquibaseName = liquibaseName;
    }

    String liquibaseName() {
        return liquibaseName;
    }

    /**
     * The one schema of the shop: the wanted one; without it the first of the search path that holds a shop; without that
     * the one in which the connection makes tables. Empty on SQLite.
     *
     * @throws BadConfiguration if the engine has no schemas, or the search path names none that is there
     */
    abstract Place place(Connection connection, String wanted) throws SQLException;

    abstract boolean hasTable(Connection connection, String schema, String table) throws SQLException;

    abstract MigrationLock lock(Connection connection, String schema, Duration timeout) throws SQLException;

    /** Makes the connection fit to migrate this schema, which is made if it is missing. */
    abstract Undo prepare(Connection connection, String schema) throws SQLException;

    /** What the schema has that the changelog would not make, and the other way round. Changes nothing. */
    abstract SchemaDiff difference(Connection connection, String schema, Changelog changelog) throws SQLException;

    static DatabaseKind of(Connection connection) throws SQLException {
        SqliteVersion.check(connection);
        String product = connection.getMetaData().getDatabaseProductName();
        return switch (product) {
            case "SQLite" -> SQLITE;
            case "PostgreSQL" -> POSTGRES;
            default ->
                throw new BadConfiguration(
                        "The shop runs on SQLite and Postgres; this database is " + product + ".",
                        "use a jdbc:sqlite: or jdbc:postgresql: URL.");
        };
    }

    /** A table, in its schema if one is given. */
    static String qualified(String schema, String table) {
        return schema.isEmpty() ? table : quoted(schema) + "." + table;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /**
     * Where the shop is, or will be.
     *
     * @param holdsShop whether it was there when this was asked
     * @param formerPath the search path that the session began with, if it was changed since
     */
    record Place(String schema, boolean holdsShop, @Nullable String formerPath) {}

    /** Leaves the connection as it was. */
    @FunctionalInterface
    interface Undo extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
