package io.shopsql.schema.diff;

import static io.shopsql.schema.diff.SqlOfEngine.quoted;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Postgres alters tables in place. */
final class PostgresStatements implements SqlOfEngine {

    @Override
    public String dbms() {
        return "postgresql";
    }

    @Override
    public List<String> create(Table table) {
        List<String> parts = new ArrayList<>();
        table.columns().values().forEach(column -> parts.add(quoted(column.name()) + " " + column.definition()));
        List<String> later = new ArrayList<>();
        table.constraints().forEach((name, definition) -> {
            String constraint = "CONSTRAINT " + quoted(name) + " " + definition;
            // CREATE TABLE would make it valid
            if (definition.endsWith(" NOT VALID")) {
                later.add("ALTER TABLE " + quoted(table.name()) + " ADD " + constraint);
            } else {
                parts.add(constraint);
            }
        });
        List<String> statements = new ArrayList<>();
        statements.add("CREATE TABLE " + quoted(table.name()) + " (" + String.join(", ", parts) + ")");
        statements.addAll(later);
        statements.addAll(table.indexes().values());
        return statements;
    }

    @Override
    public String drop(Table table) {
        return "DROP TABLE " + quoted(table.name());
    }

    @Override
    public boolean inTransaction(Table from, Table to) {
        return true;
    }

    @Override
    public List<String> change(Table from, Table to) {
        List<String> statements = new ArrayList<>();
        String alter = "ALTER TABLE " + quoted(to.name()) + " ";
        changed(from.indexes(), to.indexes()).forEach(name -> statements.add("DROP INDEX " + quoted(name)));
        changed(from.constraints(), to.constraints())
                .forEach(name -> statements.add(alter + "DROP CONSTRAINT " + quoted(name)));
        for (Column column : from.columns().values()) {
            if (!to.columns().containsKey(column.name())) {
                statements.add(alter + "DROP COLUMN " + quoted(column.name()));
            }
        }
        for (Column column : to.columns().values()) {
            Column before = from.columns().get(column.name());
            if (before == null) {
                statements.add(alter + "ADD COLUMN " + quoted(column.name()) + " " + column.definition());
            } else {
                alterations(before, column).forEach(change -> statements.add(alter + change));
            }
        }
        changed(to.constraints(), from.constraints())
                .forEach(name -> statements.add(alter + "ADD CONSTRAINT " + quoted(name) + " "
                        + to.constraints().get(name)));
        changed(to.indexes(), from.indexes())
                .forEach(name ->
                        statements.add(Objects.requireNonNull(to.indexes().get(name))));
        return statements;
    }

    private static List<String> alterations(Column from, Column to) {
        String column = quoted(to.name());
        if (isMadeAnew(from, to)) {
            // a generated column's expression cannot be altered
            return List.of("DROP COLUMN " + column, "ADD COLUMN " + column + " " + to.definition());
        }
        List<String> changes = new ArrayList<>();
        String alter = "ALTER COLUMN " + column + " ";
        if (!from.type().equals(to.type())) {
            if (!from.otherwise().isEmpty()) {
                // the old default may not fit the new type
                changes.add(alter + "DROP DEFAULT");
            }
            String bare = to.type().replaceFirst(" COLLATE .*", "");
            changes.add(alter + "TYPE " + to.type() + " USING " + column + "::" + bare);
            if (!to.otherwise().isEmpty()) {
                changes.add(alter + "SET DEFAULT " + to.otherwise());
            }
        } else if (!from.otherwise().equals(to.otherwise())) {
            changes.add(alter + (to.otherwise().isEmpty() ? "DROP DEFAULT" : "SET DEFAULT " + to.otherwise()));
        }
        if (from.nullable() != to.nullable()) {
            changes.add(alter + (to.nullable() ? "DROP NOT NULL" : "SET NOT NULL"));
        }
        if (!from.generated().equals(to.generated())) {
            if (!from.generated().isEmpty()) {
                changes.add(alter + "DROP IDENTITY");
            }
            if (!to.generated().isEmpty()) {
                changes.add(alter + "ADD " + to.generated());
            }
        }
        return changes;
    }

    private static boolean isMadeAnew(Column from, Column to) {
        return !from.definition().equals(to.definition())
                && (from.generated().contains("AS (")
                        || to.generated().contains("AS (")
                        || from.type().endsWith("serial")
                        || to.type().endsWith("serial"));
    }

    /** The names that are missing in the second map or have another value there. */
    private static List<String> changed(Map<String, String> first, Map<String, String> second) {
        return first.keySet().stream()
                .filter(name -> !Objects.equals(SqlText.normal(first.get(name)), SqlText.normal(second.get(name))))
                .toList();
    }
}
