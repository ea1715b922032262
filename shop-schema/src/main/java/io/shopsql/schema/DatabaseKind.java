package io.shopsql.schema;

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
            // the operating system holds the lock, and does not say for whom
            return Optional.empty();
        }

        @Override
        boolean breakOpen(Connection connection, String schema) {
            return false;
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
            return LeaseLock.take(connection, schema, settings(schema), terms);
        }

        @Override
        MigrationLock steady(Connection connection, String schema, LockTerms terms) {
            // readers see the last commit, and need no lock
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
         * For one transaction: behind a transaction pooler a setting of the session would stay with a connection of the
         * server, for whoever gets that next. Liquibase dates its rows by the clock of the session, without a zone.
         */
        private String settings(String schema) {
            return "set_config('timezone', 'UTC', true), set_config('idle_in_transaction_session_timeout', '0', true)"
                    + ", set_config('search_path', concat_ws(', ', " + text(quoted(schema))
                    + ", nullif(current_setting('search_path'), '')), true)";
        }

        @Override
        Optional<Migrations.Lock> holder(Connection connection, String schema) throws SQLException {
            return LeaseLock.holder(connection, schema);
        }

        @Override
        boolean breakOpen(Connection connection, String schema) throws SQLException {
            return LeaseLock.breakOpen(connection, schema);
        }

        @Override
        Undo prepare(Connection connection, String schema) throws SQLException {
            // asked first: "if not exists" needs the right to create schemas even where it is there
            if (ask(connection, "select 1 from pg_namespace where nspname = " + text(schema)) == null) {
                MadeAtOnce.run(connection, "create schema if not exists " + quoted(schema));
            }
            int networkTimeout = connection.getNetworkTimeout();
            // an index on a large table takes as long as it takes
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

        /** For the transaction alone. */
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
     * The one schema of the shop: the wanted one; without it the first of the search path that holds a shop; without that
     * the one in which the connection makes tables. Empty on SQLite.
     *
     * @throws BadConfiguration if the engine has no schemas, or the search path names none that is there
     */
    abstract Place place(Connection connection, String wanted) throws SQLException;

    abstract boolean hasTable(Connection connection, String schema, String table) throws SQLException;

    /** Waits until nobody else migrates, and keeps the others waiting. */
    abstract MigrationLock lock(Connection connection, String schema, LockTerms terms) throws SQLException;

    /** For a look at the database while nothing is changed. */
    abstract MigrationLock steady(Connection connection, String schema, LockTerms terms) throws SQLException;

    /** Who holds the lock, or held it when it was killed; empty where nobody does or the engine does not tell. */
    abstract Optional<Migrations.Lock> holder(Connection connection, String schema) throws SQLException;

    /** Frees the lock of a killed process; whether there was one. */
    abstract boolean breakOpen(Connection connection, String schema) throws SQLException;

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
