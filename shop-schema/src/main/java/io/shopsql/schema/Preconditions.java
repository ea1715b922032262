package io.shopsql.schema;

import io.shopsql.error.BadConfiguration;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * Checks a database before the first change. A later failure would leave a half-migrated database that no further
 * attempt can finish.
 */
final class Preconditions {

    /** The first Postgres with generated columns; the word index uses one. */
    private static final int LEAST_POSTGRES = 12;

    private Preconditions() {}

    /**
     * Checks the engine, before a lock or schema is created.
     *
     * @throws BadConfiguration if the changelog cannot be applied to it
     */
    static void checkEngine(Connection connection, DatabaseKind kind) throws SQLException {
        switch (kind) {
            case SQLITE -> checkModules(connection);
            case POSTGRES -> checkServer(connection);
        }
    }

    /**
     * Checks that the tables to be created do not exist; call while holding the migration lock.
     *
     * @param tables the tables that pending changesets of this library create
     * @throws BadConfiguration if one exists
     */
    static void checkTables(Connection connection, DatabaseKind kind, String schema, List<String> tables)
            throws SQLException {
        for (String table : tables) {
            if (kind.hasTable(connection, schema, table)) {
                throw new BadConfiguration(
                        "The database has a table " + table + " that is not the shop's, but the shop needs the name;"
                                + " nothing was changed.",
                        kind == DatabaseKind.SQLITE
                                ? "give the shop a file of its own."
                                : "give the shop a schema of its own: ShopConfig.schema(\"shop\").");
            }
        }
    }

    private static void checkModules(Connection connection) throws SQLException {
        for (String part :
                List.of("pragma_module_list where name = 'fts5'", "pragma_function_list where name = 'json'")) {
            if (DatabaseKind.ask(connection, "select 1 from " + part) == null) {
                throw new BadConfiguration(
                        "This SQLite was compiled without FTS5 or JSON; nothing was changed.",
                        "use the SQLite that the driver org.xerial:sqlite-jdbc brings.");
            }
        }
    }

    private static void checkServer(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < LEAST_POSTGRES) {
            throw new BadConfiguration(
                    "The server is Postgres " + version + ", and a shop needs " + LEAST_POSTGRES
                            + " or later; nothing was changed.",
                    "use a newer server.");
        }
        String encoding = DatabaseKind.ask(connection, "show server_encoding");
        if (!"UTF8".equals(encoding)) {
            throw new BadConfiguration(
                    "The database has the encoding " + encoding + ", and a shop needs UTF8; nothing was changed.",
                    "create it again: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0.");
        }
    }
}
