package io.shopsql.schema.diff;

import java.util.LinkedHashMap;
import java.util.Map;

/** A table and its parts; each part by name, with the SQL that creates it. */
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

    /** In table order. */
    Map<String, Column> columns() {
        return columns;
    }

    /** Primary, unique and foreign keys and checks: the SQL after the name. */
    Map<String, String> constraints() {
        return constraints;
    }

    /** The statements of indexes that do not belong to a constraint. */
    Map<String, String> indexes() {
        return indexes;
    }

    /** The statements of triggers; not read on Postgres. */
    Map<String, String> triggers() {
        return triggers;
    }

    /** The text after the closing parenthesis, or the whole statement of a virtual table. */
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
