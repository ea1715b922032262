package io.shopsql.schema.lint;

import io.shopsql.schema.lint.LintTable.Constraint;
import io.shopsql.schema.lint.LintTable.Kind;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Compares the type of a column on the two engines, and looks for the checks that SQLite needs in place of types. */
final class ColumnLint {

    private static final Set<String> TEXT = Set.of("varchar", "character varying", "nvarchar", "text", "clob");
    private static final Set<String> SMALL =
            Set.of("smallint", "int2", "smallserial", "integer", "int", "int4", "serial");
    private static final Set<String> INTEGER = Set.of("bigint", "int8", "bigserial", "tinyint", "mediumint");
    private static final Set<String> TIMESTAMP = Set.of("timestamp", "timestamp without time zone", "datetime");

    private static final String LENGTH = "CONSTRAINT \"ck_%1$s_%2$s\" CHECK (length(\"%2$s\") <= …)";

    private final LintTable table;
    private final LintColumn sqlite;
    private final LintColumn postgres;
    private final List<Finding> found;

    /** @param table the table on SQLite */
    ColumnLint(LintTable table, LintColumn sqlite, LintColumn postgres, List<Finding> found) {
        this.table = table;
        this.sqlite = sqlite;
        this.postgres = postgres;
        this.found = found;
    }

    void check() {
        String type = postgres.base();
        if (TEXT.contains(type)) {
            text();
        } else if (SMALL.contains(type) || INTEGER.contains(type)) {
            integer();
        } else if (TIMESTAMP.contains(type)) {
            add(
                    LintRule.TIMESTAMP,
                    "a time without a zone is text on SQLite, in a form that jOOQ's casts and arithmetic do not read alike.",
                    "write type=\"${ts.type}\" and generate it with InstantBinding.");
        } else if (type.startsWith("timestamp")) {
            instant();
        } else {
            switch (type) {
                case "boolean", "bool" -> bool();
                case "numeric", "decimal" -> numeric();
                case "real", "float4", "float", "float8", "double precision" -> floatingPoint();
                case "char", "character", "bpchar" ->
                    add(
                            LintRule.CHAR,
                            "Postgres pads it with blanks and ignores them in comparisons; SQLite does neither.",
                            "write VARCHAR(n)${text.collation} and " + LENGTH.formatted(table.name(), sqlite.name())
                                    + ".");
                case "date" -> date();
                case "json", "jsonb" ->
                    add(
                            LintRule.JSON,
                            "Postgres sorts the names and normalises the numbers of JSONB, and compares JSON not at all; SQLite"
                                    + " keeps the text.",
                            "write VARCHAR, or read and write it by a Binding in one form, as AttributesBinding does, and allow it.");
                case "bytea" -> bytes();
                default -> other();
            }
        }
    }

    private void text() {
        if (!Set.of("C", "POSIX").contains(postgres.collation())) {
            add(
                    LintRule.COLLATION,
                    "Postgres orders and compares it by the locale of the database, SQLite by bytes.",
                    // Liquibase drops a collation after the name of any other text type
                    "write type=\"VARCHAR" + postgres.type().replaceFirst("^[^(]*", "") + "${text.collation}\".");
        }
        if (!sqlite.collation().isEmpty() && !sqlite.collation().equalsIgnoreCase("binary")) {
            add(
                    LintRule.COLLATION,
                    "SQLite compares it by " + sqlite.collation() + ", Postgres by bytes.",
                    "leave the collation out, and store what is compared in a column of its own.");
        }
        if (!TEXT.contains(sqlite.base())) {
            differs();
        } else if (sqlite.isBounded() && !hasCheck(c -> c.says("length", "(", key()) || saysIn(c))) {
            add(
                    LintRule.LENGTH_UNCHECKED,
                    "SQLite stores a text of any length.",
                    "add " + LENGTH.formatted(table.name(), sqlite.name()) + ".");
        }
    }

    private void integer() {
        if (!SMALL.contains(sqlite.base()) && !INTEGER.contains(sqlite.base())) {
            differs();
            return;
        }
        // SQLite stores nothing but integers in its row id, and what refers to one
        if (isRowId() || isReference()) {
            return;
        }
        if (!hasCheck(c -> c.says("typeof", "(", key()) || saysIn(c))) {
            add(
                    LintRule.INTEGER_UNCHECKED,
                    "SQLite stores 1.5, text, and a sum beyond 64 bits as a rounded number.",
                    "add, for SQLite, CONSTRAINT \"ck_" + table.name() + "_" + sqlite.name()
                            + "_integer\" CHECK (typeof(\""
                            + sqlite.name() + "\") "
                            + (sqlite.nullable() ? "in ('integer', 'null'))." : "= 'integer')."));
        }
        if (SMALL.contains(postgres.base())
                && !hasCheck(c -> c.says(key(), "between") || c.says(key(), "<") || saysIn(c))) {
            add(
                    LintRule.INTEGER_WIDTH,
                    "it has 64 bits on SQLite and fewer on Postgres: a number beyond is stored by the one and refused by the other.",
                    "write BIGINT, or a check with both bounds: \"" + sqlite.name() + "\" between … and ….");
        }
    }

