package io.shopsql.schema.diff;

/**
 * A column.
 *
 * @param type its type and collation; on SQLite everything after the name in CREATE TABLE but a plain NOT NULL
 * @param nullable whether it accepts NULL
 * @param otherwise its default, or empty
 * @param generated how the engine generates its values (an identity, an expression), or empty
 */
record Column(String name, String type, boolean nullable, String otherwise, String generated) {

    /** The definition in a statement, after the name. */
    String definition() {
        return type
                + (generated.isEmpty() ? "" : " " + generated)
                + (otherwise.isEmpty() ? "" : " DEFAULT " + otherwise)
                + (nullable ? "" : " NOT NULL");
    }
}
