package io.shopsql.schema.lint;

/**
 * A part of a changelog that would not behave alike on both engines, or that a migration refuses.
 *
 * @param rule what was looked for
 * @param file the resource of the changelog or of a file that it includes
 * @param changeset the changeset's id; empty for a property
 * @param table the table; empty if the finding is about none
 * @param part the column, or the constraint's name or text; empty if the finding is about the table
 * @param why what goes wrong
 * @param instead what to write
 */
public record Finding(
        LintRule rule, String file, String changeset, String table, String part, String why, String instead) {

    /** The property that allows it: {@code lint.RULE.TABLE.COLUMN}, its value the reason. */
    public String allowance() {
        return "lint." + rule + "." + place().replace(' ', '_');
    }

    /** The table and the part in it, such as {@code reviews.words}; else the changeset's id. */
    public String place() {
        String place = table.isEmpty() ? part : part.isEmpty() ? table : table + "." + part;
        return place.isEmpty() ? changeset : place;
    }

    /** One line: where, what, why and what to write instead. */
    @Override
    public String toString() {
        return file + (changeset.isEmpty() ? "" : "::" + changeset) + ": " + place() + ": " + rule + ": " + why
                + " next: " + instead;
    }
}
