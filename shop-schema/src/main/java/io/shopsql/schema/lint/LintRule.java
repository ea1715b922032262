package io.shopsql.schema.lint;

import java.util.Locale;

/** What the lint of a changelog looks for. The names are those of {@link #toString}: {@code key-nullable}. */
public enum LintRule {
    /** A primary key whose column may be null: SQLite stores NULL there, more than once. */
    KEY_NULLABLE,
    /** A primary, unique or foreign key or a check whose name the engine chooses. */
    UNNAMED_CONSTRAINT,
    /** A NUMERIC or DECIMAL, which SQLite stores as floating point. */
    NUMERIC,
    /** A floating-point number: NaN, and on Postgres the four bytes of REAL. */
    FLOATING_POINT,
    /** A CHAR(n), which Postgres pads with blanks. */
    CHAR,
    /** A text that the engines order and compare differently. */
    COLLATION,
    /** A VARCHAR(n) whose length SQLite does not check. */
    LENGTH_UNCHECKED,
    /** A BOOLEAN in which SQLite stores anything. */
    BOOLEAN_UNCHECKED,
    /** An integer column in which SQLite stores fractions and text. */
    INTEGER_UNCHECKED,
    /** An INTEGER or SMALLINT without bounds: SQLite's has 64 bits. */
    INTEGER_WIDTH,
    /** A point in time that the engines read or store differently. */
    TIMESTAMP,
    /** A DATE in which SQLite stores any text. */
    DATE,
    /** A JSON document: Postgres normalises it, SQLite keeps its text. */
    JSON,
    /** Another type that the engines do not share. */
    TYPE,
    /** A table, column, constraint or NOT NULL that one of the engines alone has. */
    ONE_ENGINE,
    /** A table whose name an earlier changeset uses, one of the shop's for example. */
    NAME_TAKEN,
    /** A change that {@link io.shopsql.schema.Migrations#apply} refuses on SQLite. */
    REFUSED_ON_SQLITE,
    /** A property that is one of ours: the first definition wins, and ours would no longer be used. */
    RESERVED_PROPERTY,
    /** An allowance ({@code lint.RULE.TABLE.COLUMN}) without a reason, or that allows nothing. */
    ALLOWANCE;

    /** The name in an allowance and in a finding, such as {@code key-nullable}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
