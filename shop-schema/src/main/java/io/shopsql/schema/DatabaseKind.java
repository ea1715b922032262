package io.shopsql.schema;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.shopsql.error.BadConfiguration;
import io.shopsql.schema.diff.SchemaDiff;
import io.shopsql.schema.diff.Snapshot;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What migrations need per engine: catalogue queries and the lock between processes. */
enum DatabaseKind {
    SQLITE("sqlite") {
        @Override
        Place place(Connection connection, String wanted) throws SQLException {
            if (!wanted.isEmpty()) {
                throw new BadConfiguration(
                        "SQLite has no schemas, but schema was " + wanted + ".", "remove the schema.");
            }
            // an unqualified name is looked up in main before the attached databases, and created in main
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
        MigrationLock lock(Connection connection, String schema, LockTerms terms) throws SQLException {
            return FileMigrationLock.beside(
                    ask(connection, "select file from pragma_database_list where name = 'main'"), terms.timeout());
        }

        @Override
        MigrationLock steady(Connection connection, String schema, LockTerms terms) throws SQLException {
            return lock(connection, schema, terms);
        }

        @Override
        Optional<Migrations.Lock> holder(Connection connection, String schema) {
            // the operating system does not report the holder of a file lock
            return Optional.empty();
        }

        @Override
        boolean breakOpen(Connection connection, String schema) {
            return false;
        }

        @Override
        Undo prepare(Connection connection, String schema) throws SQLException {
            // a changeset that copies a table must switch them off
            String foreignKeys = String.valueOf(ask(connection, "pragma foreign_keys"));
            return () -> {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("pragma foreign_keys = " + foreignKeys);
                }
            };
        }

        @Override
        SchemaDiff difference(Connection connection, String schema, Changelog changelog) throws SQLException {
            try (Connection reference = ScratchSqlite.beside(connection)) {
                new LiquibaseRun(
                                new ChangesetTransactions(reference, MigrationLock.NONE, true, true), schema, changelog)
                        .update();
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
        MigrationLock lock(Connection connection, String schema, LockTerms terms) throws SQLException {
            return LeaseMigrationLock.take(connection, schema, settings(schema), terms);
        }

        @Override
        MigrationLock steady(Connection connection, String schema, LockTerms terms) {
            // readers see the last commit and need no lock
            return new MigrationLock() {
                @Override
                public void begin(Connection begun) throws SQLException {
                    ask(begun, "select " + settings(schema));
                }

                @Override
                public void close() {}
            };
        }

        /**
         * Per transaction: behind a transaction pooler, a session setting would stay on the server connection for its
         * next user. Liquibase dates its rows in the session's time zone, without storing the zone.
         */
        private String settings(String schema) {
            return "set_config('timezone', 'UTC', true), set_config('idle_in_transaction_session_timeout', '0', true)"
                    + ", set_config('search_path', concat_ws(', ', " + text(quoted(schema))
                    + ", nullif(current_setting('search_path'), '')), true)";
        }

        @Override
        Optional<Migrations.Lock> holder(Connection connection, String schema) throws SQLException {
            return LeaseMigrationLock.holder(connection, schema);
        }

        @Override
        boolean breakOpen(Connection connection, String schema) throws SQLException {
            return LeaseMigrationLock.breakOpen(connection, schema);
        }

        @Override
        Undo prepare(Connection connection, String schema) throws SQLException {
            // checked first: "if not exists" needs the privilege to create schemas even if the schema exists
            if (ask(connection, "select 1 from pg_namespace where nspname = " + text(schema)) == null) {
                MadeAtOnce.run(connection, "create schema if not exists " + quoted(schema));
            }
            int networkTimeout = connection.getNetworkTimeout();
            // an index on a large table may take arbitrarily long
            connection.setNetworkTimeout(Runnable::run, 0);
            return () -> connection.setNetworkTimeout(Runnable::run, networkTimeout);
        }

        @Override
        SchemaDiff difference(Connection connection, String schema, Changelog changelog) throws SQLException {
            String reference = "shop_reference_" + UUID.randomUUID().toString().replace("-", "");
            ChangesetTransactions unkept = new ChangesetTransactions(connection, MigrationLock.NONE, false, false);
            connection.setAutoCommit(false);
            try {
                setSearchPath(connection, schema);
                Snapshot live = Snapshot.of(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute("create schema " + quoted(reference));
                }
                setSearchPath(connection, reference);
                new LiquibaseRun(unkept, reference, changelog).updateUnkept();
                return SchemaDiff.of(live, Snapshot.of(connection));
            } finally {
                unkept.end();
            }
        }

        /** For this transaction only. */
        private void setSearchPath(Connection connection, String schema) throws SQLException {
            ask(connection, "select set_config('search_path', " + text(quoted(schema)) + ", true)");
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
     * The schema of the shop: the wanted one; else the first of the search path that holds a shop; else the one in
     * which the connection creates tables. Empty on SQLite.
     *
     * @throws BadConfiguration if the engine has no schemas, or no schema of the search path exists
     */
    abstract Place place(Connection connection, String wanted) throws SQLException;

    abstract boolean hasTable(Connection connection, String schema, String table) throws SQLException;

    /** Waits for the migration lock and takes it. */
    abstract MigrationLock lock(Connection connection, String schema, LockTerms terms) throws SQLException;

    /** The lock for a run that changes nothing: the migration lock on SQLite, none on Postgres. */
    abstract MigrationLock steady(Connection connection, String schema, LockTerms terms) throws SQLException;

    /** The holder of the lock, running or killed; empty if the lock is free or the engine does not report it. */
    abstract Optional<Migrations.Lock> holder(Connection connection, String schema) throws SQLException;

    /** Frees the lock of a killed process. Returns whether there was one. */
    abstract boolean breakOpen(Connection connection, String schema) throws SQLException;

    /** Prepares the connection to migrate this schema; creates the schema if it is missing. */
    abstract Undo prepare(Connection connection, String schema) throws SQLException;

    /** The differences between the schema and the changelog. Changes nothing. */
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

    /** The table name, qualified unless the schema is empty. */
    static String qualified(String schema, String table) {
        return schema.isEmpty() ? table : quoted(schema) + "." + table;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    static String text(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @CanIgnoreReturnValue
    static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /**
     * The schema of the shop, existing or to be created.
     *
     * @param holdsShop whether the schema held a shop at the time of the check
     * @param formerPath the session's initial search path, if it was changed since
     */
    record Place(String schema, boolean holdsShop, @Nullable String formerPath) {}

    /** Restores the connection. */
    @FunctionalInterface
    interface Undo extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }
}
