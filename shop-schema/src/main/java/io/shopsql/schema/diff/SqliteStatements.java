package io.shopsql.schema.diff;

import static io.shopsql.schema.diff.SqlOfEngine.quoted;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQLite adds and drops plain columns at the end of a table; any other change copies the rows into a new table. */
final class SqliteStatements implements SqlOfEngine {

    private static final String COPY = "shop_draft_copy";

    private static final Set<String> NOT_PLAIN = Set.of(
            "(",
            "as",
            "check",
            "current_date",
            "current_time",
            "current_timestamp",
            "generated",
            "primary",
            "references",
            "unique");

    @Override
    public String dbms() {
        return "sqlite";
    }

    @Override
    public List<String> create(Table table) {
        List<String> statements = new ArrayList<>();
        statements.add(createTable(table, table.name()));
        statements.addAll(table.indexes().values());
        statements.addAll(table.triggers().values());
        return statements;
    }

    @Override
    public String drop(Table table) {
        return "DROP TABLE " + quoted(table.name());
    }

    @Override
    public List<String> change(Table from, Table to) {
        if (isCopied(from, to)) {
            return copied(from, to);
        }
        List<String> statements = new ArrayList<>();
        drops("TRIGGER", from.triggers(), to.triggers(), statements);
        drops("INDEX", from.indexes(), to.indexes(), statements);
        from.columns().keySet().stream()
                .filter(name -> !to.columns().containsKey(name))
                .forEach(name -> statements.add("ALTER TABLE " + quoted(to.name()) + " DROP COLUMN " + quoted(name)));
        to.columns().values().stream()
                .filter(column -> !from.columns().containsKey(column.name()))
                .forEach(column -> statements.add("ALTER TABLE " + quoted(to.name()) + " ADD COLUMN "
                        + quoted(column.name()) + " " + column.definition()));
        creates(from.indexes(), to.indexes(), statements);
        creates(from.triggers(), to.triggers(), statements);
        return statements;
    }

    @Override
    public boolean inTransaction(Table from, Table to) {
        // dropping the old table would delete referencing rows, and foreign keys can only be switched off outside a
        // transaction
        return !isCopied(from, to);
    }

    private static void drops(String kind, Map<String, String> from, Map<String, String> to, List<String> statements) {
        from.forEach((name, sql) -> {
            if (!Objects.equals(SqlText.normal(sql), SqlText.normal(to.get(name)))) {
                statements.add("DROP " + kind + " " + quoted(name));
            }
        });
    }

    private static void creates(Map<String, String> from, Map<String, String> to, List<String> statements) {
        to.forEach((name, sql) -> {
            if (!Objects.equals(SqlText.normal(sql), SqlText.normal(from.get(name)))) {
                statements.add(sql);
            }
        });
    }

    /** Whether anything changes besides indexes, triggers and plain columns at the end. */
    private static boolean isCopied(Table from, Table to) {
        if (!same(from.constraints(), to.constraints())
                || !Objects.equals(SqlText.normal(from.options()), SqlText.normal(to.options()))) {
            return true;
        }
        Table shorter = from.columns().size() < to.columns().size() ? from : to;
        Table longer = shorter == from ? to : from;
        Iterator<Column> columns = longer.columns().values().iterator();
        for (Column column : shorter.columns().values()) {
            Column other = columns.next();
            if (!column.name().equals(other.name())
                    || !Objects.equals(SqlText.normal(column.definition()), SqlText.normal(other.definition()))) {
                return true;
            }
        }
        while (columns.hasNext()) {
            if (!isPlain(columns.next())) {
                return true;
            }
        }
        return false;
    }

    private static boolean same(Map<String, String> one, Map<String, String> other) {
        return one.keySet().equals(other.keySet())
                && one.entrySet().stream()
                        .allMatch(e ->
                                Objects.equals(SqlText.normal(e.getValue()), SqlText.normal(other.get(e.getKey()))));
    }

    /** Whether ADD COLUMN and DROP COLUMN work: no key, no expression, and a default if NOT NULL. */
    private static boolean isPlain(Column column) {
        List<String> words = new ArrayList<>(SqlText.words(column.definition().toLowerCase(Locale.ROOT)));
        if (words.size() > 1 && words.get(1).equals("(")) {
            // the length of the type
            words.subList(1, words.indexOf(")") + 1).clear();
        }
        return words.stream().noneMatch(NOT_PLAIN::contains) && (!words.contains("not") || words.contains("default"));
    }

    private static List<String> copied(Table from, Table to) {
        String shared = String.join(
                ", ",
                from.columns().keySet().stream()
                        .filter(to.columns()::containsKey)
                        .filter(name -> !isGenerated(to.columns().get(name)))
                        .map(SqlOfEngine::quoted)
                        .toList());
        List<String> statements = new ArrayList<>(List.of(
                "PRAGMA foreign_keys = OFF",
                "BEGIN IMMEDIATE",
                createTable(to, COPY),
                "INSERT INTO " + COPY + " (" + shared + ") SELECT " + shared + " FROM " + quoted(from.name()),
                "DROP TABLE " + quoted(from.name()),
                "ALTER TABLE " + COPY + " RENAME TO " + quoted(to.name())));
        statements.addAll(to.indexes().values());
        statements.addAll(to.triggers().values());
        statements.add("COMMIT");
        statements.add("PRAGMA foreign_keys = ON");
        return statements;
    }

    private static boolean isGenerated(@Nullable Column column) {
        return column != null
                && SqlText.words(column.definition()).stream().anyMatch(word -> word.equalsIgnoreCase("as"));
    }

    private static String createTable(Table table, String name) {
        if (table.isVirtual()) {
            return table.options();
        }
        List<String> parts = new ArrayList<>();
        table.columns()
                .values()
                .forEach(column -> parts.add((quoted(column.name()) + " " + column.definition()).strip()));
        table.constraints()
                .forEach((constraint, definition) -> parts.add(
                        constraint.equals(definition)
                                ? definition
                                : "CONSTRAINT " + quoted(constraint) + " " + definition));
        return "CREATE TABLE " + quoted(name) + " (" + String.join(", ", parts) + ")"
                + (table.options().isEmpty() ? "" : " " + table.options());
    }
}
