package io.shopsql.schema.lint;

import io.shopsql.schema.lint.LintTable.Constraint;
import io.shopsql.schema.lint.LintTable.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The tables that the statements of a changelog leave on one engine. Follows CREATE TABLE, ALTER TABLE and DROP TABLE;
 * ignores all other statements.
 */
final class Ddl {

    private static final Set<String> CONSTRAINTS = Set.of("constraint", "primary", "unique", "check", "foreign");

    /** The words that end a type or a default. */
    private static final Set<String> CLAUSES = Set.of(
            "as",
            "autoincrement",
            "check",
            "collate",
            "constraint",
            "default",
            "generated",
            "not",
            "null",
            "primary",
            "references",
            "unique",
            "using");

    /** By name in small letters. */
    private final Map<String, LintTable> tables = new LinkedHashMap<>();

    private Ddl() {}

    static Map<String, LintTable> tablesOf(List<Changeset> changesets) {
        Ddl ddl = new Ddl();
        for (Changeset changeset : changesets) {
            changeset.statements().forEach(sql -> Words.statements(sql).forEach(words -> ddl.run(words, changeset)));
        }
        return ddl.tables;
    }

    private void run(Words words, Changeset changeset) {
        if (words.accept("create")) {
            boolean virtual = words.accept("virtual");
            if (words.accept("table")) {
                boolean first = words.acceptAll("if", "not", "exists");
                create(words, changeset, virtual, first);
            }
        } else if (words.acceptAll("alter", "table")) {
            words.acceptAll("if", "exists");
            words.accept("only");
            LintTable table = tables.get(key(words.name()));
            if (table != null) {
                words.splitByCommas().forEach(action -> alter(table, action, changeset));
            }
        } else if (words.acceptAll("drop", "table")) {
            words.acceptAll("if", "exists");
            words.splitByCommas().forEach(name -> tables.remove(key(name.name())));
        }
    }

    private void create(Words words, Changeset changeset, boolean virtual, boolean unlessExists) {
        LintTable table = new LintTable(words.name(), changeset);
        LintTable before = tables.get(key(table.name()));
        if (before != null) {
            before.createdAgain(unlessExists ? null : changeset);
        } else if (virtual || words.peek().equals("(")) {
            tables.put(key(table.name()), table);
        }
        if (before == null && !virtual) {
            words.group().splitByCommas().forEach(part -> part(table, part, changeset));
        }
    }

    /** A column or a constraint. */
    private static void part(LintTable table, Words words, Changeset changeset) {
        if (CONSTRAINTS.contains(words.peek())) {
            constraint(table, null, words, changeset);
        } else {
            column(table, words, changeset);
        }
    }

    private static void column(LintTable table, Words words, Changeset changeset) {
        String name = words.name();
        String type = words.text(CLAUSES);
        LintColumn column = new LintColumn(name, type, "", true, "", changeset);
        table.put(column);
        while (words.more()) {
            if (words.acceptAll("not", "null")) {
                column = column.nullable(false);
            } else if (words.accept("collate")) {
                column = column.collation(words.name());
            } else if (words.accept("default")) {
                column = column.otherwise(words.text(CLAUSES));
            } else if (words.accept("generated")) {
                // so that its BY DEFAULT is no default
                words.acceptAll("by", "default");
            } else if (CONSTRAINTS.contains(words.peek()) || words.peek().equals("references")) {
                constraint(table, name, words, changeset);
            } else {
                words.skip();
            }
        }
        table.put(column);
    }

    /** A constraint of the table, or of a column. */
    private static void constraint(LintTable table, @Nullable String column, Words words, Changeset changeset) {
        String name = words.accept("constraint") ? words.name() : "";
        List<String> own = column == null ? List.of() : List.of(column);
        if (words.accept("primary")) {
            words.accept("key");
            table.add(new Constraint(
                    name, Kind.PRIMARY_KEY, column == null ? words.group().names() : own, changeset));
        } else if (words.accept("unique")) {
            table.add(new Constraint(
                    name, Kind.UNIQUE, column == null ? words.group().names() : own, changeset));
        } else if (words.acceptAll("foreign", "key")) {
            table.add(new Constraint(name, Kind.FOREIGN_KEY, words.group().names(), changeset));
            words.rest();
        } else if (words.accept("references")) {
            table.add(new Constraint(name, Kind.FOREIGN_KEY, own, changeset));
            words.skip();
        } else if (words.accept("check")) {
            table.add(new Constraint(name, Kind.CHECK, words.group().all(), changeset));
        } else if (name.isEmpty()) {
            words.skip();
        }
    }

    private void alter(LintTable table, Words words, Changeset changeset) {
        if (words.accept("add")) {
            if (CONSTRAINTS.contains(words.peek())) {
                part(table, words, changeset);
            } else {
                words.accept("column");
                words.acceptAll("if", "not", "exists");
                column(table, words, changeset);
            }
        } else if (words.acceptAll("drop", "constraint")) {
            words.acceptAll("if", "exists");
            table.dropConstraint(words.name());
        } else if (words.accept("drop")) {
            words.accept("column");
            words.acceptAll("if", "exists");
            table.drop(words.name());
        } else if (words.accept("rename")) {
            rename(table, words);
        } else if (words.accept("alter")) {
            words.accept("column");
            LintColumn column = table.column(words.name());
            if (column != null) {
                table.put(altered(column, words, changeset));
            }
        }
    }

    private static LintColumn altered(LintColumn column, Words words, Changeset changeset) {
        if (words.acceptAll("set", "not", "null")) {
            return column.nullable(false);
        } else if (words.acceptAll("drop", "not", "null")) {
            return column.nullable(true);
        } else if (words.acceptAll("set", "default")) {
            return column.otherwise(words.text(CLAUSES));
        } else if (words.acceptAll("drop", "default")) {
            return column.otherwise("");
        } else if (words.accept("type") || words.acceptAll("set", "data", "type")) {
            String type = words.text(CLAUSES);
            String collation = words.accept("collate") ? words.name() : "";
            return new LintColumn(column.name(), type, collation, column.nullable(), column.otherwise(), changeset);
        }
        return column;
    }

    private void rename(LintTable table, Words words) {
        if (words.accept("to")) {
            tables.remove(key(table.name()));
            table.rename(words.name());
            tables.put(key(table.name()), table);
        } else if (words.accept("constraint")) {
            String from = words.name();
            words.accept("to");
            table.renameConstraint(from, words.name());
        } else {
            words.accept("column");
            String from = words.name();
            words.accept("to");
            table.rename(from, words.name());
        }
    }

    static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static Stream<String> keys(List<String> names) {
        return names.stream().map(Ddl::key);
    }
}