    private void bool() {
        if (!Set.of("boolean", "bool").contains(sqlite.base())) {
            differs();
        } else if (!hasCheck(this::saysIn)) {
            add(
                    LintRule.BOOLEAN_UNCHECKED,
                    "SQLite stores any number or text.",
                    "add, for SQLite, CONSTRAINT \"ck_" + table.name() + "_" + sqlite.name() + "_integer\" CHECK (\""
                            + sqlite.name() + "\" in (0, 1)).");
        }
    }

    private void numeric() {
        boolean bounded = postgres.isBounded();
        add(
                LintRule.NUMERIC,
                (bounded
                                ? ""
                                : "without a precision the generator takes it for a BigInteger, which has no decimals; and ")
                        + "SQLite stores it as floating point: 9007199254740993.01 comes back as …994.",
                "write BIGINT in the smallest unit, with a converter as Money.Column is one.");
    }

    private void floatingPoint() {
        boolean four = Set.of("real", "float4").contains(postgres.base());
        add(
                LintRule.FLOATING_POINT,
                (four ? "REAL has 4 bytes on Postgres and 8 on SQLite; " : "")
                        + "SQLite stores NaN as NULL, and a sum depends on the order of its rows.",
                "write BIGINT in the smallest unit, or " + (four ? "DOUBLE PRECISION and " : "") + "allow it.");
    }

    private void instant() {
        if (!TEXT.contains(sqlite.base())) {
            differs();
        } else if (sqlite.otherwise().contains("current_") || sqlite.otherwise().contains("datetime")) {
            add(
                    LintRule.TIMESTAMP,
                    "SQLite's default has another form than the times that InstantBinding writes, and sorts among them wrongly.",
                    "write defaultValueComputed=\"${now}\".");
        }
    }

    private void date() {
        if (!hasCheck(c -> c.says("date", "(", key()) || c.says("strftime"))) {
            add(
                    LintRule.DATE,
                    "SQLite has no type for it and stores any text, such as 2026-02-30.",
                    "add, for SQLite, CONSTRAINT \"ck_" + table.name() + "_" + sqlite.name() + "_date\" CHECK (\""
                            + sqlite.name() + "\" is date(\"" + sqlite.name() + "\")).");
        }
    }

    private void bytes() {
        if (!sqlite.base().equals("blob")) {
            differs();
        }
    }

    private void other() {
        add(
                LintRule.TYPE,
                switch (postgres.base()) {
                    case "uuid" -> "SQLite has no UUID: it compares text, in which A and a differ.";
                    case "oid" -> "a BLOB of Liquibase is the number of a large object on Postgres.";
                    case "time without time zone", "time", "interval", "time with time zone" ->
                        "SQLite has no type for it, and stores any text.";
                    default ->
                        "nothing is known of " + postgres.type() + " on Postgres with " + sqlite.type() + " on SQLite.";
                },
                switch (postgres.base()) {
                    case "uuid" -> "write VARCHAR(36)${text.collation} and a check of its form.";
                    case "oid" -> "write a property: BYTEA for postgresql, BLOB for sqlite.";
                    default -> "write a type that both engines share: BIGINT, VARCHAR(n), BOOLEAN, ${ts.type}.";
                });
    }

    private void differs() {
        add(
                LintRule.TYPE,
                "it is " + postgres.type() + " on Postgres and " + sqlite.type() + " on SQLite.",
                "write one type for both, or one of the properties ${id.type}, ${ref.type}, ${ts.type}.");
    }

    private boolean isRowId() {
        return sqlite.base().equals("integer")
                && table.constraints(Kind.PRIMARY_KEY).stream().anyMatch(c -> c.isOf(sqlite));
    }

    private boolean isReference() {
        return table.constraints(Kind.FOREIGN_KEY).stream().anyMatch(c -> c.isOf(sqlite));
    }

    private boolean saysIn(Constraint check) {
        return check.says(key(), "in");
    }

    private boolean hasCheck(Predicate<Constraint> of) {
        return table.constraints(Kind.CHECK).stream().anyMatch(of);
    }

    private String key() {
        return Ddl.key(sqlite.name());
    }

    private void add(LintRule rule, String why, String instead) {
        found.add(SchemaLint.finding(rule, sqlite.changeset(), table.name(), sqlite.name(), why, instead));
    }
}
