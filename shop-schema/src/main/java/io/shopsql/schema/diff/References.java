package io.shopsql.schema.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The foreign keys between tables. */
final class References {

    private static final Pattern REFERENCE = Pattern.compile("(?i)\\breferences\\s+\"?(\\w+)\"?");

    private References() {}

    /** The tables, each after those it references, except in cycles. */
    static List<String> first(List<String> names, Map<String, Table> tables) {
        List<String> ordered = new ArrayList<>();
        names.forEach(name -> visit(name, names, tables, ordered, new ArrayList<>()));
        return ordered;
    }

    private static void visit(
            String name, List<String> names, Map<String, Table> tables, List<String> ordered, List<String> under) {
        if (ordered.contains(name) || under.contains(name)) {
            return;
        }
        under.add(name);
        Table table = tables.get(name);
        if (table != null) {
            Matcher reference = REFERENCE.matcher(
                    table.columns().values() + " " + table.constraints().values());
            while (reference.find()) {
                if (names.contains(reference.group(1))) {
                    visit(reference.group(1), names, tables, ordered, under);
                }
            }
        }
        ordered.add(name);
    }
}
