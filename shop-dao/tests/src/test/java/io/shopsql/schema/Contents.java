package io.shopsql.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every value of every table that the live catalogue names, by {@code table.column}, in the order of the primary key; the
 * tables of Liquibase and of the engine are left out, and so is what an engine derives from the products to find them by:
 * the tables of SQLite that triggers keep, and the generated column of Postgres.
 */
record Contents(SortedMap<String, List<@Nullable String>> columns) {

    static Contents of(DataSource source) throws SQLException {
        SortedMap<String, List<@Nullable String>> columns = new TreeMap<>();
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables(connection)) {
                String key = String.join(", ", primaryKey(connection, table));
                try (ResultSet rows = statement.executeQuery("select * from " + table + " order by " + key)) {
                    addColumns(table, rows, columns);
                }
            }
        }
        return new Contents(columns);
    }

    private static void addColumns(String table, ResultSet rows, SortedMap<String, List<@Nullable String>> columns)
            throws SQLException {
        List<List<@Nullable String>> values = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
            List<@Nullable String> none = new ArrayList<>();
            values.add(none);
            columns.put(table + "." + rows.getMetaData().getColumnName(column), none);
        }
        while (rows.next()) {
            for (int column = 1; column <= values.size(); column++) {
                values.get(column - 1).add(rows.getString(column));
            }
        }
        columns.remove("products.words");
    }

    /** The same without the columns that the other lacks. */
    Contents sharedWith(Contents other) {
        SortedMap<String, List<@Nullable String>> shared = new TreeMap<>(columns);
        shared.keySet().retainAll(other.columns.keySet());
        return new Contents(shared);
    }

    /** Whether triggers keep the table, or FTS5 keeps it for them. */
    static boolean isDerived(String table) {
        return table.equals("product_attributes")
                || table.equals("products_fts")
                || table.startsWith("products_fts_")
                || table.startsWith("rollup");
    }

    static List<String> tables(DataSource source) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return tables(connection);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        DatabaseMetaData catalogue = connection.getMetaData();
        try (ResultSet rows = catalogue.getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            return column(rows, "TABLE_NAME").stream()
                    .filter(table -> !table.startsWith("shop_changelog") && !table.startsWith("sqlite_"))
                    .filter(table -> !isDerived(table))
                    .toList();
        }
    }

    private static List<String> primaryKey(Connection connection, String table) throws SQLException {
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)) {
            return column(rows, "COLUMN_NAME");
        }
    }

    private static List<String> column(ResultSet rows, String name) throws SQLException {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            values.add(rows.getString(name));
        }
        return values;
    }
}
