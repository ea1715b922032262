package io.shopsql.schema.diff;

import java.util.List;

/** An engine's SQL for schema changes. */
interface SqlOfEngine {

    /** The engine's name in a changeset's {@code dbms}. */
    String dbms();

    /** The statements that create a table with its indexes. */
    List<String> create(Table table);

    /** The statements that change a table into another of the same name; none if they are equal. */
    List<String> change(Table from, Table to);

    String drop(Table table);

    /** Whether {@link #change} can run in one transaction with its row in the changelog table. */
    boolean inTransaction(Table from, Table to);

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
