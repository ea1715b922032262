package io.shopsql.schema.diff;

import java.util.List;

/** How an engine spells a change of the schema. */
interface SqlOfEngine {

    /** Its name in a changeset. */
    String dbms();

    /** The statements that make a table, with its indexes, from nothing. */
    List<String> create(Table table);

    /** The statements that turn a table into another of the same name; none where they are equal. */
    List<String> change(Table from, Table to);

    String drop(Table table);

    /** Whether {@link #change} can stand in a transaction with its row in the changelog. */
    boolean inTransaction(Table from, Table to);

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
