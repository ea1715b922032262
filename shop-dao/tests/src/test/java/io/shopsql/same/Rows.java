package io.shopsql.same;

import io.shopsql.checks.Rule;
import io.shopsql.same.Outcome.What;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rows of the page: for an element, the kinds of arguments with one outcome in one row. */
final class Rows {

    /** @param note what one reads beside the outcome: the rule, or an example */
    record Row(String element, String types, What what, String note) {

        @Override
        public String toString() {
            return "| `" + element + "` | " + types + " | " + what.words + " | " + note + " |";
        }
    }

    private Rows() {}

    static List<Row> of(Survey survey, SortedMap<String, SortedMap<String, Outcome>> outcomes) {
        List<Row> rows = new ArrayList<>();
        outcomes.forEach((element, byTypes) -> rows.addAll(of(element, byTypes, survey.kinds(element))));
        for (String element : survey.plainSql()) {
            rows.add(new Row(element, "", What.REFUSED_BY_COMPILER, "plain SQL"));
        }
        for (String element : survey.refused()) {
            String rule = Refusals.always(element).orElseThrow().name();
            rows.add(new Row(element, "", What.REFUSED_BY_COMPILER, rule));
        }
        rows.sort(Comparator.comparing(Row::element).thenComparing(Row::what));
        return rows;
    }

    private static List<Row> of(String element, SortedMap<String, Outcome> byTypes, Map<String, Kind> kinds) {
        Map<What, List<String>> types = new EnumMap<>(What.class);
        Map<What, String> notes = new EnumMap<>(What.class);
        byTypes.forEach((type, outcome) -> {
            Optional<Rule> rule = Refusals.of(element, kinds.getOrDefault(type, Kind.INTEGER), type);
            What what = rule.isPresent() && outcome.what() != What.REFUSED ? What.REFUSED_BY_COMPILER : outcome.what();
            types.computeIfAbsent(what, w -> new ArrayList<>()).add(type.isEmpty() ? "any" : type.trim());
            notes.merge(
                    what,
                    what == What.REFUSED
                            ? String.join(", ", outcome.rules())
                            : rule.isPresent() ? rule.get().name() : cell(outcome.example()),
                    (one, other) -> what == What.REFUSED ? union(one, other) : one);
        });
        return types.entrySet().stream()
                .map(entry -> new Row(
                        element,
                        String.join(", ", new TreeSet<>(entry.getValue())),
                        entry.getKey(),
                        notes.getOrDefault(entry.getKey(), "")))
                .toList();
    }

    private static String union(String one, String other) {
        return Stream.of(one, other)
                .flatMap(rules -> Stream.of(rules.split(", ")))
                .filter(rule -> !rule.isEmpty())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    /** Text that may stand in a cell of a table. */
    private static String cell(String text) {
        StringBuilder cell = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '|' || c == '`' || c == '<' || c == '*' || c == '_' || c == '\\') {
                cell.append('\\').appendCodePoint(c);
            } else if (c < ' ' || c == 0x7f || c == 0xfffd || (c >= 0x80 && c < 0xa0)) {
                cell.append(String.format("\\\\u%04x", c));
            } else {
                cell.appendCodePoint(c);
            }
        });
        return cell.toString();
    }

    static SortedMap<What, Long> count(List<Row> rows) {
        SortedMap<What, Long> counts = new TreeMap<>();
        Map<String, What> worst = new TreeMap<>();
        rows.forEach(row -> worst.merge(row.element(), row.what(), (a, b) -> a.compareTo(b) > 0 ? a : b));
        worst.values().forEach(what -> counts.merge(what, 1L, Long::sum));
        return counts;
    }
}
