package io.shopsql.same;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Elements that are no question to a database, or no question by themselves, and why. */
final class LeftOut {

    private static final Map<String, Set<String>> REASONS = new LinkedHashMap<>();

    static {
        REASONS.put(
                "names and words, which are parts of what is surveyed",
                Set.of(
                        "DSL.name",
                        "DSL.quotedName",
                        "DSL.unquotedName",
                        "DSL.systemName",
                        "DSL.keyword",
                        "DSL.catalog",
                        "DSL.schema",
                        "DSL.role",
                        "DSL.user",
                        "DSL.privilege",
                        "DSL.comment",
                        "DSL.collation",
                        "DSL.index",
                        "DSL.asterisk",
                        "Table.asterisk",
                        "DSL.list",
                        "DSL.inlined"));
        REASONS.put("Java alone, without a database", Set.of("DSL.escape", "DSL.getDataType"));
        REASONS.put(
                "parts of statements about the schema, which are refused (`schema-statements`)",
                Set.of("DSL.check", "DSL.constraint", "DSL.foreignKey", "DSL.primaryKey", "DSL.unique"));
        REASONS.put("parameters of stored procedures, which SQLite lacks", Set.of("DSL.in", "DSL.inOut", "DSL.out"));
        REASONS.put("several statements, each of which is surveyed", Set.of("DSL.queries", "DSL.query"));
    }

    private LeftOut() {}

    /** Why it is not surveyed; empty if it is. */
    static Optional<String> reason(Element element) {
        String name = element.name().substring(0, element.name().indexOf('('));
        boolean asked = element.name().equals("DSL.unique(Select)");
        return REASONS.entrySet().stream()
                .filter(entry -> !asked && entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
