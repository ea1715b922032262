package io.shopsql.schema.diff;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The tables of a schema at one moment, without those of Liquibase and the engine's internal ones. Immutable and
 * thread-safe.
 */
public final class Snapshot {

    private final SqlOfEngine engine;
    private final Map<String, Table> tables;

    private Snapshot(SqlOfEngine engine, Map<String, Table> tables) {
        this.engine = engine;
        this.tables = tables;
    }

    /** Reads the schema in which the connection would create a table. */
    public static Snapshot of(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseProductName().equals("SQLite")
                ? new Snapshot(new SqliteStatements(), SqliteCatalogue.read(connection))
                : new Snapshot(new PostgresStatements(), PostgresCatalogue.read(connection));
    }

    SqlOfEngine engine() {
        return engine;
    }

    Map<String, Table> tables() {
        return tables;
    }

    static boolean isBookkeeping(String table) {
        return table.startsWith("shop_changelog") || table.startsWith("databasechangelog");
    }

    static List<List<@Nullable String>> query(Connection connection, String sql) throws SQLException {
        List<List<@Nullable String>> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    row.add(rows.getString(column));
                }
                all.add(row);
            }
        }
        return all;
    }
}
