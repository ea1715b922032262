package io.shopsql.schema.diff;

import java.util.LinkedHashMap;
import java.util.Map;

/** A table with what belongs to it; each part by its name, with the text that would make it. */
final class Table {

    private final String name;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, String> constraints = new LinkedHashMap<>();
    private final Map<String, String> indexes = new LinkedHashMap<>();
    private final Map<String, String> triggers = new LinkedHashMap<>();
    private String options = "";

    Table(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** In the order of the table. */
    Map<String, Column> columns() {
        return columns;
    }

    /** Primary, unique and foreign keys and checks, each as it stands in a statement after its name. */
    Map<String, String> constraints() {
        return constraints;
    }

    /** The statements of indexes that are no constraint's. */
    Map<String, String> indexes() {
        return indexes;
    }

    /** The statements of triggers; of Postgres none are read. */
    Map<String, String> triggers() {
        return triggers;
    }

    /** What follows the closing parenthesis, or the whole statement of a virtual table. */
    String options() {
        return options;
    }

    boolean isVirtual() {
        return columns.isEmpty();
    }

    void options(String text) {
        options = text;
    }

    void add(Column column) {
        columns.put(column.name(), column);
    }
}
