package io.shopsql.schema.lint;

import io.shopsql.schema.lint.LintTable.Constraint;
import io.shopsql.schema.lint.LintTable.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares the tables that a changelog leaves on SQLite and on Postgres, as its statements say. It needs no database.
 * Thread-safe; keeps nothing.
 */
public final class SchemaLint {

    private final List<Finding> found = new ArrayList<>();

    private SchemaLint() {}

    /**
     * The findings, table by table.
     *
     * @param sqlite the changesets that run on SQLite, in order
     * @param postgres the changesets that run on Postgres, in order
     */
    public static List<Finding> of(List<Changeset> sqlite, List<Changeset> postgres) {
        SchemaLint lint = new SchemaLint();
        Map<String, LintTable> onSqlite = Ddl.tablesOf(sqlite);
        Map<String, LintTable> onPostgres = Ddl.tablesOf(postgres);
        onSqlite.forEach((name, table) -> lint.compare(table, onPostgres.get(name)));
        onPostgres.forEach((name, table) -> {
            if (!onSqlite.containsKey(name)) {
                lint.oneEngine("SQLite", "table", table.name(), "", table.changeset());
            }
        });
        return List.copyOf(lint.found);
    }

    private void compare(LintTable sqlite, @Nullable LintTable postgres) {
        if (postgres == null) {
            oneEngine("Postgres", "table", sqlite.name(), "", sqlite.changeset());
            return;
        }
        Changeset again = sqlite.again() == null ? postgres.again() : sqlite.again();
        if (again != null) {
            found.add(finding(
                    LintRule.NAME_TAKEN,
                    again,
                    sqlite.name(),
                    "",
                    "changeset " + sqlite.changeset().id() + " of "
                            + sqlite.changeset().file() + " creates a table of this name: the migration stops there.",
                    "give the table another name."));
        }
        for (LintColumn column : sqlite.columns()) {
            LintColumn other = postgres.column(column.name());
            if (other == null) {
                oneEngine("Postgres", "column", sqlite.name(), column.name(), column.changeset());
            } else {
                nullability(sqlite, column, other);
                new ColumnLint(sqlite, column, other, found).check();
            }
        }
        for (LintColumn column : postgres.columns()) {
            if (sqlite.column(column.name()) == null) {
                oneEngine("SQLite", "column", postgres.name(), column.name(), column.changeset());
            }
        }
        for (Constraint key : sqlite.constraints(Kind.PRIMARY_KEY)) {
            nullableKey(sqlite, key);
        }
        for (Kind kind : Kind.values()) {
            names(kind, sqlite, postgres);
        }
    }

    private void nullability(LintTable table, LintColumn sqlite, LintColumn postgres) {
        // of a key it is told as such
        boolean key = table.constraints(Kind.PRIMARY_KEY).stream()
                .anyMatch(c -> Ddl.keys(c.words()).anyMatch(Ddl.key(sqlite.name())::equals));
        if (sqlite.nullable() != postgres.nullable() && !key) {
            String lacking = sqlite.nullable() ? "SQLite" : "Postgres";
            oneEngine(lacking, "NOT NULL", table.name(), sqlite.name(), sqlite.changeset());
        }
    }

    private void nullableKey(LintTable table, Constraint key) {
        for (String name : key.words()) {
            LintColumn column = table.column(name);
            if (column != null && column.nullable()) {
                found.add(finding(
                        LintRule.KEY_NULLABLE,
                        column.changeset(),
                        table.name(),
                        column.name(),
                        "the column of a primary key may be null: SQLite stores NULL there, more than once, and a generator that"
                                + " reads SQLite makes a class whose store() updates nothing.",
                        "add <constraints nullable=\"false\"/>, in SQL NOT NULL."));
            }
        }
    }

    /** Pairs the constraints of the engines by what they are about, and else by their names. */
    private void names(Kind kind, LintTable sqlite, LintTable postgres) {
        List<Constraint> others = new ArrayList<>(postgres.constraints(kind));
        for (Constraint constraint : sqlite.constraints(kind)) {
            Constraint twin = others.stream()
                    .filter(other -> isTwin(constraint, other))
                    .findFirst()
                    .orElse(null);
            others.remove(twin);
            if (constraint.name().isEmpty()) {
                unnamed(sqlite, constraint, "has no name");
            } else if (twin != null && !twin.name().equals(constraint.name())) {
                unnamed(
                        sqlite,
                        constraint,
                        "is named " + constraint.name() + " on SQLite and "
                                + (twin.name().isEmpty() ? "by the server" : twin.name()) + " on Postgres");
            } else if (twin == null && kind != Kind.CHECK) {
                oneEngine("Postgres", label(kind), sqlite.name(), constraint.name(), constraint.changeset());
            }
        }
        for (Constraint other : others) {
            if (other.name().isEmpty()) {
                unnamed(postgres, other, "has no name");
            } else {
                oneEngine("SQLite", label(kind), postgres.name(), other.name(), other.changeset());
            }
        }
    }

    private static boolean isTwin(Constraint one, Constraint other) {
        return (!one.name().isEmpty() && one.name().equalsIgnoreCase(other.name()))
                || Ddl.keys(one.words()).toList().equals(Ddl.keys(other.words()).toList());
    }

    private void unnamed(LintTable table, Constraint constraint, String what) {
        String words = constraint.kind() == Kind.CHECK
                ? String.join(" ", constraint.words())
                : String.join(",", constraint.words());
        found.add(finding(
                LintRule.UNNAMED_CONSTRAINT,
                constraint.changeset(),
                table.name(),
                words,
                "the " + label(constraint.kind()) + " " + what
                        + ": an error cannot name it, and no statement for both engines drops it.",
                switch (constraint.kind()) {
                    case PRIMARY_KEY -> "add primaryKeyName=\"pk_" + table.name() + "\".";
                    case UNIQUE -> "add uniqueConstraintName=\"uq_" + table.name() + "_…\".";
                    case FOREIGN_KEY -> "add foreignKeyName=\"fk_" + table.name() + "_…\".";
                    case CHECK -> "write CONSTRAINT \"ck_" + table.name() + "_…\" CHECK (…).";
                }));
    }

    private static String label(Kind kind) {
        return switch (kind) {
            case PRIMARY_KEY -> "primary key";
            case UNIQUE -> "unique constraint";
            case FOREIGN_KEY -> "foreign key";
            case CHECK -> "check";
        };
    }

    private void oneEngine(String lacking, String what, String table, String part, Changeset changeset) {
        String dbms = lacking.equals("SQLite") ? "sqlite" : "postgresql";
        found.add(finding(
                LintRule.ONE_ENGINE,
                changeset,
                table,
                part,
                lacking + " does not have the " + what + ", so that a query or a row runs on the other engine alone.",
                "write a changeset with dbms=\"" + dbms + "\" beside it."));
    }

    static Finding finding(LintRule rule, Changeset changeset, String table, String part, String why, String instead) {
        return new Finding(rule, changeset.file(), changeset.id(), table, part, why, instead);
    }
}
