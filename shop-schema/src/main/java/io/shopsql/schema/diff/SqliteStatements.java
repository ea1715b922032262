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

/**
 * SQLite alters in place: plain columns at the end of a table, NOT NULL and named checks. Any other change copies the rows
 * into a new table: no ALTER TABLE can add what DROP CONSTRAINT takes of the others, such as foreign keys.
 */
final class SqliteStatements implements SqlOfEngine {

    private static final String COPY = "shop_draft_copy";

    private static final Set<String> NOT_PLAIN = Set.of(
            "(",
            "as",
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
        String alter = "ALTER TABLE " + quoted(to.name()) + " ";
        List<String> statements = new ArrayList<>();
        drops("TRIGGER", from.triggers(), to.triggers(), statements);
        drops("INDEX", from.indexes(), to.indexes(), statements);
        changed(from.constraints(), to.constraints())
                .forEach(name -> statements.add(alter + "DROP CONSTRAINT " + quoted(name)));
        from.columns().keySet().stream()
                .filter(name -> !to.columns().containsKey(name))
                .forEach(name -> statements.add(alter + "DROP COLUMN " + quoted(name)));
        to.columns()
                .values()
                .forEach(column -> alterations(from.columns().get(column.name()), column)
                        .forEach(change -> statements.add(alter + change)));
        changed(to.constraints(), from.constraints())
                .forEach(name -> statements.add(alter + "ADD CONSTRAINT " + quoted(name) + " "
                        + to.constraints().get(name)));
        creates(from.indexes(), to.indexes(), statements);
        creates(from.triggers(), to.triggers(), statements);
        return statements;
    }

    private static List<String> alterations(@Nullable Column from, Column to) {
        String name = quoted(to.name());
        List<String> changes = new ArrayList<>();
        boolean nullable = from == null || from.nullable();
        if (from == null) {
            // ADD COLUMN refuses a NOT NULL without a default even if there are no rows
            boolean whole = to.nullable() || words(to).contains("default");
            changes.add("ADD COLUMN " + name + " " + (whole ? to.definition() : to.type()));
            nullable = !whole || to.nullable();
        }
        if (nullable != to.nullable()) {
            changes.add("ALTER COLUMN " + name + (to.nullable() ? " DROP NOT NULL" : " SET NOT NULL"));
        }
        return changes;
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

    /** The names that are missing in the second map or have another value there. */
    private static List<String> changed(Map<String, String> first, Map<String, String> second) {
        return first.keySet().stream()
                .filter(name -> !Objects.equals(SqlText.normal(first.get(name)), SqlText.normal(second.get(name))))
                .toList();
    }

    /** Whether no ALTER TABLE makes the change, or none undoes it. */
    private static boolean isCopied(Table from, Table to) {
        if (!areNamedChecks(from.constraints(), changed(from.constraints(), to.constraints()))
                || !areNamedChecks(to.constraints(), changed(to.constraints(), from.constraints()))
                || !Objects.equals(SqlText.normal(from.options()), SqlText.normal(to.options()))) {
            return true;
        }
        Table shorter = from.columns().size() < to.columns().size() ? from : to;
        Table longer = shorter == from ? to : from;
        Iterator<Column> columns = longer.columns().values().iterator();
        for (Column column : shorter.columns().values()) {
            Column other = columns.next();
            if (!column.name().equals(other.name())
                    || !Objects.equals(SqlText.normal(column.type()), SqlText.normal(other.type()))) {
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

    private static boolean areNamedChecks(Map<String, String> constraints, List<String> names) {
        return names.stream().allMatch(name -> {
            String definition = Objects.requireNonNull(constraints.get(name));
            // an unnamed constraint is keyed by its text
            return !definition.equals(name)
                    && definition.endsWith(")")
                    && SqlText.words(definition).get(0).equalsIgnoreCase("check");
        });
    }

    /** Whether ADD COLUMN and DROP COLUMN work: no key and no expression but in a check. */
    private static boolean isPlain(Column column) {
        List<String> words = words(column);
        for (int at = 1; at < words.size(); at++) {
            if (words.get(at).equals("(") && (at == 1 || words.get(at - 1).equals("check"))) {
                // the length of the type, or a check
                words.subList(at, SqlText.afterGroup(words, at)).clear();
            }
        }
        return words.stream().noneMatch(NOT_PLAIN::contains);
    }

    private static List<String> words(Column column) {
        return new ArrayList<>(SqlText.words(column.type().toLowerCase(Locale.ROOT)));
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
