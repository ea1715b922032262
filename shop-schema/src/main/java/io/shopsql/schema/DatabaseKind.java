package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What migrating has to know about each engine: how its catalogue is asked, and what keeps two processes apart. */
enum DatabaseKind {
    SQLITE("sqlite") {
        @Override
        boolean hasTable(Connection connection, String schema, String table) throws SQLException {
            return ask(connection, "select 1 from sqlite_master where type = 'table' and name = '" + table + "'")
                    != null;
        }

        @Override
        MigrationLock lock(Connection connection, String schema, Duration timeout) throws SQLException {
            return FileMigrationLock.beside(
                    ask(connection, "select file from pragma_database_list where name = 'main'"), timeout);
        }
    },
    POSTGRES("postgresql") {
        @Override
        boolean hasTable(Connection connection, String schema, String table) throws SQLException {
            return ask(connection, "select to_regclass('" + qualified(schema, table) + "')::text") != null;
        }

        @Override
        MigrationLock lock(Connection connection, String schema, Duration timeout) throws SQLException {
            return AdvisoryMigrationLock.on(connection, schema, timeout);
        }
    };

    private final String liquibaseName;

    DatabaseKind(String liquibaseName) {
        this.liquibaseName = liquibaseName;
    }

    String liquibaseName() {
        return liquibaseName;
    }

    abstract boolean hasTable(Connection connection, String schema, String table) throws SQLException;

    abstract MigrationLock lock(Connection connection, String schema, Duration timeout) throws SQLException;

    static DatabaseKind of(Connection connection) throws SQLException {
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

    /** A schema or table name, quoted. */
    static String qualified(String schema, String table) {
        return schema.isEmpty() ? table : '"' + schema.replace("\"", "\"\"") + "\"." + table;
    }

    static @Nullable String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            return rows.next() ? rows.getString(1) : null;
        }
    }
}
