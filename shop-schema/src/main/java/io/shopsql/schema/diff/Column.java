package io.shopsql.schema.diff;

/**
 * A column.
 *
 * @param type its type and collation; on SQLite all that the statement which made the table says after its name
 * @param nullable whether it takes NULL; of SQLite the type says it
 * @param otherwise its default, or empty
 * @param generated how the engine makes its values (an identity, an expression), or empty
 */
record Column(String name, String type, boolean nullable, String otherwise, String generated) {

    /** As it stands in a statement, after the name. */
    String definition() {
        return type
                + (generated.isEmpty() ? "" : " " + generated)
                + (otherwise.isEmpty() ? "" : " DEFAULT " + otherwise)
                + (nullable ? "" : " NOT NULL");
    }
}
