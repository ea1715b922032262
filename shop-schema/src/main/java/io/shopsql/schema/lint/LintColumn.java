package io.shopsql.schema.lint;

/**
 * A column on one engine.
 *
 * @param type its type in small letters, such as {@code numeric(10, 2)}
 * @param collation its collation, or empty
 * @param otherwise its default in small letters, or empty
 * @param changeset the changeset that gave it its type
 */
record LintColumn(String name, String type, String collation, boolean nullable, String otherwise, Changeset changeset) {

    LintColumn nullable(boolean now) {
        return new LintColumn(name, type, collation, now, otherwise, changeset);
    }

    LintColumn collation(String now) {
        return new LintColumn(name, type, now, nullable, otherwise, changeset);
    }

    LintColumn otherwise(String now) {
        return new LintColumn(name, type, collation, nullable, now, changeset);
    }

    LintColumn named(String now) {
        return new LintColumn(now, type, collation, nullable, otherwise, changeset);
    }

    /** The type without its length or precision: {@code timestamp with time zone}. */
    String base() {
        return type.replaceAll("\\(.*?\\)", "");
    }

    /** Whether the type has a length or precision. */
    boolean isBounded() {
        return type.contains("(");
    }
}
