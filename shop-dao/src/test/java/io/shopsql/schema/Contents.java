package io.shopsql.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Every value of every table that the live catalogue names, by {@code table.column}, in the order of the primary key; the
 * tables of Liquibase and of the engine are left out.
 */
record Contents(SortedMap<String, List<@Nullable String>> columns) {

    static Contents of(DataSource source) throws SQLException {
        SortedMap<String, List<@Nullable String>> columns = new TreeMap<>();
        for (String table : tables(source)) {
            String order = String.join(", ", names(source, table, true));
            for (String column : names(source, table, false)) {
                columns.put(
                        table + "." + column,
                        Jdbc.rows(source, "select " + column + " from " + table + " order by " + order).stream()
                                .map(row -> row.get(0))
                                .toList());
            }
        }
        return new Contents(columns);
    }

    /** The same without the columns that the other lacks. */
    Contents sharedWith(Contents other) {
        SortedMap<String, List<@Nullable String>> shared = new TreeMap<>(columns);
        shared.keySet().retainAll(other.columns.keySet());
        return new Contents(shared);
    }

    static List<String> tables(DataSource source) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = source.getConnection();
                ResultSet rows =
                        connection.getMetaData().getTables(null, connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME");
                if (!table.startsWith("shop_changelog") && !table.startsWith("sqlite_")) {
                    tables.add(table);
                }
            }
        }
        return tables;
    }

    private static List<String> names(DataSource source, String table, boolean key) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Connection connection = source.getConnection();
                ResultSet rows = key
                        ? connection.getMetaData().getPrimaryKeys(null, connection.getSchema(), table)
                        : connection.getMetaData().getColumns(null, connection.getSchema(), table, "%")) {
            while (rows.next()) {
                names.add(rows.getString("COLUMN_NAME"));
            }
        }
        return names;
    }
}
