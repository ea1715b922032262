package io.shopsql.same;

import io.shopsql.same.Outcome.What;
import io.shopsql.same.Rows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code docs/same-answers.md}: a section for each part, and the number of elements of all. */
final class Page {

    // the folder of a test run is that of its module
    private static final Path FILE = Path.of("..", "..", "docs", "same-answers.md");

    private static final String HEAD = """
            # Which of jOOQ gives the same answers

            Each method of jOOQ that its `@Support` admits on both engines, run on SQLite and on Postgres through a shop, over null,
            zero, negative numbers, the bounds of each type, halves, month ends, leap days, days of a DST change, empty sets, ties,
            case, accents, duplicates and empty text. Answers are compared cell by cell, with their Java type and scale.

            An element is a method with the kinds of its arguments. *refused (compile)*: the compiler check refuses it; the note
            names the rule. *refused (run, typed)*: it throws `UnsafeQuery` on both engines, by a rule of the note. An error of the same kind on both
            engines, such as a division by zero, is the same answer. For *differs* and *fails* the note is an example: the inputs
            (`x`, `y`, values) and both answers. *differs (scale)*: the same number with other zeros.

            `SurveyTest` compares this page with a fresh run; with `-Dsame.write=true` it writes it. The page is of jOOQ 3.19.35 and
            Postgres 18.6; on Postgres 15 it is the same. With jOOQ 3.21.9 on JDK 25, which has other methods, the survey writes no page: nothing
            differs or fails there.

            """;

    private Page() {}

    static String section(Survey survey, List<Row> rows) {
        StringBuilder section = new StringBuilder();
        SortedMap<What, Long> counts = Rows.count(rows);
        counts.forEach((what, n) ->
                section.append("- ").append(what.words).append(": ").append(n).append('\n'));
        section.append("- not surveyed: ").append(survey.notSurveyed().size()).append('\n');
        int leftOut = survey.leftOut().values().stream().mapToInt(List::size).sum();
        section.append("- no question to a database: ").append(leftOut).append('\n');
        section.append("- more arguments of the same, up to 22: ")
                .append(survey.repeated().size())
                .append("\n\n");
        section.append("| element | with | outcome | note |\n|---|---|---|---|\n");
        rows.forEach(row -> section.append(row).append('\n'));
        if (!survey.notSurveyed().isEmpty()) {
            section.append("\nNot surveyed: ")
                    .append(names(survey.notSurveyed()))
                    .append(".\n");
        }
        survey.leftOut()
                .forEach((reason, elements) -> section.append("\nNo question to a database, ")
                        .append(reason)
                        .append(": ")
                        .append(names(elements))
                        .append(".\n"));
        return section.append('\n').toString();
    }

    private static String names(List<String> elements) {
        SortedMap<String, Integer> names = new TreeMap<>();
        elements.forEach(element -> names.merge(element.substring(0, element.indexOf('(')), 1, Integer::sum));
        StringBuilder text = new StringBuilder();
        names.forEach((name, n) -> text.append(text.isEmpty() ? "" : ", ")
                .append('`')
                .append(name)
                .append('`')
                .append(n > 1 ? " (" + n + ")" : ""));
        return text.toString();
    }

    /** The sections of the page; those that are not yet written are missing. */
    static Map<Part, String> sections() throws IOException {
        Map<Part, String> sections = new EnumMap<>(Part.class);
        String page = Files.exists(FILE) ? Files.readString(FILE) : "";
        for (Part part : Part.values()) {
            int start = page.indexOf(heading(part));
            if (start >= 0) {
                int end = page.indexOf("\n## ", start + 1);
                sections.put(part, page.substring(start + heading(part).length(), end < 0 ? page.length() : end + 1));
            }
        }
        return sections;
    }

    private static String heading(Part part) {
        return "## " + part.title + "\n\n";
    }

    static void write(Map<Part, String> sections) throws IOException {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("| elements | number |\n|---|---|\n");
        total(sections)
                .forEach((words, n) ->
                        page.append("| ").append(words).append(" | ").append(n).append(" |\n"));
        page.append('\n');
        sections.forEach((part, section) -> page.append(heading(part)).append(section));
        Files.writeString(FILE, page);
    }

    private static Map<String, Integer> total(Map<Part, String> sections) {
        Map<String, Integer> total = new TreeMap<>();
        Pattern count = Pattern.compile("^- ([^:]+): (\\d+)$", Pattern.MULTILINE);
        for (String section : sections.values()) {
            Matcher counts = count.matcher(section);
            while (counts.find()) {
                total.merge(counts.group(1), Integer.parseInt(counts.group(2)), Integer::sum);
            }
        }
        return total;
    }
}
