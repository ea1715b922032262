package io.shopsql.schema;

import io.shopsql.error.MigrationFailed;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Finds non-integers that SQLite stored in integer columns: 1.5, text, or a sum beyond 64 bits as a rounded REAL. The
 * changesets that add checks would fail on such a row without naming it. SQLite always stores a whole number that fits
 * as an integer, so none of these values can be repaired automatically.
 */
final class StoredIntegers {

    /** Rows named in an error, at most. */
    private static final int NAMED = 10;

    private final Connection connection;
    private final List<String> found = new ArrayList<>();
    private String mend = "";
    private long count;

    private StoredIntegers(Connection connection) {
        this.connection = connection;
    }

    /**
     * Checks each integer column of these tables that has no check yet; reads the table once per column.
     *
     * @throws MigrationFailed if a value is not an integer; names the table, the column and the key, not the value
     */
    static void check(Connection connection, List<String> tables) throws SQLException {
        new StoredIntegers(connection).check(tables);
    }

    private void check(List<String> tables) throws SQLException {
        for (String name : tables) {
            for (String column : unchecked(name, "'INTEGER', 'BIGINT'")) {
                look(name, column, "typeof(\"" + column + "\") not in ('integer', 'null')");
            }
            for (String column : unchecked(name, "'BOOLEAN'")) {
                look(name, column, "\"" + column + "\" not in (0, 1)");
            }
        }
        if (count > 0) {
            throw new MigrationFailed(
                    count
                            + (count == 1
                                    ? " value is not an integer, as its column requires: "
                                    : " values are not integers, as their columns require: ")
                            + String.join(", ", found) + (count > found.size() ? ", …" : "") + ". Nothing was changed.",
                    "write the correct values with statements like \"" + mend + "\", and migrate again.",
                    null);
        }
    }

    private List<String> unchecked(String table, String types) throws SQLException {
        return list("select c.name from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'"
                + " and m.name = '" + table + "' and c.type in (" + types + ")"
                + " and instr(m.sql, '\"ck_' || m.name || '_' || c.name || '_integer\"') = 0");
    }

    private void look(String table, String column, String isWrong) throws SQLException {
        String wrong = " from \"" + table + "\" where " + isWrong;
        List<String> rows = list("select " + key(table) + wrong + " order by 1 limit " + NAMED);
        if (rows.isEmpty()) {
            return;
        }
        count += Long.parseLong(list("select count(*)" + wrong).get(0));
        for (String row : rows) {
            if (found.isEmpty()) {
                mend = "update " + table + " set " + column + " = … where " + row;
            }
            if (found.size() < NAMED) {
                found.add(table + "." + column + " where " + row);
            }
        }
    }

    /** An expression that identifies a row without its text. */
    private String key(String table) throws SQLException {
        List<String> columns = list("select c.name from pragma_table_list('" + table + "') t"
                + " join pragma_table_info(t.name) c where t.wr and c.pk > 0 order by c.pk");
        return columns.isEmpty()
                ? "'rowid = ' || rowid"
                : columns.stream()
                        .map(column -> "'" + column + " = ' || \"" + column + "\"")
                        .collect(Collectors.joining(" || ' and ' || "));
    }

    private List<String> list(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
