package io.shopsql.schema;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** What a SQLite database says: columns by its pragmas, constraints by the statements it keeps, for it tells no names. */
final class SqliteFacts {

    private static final Pattern LENGTH = Pattern.compile("VARCHAR\\((\\d+)\\)");
    private static final Pattern INLINE_KEY =
            Pattern.compile("\"(\\w+)\" INTEGER CONSTRAINT \"(\\w+)\" PRIMARY KEY( AUTOINCREMENT)?");
    private static final Pattern CONSTRAINT =
            Pattern.compile("CONSTRAINT \"(\\w+)\" (PRIMARY KEY|UNIQUE|CHECK|FOREIGN KEY) \\(([^)]*)\\)"
                    + "(?: REFERENCES \"(\\w+)\"\\(([^)]*)\\)( ON DELETE CASCADE)?)?");
    private static final Pattern INDEX =
            Pattern.compile("CREATE INDEX \"?\\w+\"? ON \"?\\w+\"? ?(\\([^)]*\\)(?: WHERE .*)?)");

    private final DataSource database;
    private final Facts facts = new Facts();

    private SqliteFacts(DataSource database) {
        this.database = database;
    }

    static Facts of(DataSource database) throws SQLException {
        return new SqliteFacts(database).read();
    }

    private Facts read() throws SQLException {
        for (String table : Contents.tables(database)) {
            facts.table(table, null);
            columns(table);
            String statement = Jdbc.list(
                            database, "select sql from sqlite_master where type = 'table' and name = '" + table + "'")
                    .get(0);
            constraints(table, statement);
        }
        for (List<@Nullable String> index : Jdbc.rows(
                database, "select tbl_name, name, sql from sqlite_master where type = 'index' and name like 'ix%'")) {
            Matcher definition = INDEX.matcher(text(index, 2));
            if (definition.matches() && !Contents.isDerived(text(index, 0))) {
                facts.index(text(index, 0), text(index, 1), definition.group(1).replace("\"", ""));
            }
        }
        return facts;
    }

    private void columns(String table) throws SQLException {
        for (List<@Nullable String> column : Jdbc.rows(
                database, "select name, type, \"notnull\", dflt_value from pragma_table_info('" + table + "')")) {
            facts.column(table, text(column, 0), text(column, 2).equals("0"), null);
            Matcher length = LENGTH.matcher(text(column, 1));
            if (length.matches()) {
                facts.length(table, text(column, 0), Integer.parseInt(length.group(1)));
            }
            if (column.get(3) != null) {
                facts.hasDefault(table, text(column, 0));
            }
        }
    }

    private void constraints(String table, String statement) {
        Matcher key = INLINE_KEY.matcher(statement);
        if (key.find()) {
            facts.primaryKey(table, key.group(2), List.of(key.group(1)));
            if (key.group(3) != null) {
                facts.identity(table, key.group(1));
            }
        }
        Matcher constraint = CONSTRAINT.matcher(statement);
        while (constraint.find()) {
            String name = constraint.group(1);
            switch (constraint.group(2)) {
                case "PRIMARY KEY" -> facts.primaryKey(table, name, names(constraint.group(3)));
                case "UNIQUE" -> facts.unique(table, name, names(constraint.group(3)));
                case "CHECK" -> facts.check(table, name);
                default ->
                    facts.foreignKey(
                            table,
                            name,
                            names(constraint.group(3)),
                            constraint.group(4),
                            names(constraint.group(5)),
                            constraint.group(6) != null);
            }
        }
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.replace("\"", "").split(", ", -1)).toList();
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }
}
