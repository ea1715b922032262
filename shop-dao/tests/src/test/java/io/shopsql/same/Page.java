package io.shopsql.same;

import io.shopsql.same.Outcome.What;
import io.shopsql.same.Rows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** {@code docs/same-answers.md}. */
final class Page {

    /** From the folder of this module, or from the root of the project. */
    private static final Path FILE = Files.exists(Path.of("docs")) && Files.exists(Path.of("shop-dao"))
            ? Path.of("docs", "same-answers.md")
            : Path.of("..", "..", "docs", "same-answers.md");

    private Page() {}

    static String of(Survey survey, List<Row> rows) {
        SortedMap<What, Long> counts = Rows.count(rows);
        StringBuilder page = new StringBuilder();
        page.append(
                """
                # Which of jOOQ gives the same answers

                Each method of jOOQ that its `@Support` admits on both engines, run on SQLite and on Postgres through a shop, over null,
                zero, negative numbers, the bounds of each type, halves, month ends, leap days, days of a DST change, empty sets, ties,
                case, accents, duplicates and empty text. Answers are compared cell by cell, with their Java type and scale.

                An element is a method with the kinds of its arguments. *refused (compile)*: the compiler check refuses it, by the rule
                that is named. *refused (run, typed)*: it throws `UnsafeQuery` on both engines. An error of the same kind on both
                engines, such as a division by zero, is the same answer. In *differs* and *fails*, `x`, `y` and the values after them are
                the inputs of the first example.

                Written by `SurveyTest` with `-Dsame.write=true`; without it, the test compares this page with a fresh run.

                """);
        page.append("| outcome | elements |\n|---|---|\n");
        counts.forEach((what, n) -> page.append("| ").append(what.words).append(" | ").append(n).append(" |\n"));
        page.append("| not surveyed | ").append(survey.notSurveyed().size()).append(" |\n\n");
        page.append("Beside them there are ")
                .append(survey.repeated().size())
                .append(" methods that repeat a surveyed one with more arguments, up to 22.\n\n");
        page.append("| element | with | outcome | note |\n|---|---|---|---|\n");
        rows.forEach(row -> page.append(row).append('\n'));
        page.append("\n## Not surveyed\n\nThey name objects of a database, change its schema, or take what the survey cannot make.\n\n");
        SortedMap<String, Integer> left = new TreeMap<>();
        survey.notSurveyed().forEach(element -> left.merge(element.substring(0, element.indexOf('(')), 1, Integer::sum));
        left.forEach((method, n) -> page.append("- `").append(method).append('`').append(n > 1 ? " (" + n + ")" : "").append('\n'));
        return page.toString();
    }

    static void write(String page) throws IOException {
        Files.writeString(FILE, page);
    }

    static String read() throws IOException {
        return Files.readString(FILE);
    }
}
