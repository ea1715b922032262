package io.shopsql.schema.diff;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads the statements in a SQLite database's catalogue. */
final class SqliteCatalogue {

    private static final Set<String> CONSTRAINT_WORDS = Set.of("constraint", "primary", "unique", "check", "foreign");

    private SqliteCatalogue() {}

    static Map<String, Table> read(Connection connection) throws SQLException {
        Map<String, Table> tables = new TreeMap<>();
        for (List<@Nullable String> row : Snapshot.query(
                connection,
                "select m.name, m.sql from sqlite_master m join pragma_table_list l on l.name = m.name"
                        + " and l.schema = 'main' where m.type = 'table' and l.type in ('table', 'virtual')"
                        + " and m.name not like 'sqlite\\_%' escape '\\'")) {
            String name = text(row, 0);
            if (!Snapshot.isBookkeeping(name)) {
                tables.put(name, table(name, text(row, 1)));
            }
        }
        for (List<@Nullable String> row : Snapshot.query(
                connection,
                "select type, tbl_name, name, sql from sqlite_master where type in ('index', 'trigger')"
                        + " and sql is not null order by name")) {
            Table table = tables.get(text(row, 1));
            if (table != null) {
                (text(row, 0).equals("index") ? table.indexes() : table.triggers()).put(text(row, 2), text(row, 3));
            }
        }
        return tables;
    }

    private static Table table(String name, String statement) {
        Table table = new Table(name);
        List<String> words = SqlText.words(statement);
        int open = words.indexOf("(");
        if (words.get(1).equalsIgnoreCase("virtual") || open < 0) {
            table.options(statement);
            return table;
        }
        List<String> part = new ArrayList<>();
        int depth = 1;
        int at = open + 1;
        for (; depth > 0; at++) {
            String word = words.get(at);
            depth += word.equals("(") ? 1 : word.equals(")") ? -1 : 0;
            if (depth == 0 || (depth == 1 && word.equals(","))) {
                add(part, table);
                part.clear();
            } else {
                part.add(word);
            }
        }
        table.options(SqlWords.joined(words.subList(at, words.size())));
        return table;
    }

    private static void add(List<String> part, Table table) {
        String first = part.get(0);
        if (!CONSTRAINT_WORDS.contains(first.toLowerCase(Locale.ROOT))) {
            List<String> definition = new ArrayList<>(part.subList(1, part.size()));
            boolean nullable = !removeNotNull(definition);
            table.add(new Column(SqlText.name(first), SqlWords.joined(definition), nullable, "", ""));
        } else if (first.equalsIgnoreCase("constraint")) {
            table.constraints().put(SqlText.name(part.get(1)), SqlWords.joined(part.subList(2, part.size())));
        } else {
            // an unnamed constraint is keyed by its text
            table.constraints().put(SqlWords.joined(part), SqlWords.joined(part));
        }
    }

    /** Removes a NOT NULL, which ALTER TABLE can set and drop wherever it stands; one with a name or a conflict clause stays. */
    private static boolean removeNotNull(List<String> definition) {
        int at = 0;
        while (at + 1 < definition.size()) {
            if (definition.get(at).equals("(")) {
                at = SqlText.afterGroup(definition, at);
            } else if (definition.get(at).equalsIgnoreCase("not")
                    && definition.get(at + 1).equalsIgnoreCase("null")) {
                boolean named = at >= 2 && definition.get(at - 2).equalsIgnoreCase("constraint");
                boolean conflict =
                        at + 2 < definition.size() && definition.get(at + 2).equalsIgnoreCase("on");
                if (!named && !conflict) {
                    definition.subList(at, at + 2).clear();
                }
                return !named && !conflict;
            } else {
                at++;
            }
        }
        return false;
    }

    private static String text(List<@Nullable String> row, int column) {
        return Objects.requireNonNull(row.get(column));
    }
}
