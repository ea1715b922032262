package io.shopsql.checks;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The tables of rules in the documentation; {@code -Dshop.test.docs=write} writes them. */
class RulesPageTest {

    private static final Path PAGE = Path.of("../../docs/compile-checks.md");
    private static final String START = "<!-- rules -->\n";
    private static final String END = "<!-- /rules -->";

    private static final Map<Way, String> HEADINGS = Map.of(
            Way.COMPILE, "Refused by the compiler",
            Way.RUN, "Refused at run time",
            Way.RENDERED, "Rendered so that both engines answer alike");

    @Test
    void the_page_lists_the_rules() throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf(START) + START.length();
        int end = page.indexOf(END);
        String tables = String.join("\n", table(Way.COMPILE), oneEngine(), table(Way.RUN), table(Way.RENDERED));
        if ("write".equals(System.getProperty("shop.test.docs"))) {
            Files.writeString(PAGE, page.substring(0, start) + tables + page.substring(end));
        } else {
            assertThat(page.substring(start, end)).isEqualTo(tables);
        }
    }

    private static String table(Way way) {
        boolean refused = way != Way.RENDERED;
        return "### " + HEADINGS.get(way) + "\n\n"
                + (refused
                        ? "| rule | elements | why | instead |\n|---|---|---|---|\n"
                        : "| rule | elements | meaning on both |\n|---|---|---|\n")
                + Rules.all().stream()
                        .filter(rule -> rule.way() == way)
                        .map(rule -> "| `" + rule.name() + "` | " + elements(rule) + " | " + rule.why() + " |"
                                + (refused ? " " + rule.instead() + " |" : ""))
                        .collect(joining("\n"))
                + "\n";
    }

    /** What an engine lacks: the words of {@code one-engine}, unless another rule has some. */
    private static String oneEngine() {
        return "### What one engine lacks (`one-engine`)\n\nAn ellipsis stands for any letters.\n\n| elements | instead |\n|---|---|\n"
                + Rules.oneEngine().stream()
                        .map(rule -> "| " + elements(rule).replace("*", "…") + " | " + rule.instead() + " |")
                        .collect(joining("\n"))
                + "\n";
    }

    /** The elements of a condition together, the methods of a type together. */
    private static String elements(Rule rule) {
        Map<String, Map<String, List<String>>> byCondition = rule.elements().stream()
                .sorted()
                .map(element -> ElementRule.of(rule, element))
                .collect(groupingBy(
                        ElementRule::condition,
                        TreeMap::new,
                        groupingBy(
                                element -> owner(element),
                                TreeMap::new,
                                mapping(
                                        element -> element.method()
                                                        .substring(
                                                                owner(element).length() + 1)
                                                + (element.parameters() == null ? "" : element.parameters()),
                                        toList()))));
        return byCondition.entrySet().stream()
                .map(entry -> entry.getValue().entrySet().stream()
                                .map(type -> "`" + type.getKey() + "` " + String.join(", ", type.getValue()))
                                .collect(joining("; "))
                        + (entry.getKey().isEmpty() ? "" : " [" + entry.getKey() + "]"))
                .collect(joining("; "));
    }

    private static String owner(ElementRule element) {
        return element.method().substring(0, element.method().indexOf('.'));
    }
}
