package io.shopsql.schema;

import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What a schema is, as sorted lines of text, so that two sources can be compared and a difference reads as a sentence. */
final class Facts {

    private final SortedSet<String> lines = new TreeSet<>();

    void table(String table, @Nullable String remarks) {
        lines.add(table + " is a table: " + remarks);
    }

    void column(String table, String column, boolean nullable, @Nullable String remarks) {
        lines.add(table + "." + column + (nullable ? " may be null: " : " is not null: ") + remarks);
    }

    /** Replaces the remarks of a column: those that a later changeset gives. */
    void remarks(String table, String column, String remarks) {
        boolean nullable = taken(table, column).contains(" may be null: ");
        column(table, column, nullable, remarks);
    }

    /** A later changeset lets it be null. */
    void nullable(String table, String column) {
        String before = taken(table, column);
        column(table, column, true, before.substring(before.indexOf(": ") + 2));
    }

    /** Takes away what is said of a column. */
    private String taken(String table, String column) {
        String said = lines.stream()
                .filter(line -> line.startsWith(table + "." + column + " may be null: ")
                        || line.startsWith(table + "." + column + " is not null: "))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no column " + column));
        lines.remove(said);
        return said;
    }

    void length(String table, String column, int length) {
        lines.add(table + "." + column + " has at most " + length + " characters");
    }

    void hasDefault(String table, String column) {
        lines.add(table + "." + column + " has a default");
    }

    void identity(String table, String column) {
        lines.add(table + "." + column + " is generated");
    }

    void primaryKey(String table, String name, Collection<String> columns) {
        constraint(table, name, "PRIMARY KEY (" + String.join(", ", columns) + ")");
    }

    void unique(String table, String name, Collection<String> columns) {
        constraint(table, name, "UNIQUE (" + String.join(", ", columns) + ")");
    }

    void foreignKey(
            String table,
            String name,
            Collection<String> columns,
            String referenced,
            Collection<String> referencedColumns,
            boolean cascades) {
        constraint(
                table,
                name,
                "FOREIGN KEY (" + String.join(", ", columns) + ") REFERENCES " + referenced + "("
                        + String.join(", ", referencedColumns) + ")" + (cascades ? " ON DELETE CASCADE" : ""));
    }

    /** By name: each engine writes the expression in its own way. */
    void check(String table, String name) {
        constraint(table, name, "CHECK");
    }

    private void constraint(String table, String name, String definition) {
        lines.add(table + " constraint " + name + " " + definition);
    }

    /** The definition is the column list, and the condition of a partial index. */
    void index(String table, String name, String definition) {
        lines.add(table + " index " + name + " " + definition);
    }

    void dropIndex(String table, String name) {
        if (!lines.removeIf(line -> line.startsWith(table + " index " + name + " "))) {
            throw new IllegalArgumentException("there is no index " + name + " to drop");
        }
    }

    SortedSet<String> lines() {
        return lines;
    }

    /** SQLite keeps no remarks, and jOOQ's model does not say what a deletion does. */
    static SortedSet<String> without(String pattern, SortedSet<String> lines) {
        SortedSet<String> shorter = new TreeSet<>();
        lines.forEach(line -> shorter.add(line.replaceFirst(pattern, "")));
        return shorter;
    }
}
