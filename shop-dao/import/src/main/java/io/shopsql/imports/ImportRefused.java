package io.shopsql.imports;

import java.util.List;
import java.util.stream.Collectors;

/** A file that is not imported. Nothing of it was stored. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String next;
    private final transient List<String> problems;

    ImportRefused(String what, String next) {
        this(what, next, List.of());
    }

    private ImportRefused(String what, String next, List<String> problems) {
        super(what + problems.stream().map(problem -> "\n  " + problem).collect(Collectors.joining()) + "\n  next: "
                + next);
        this.what = what;
        this.next = next;
        this.problems = List.copyOf(problems);
    }

    /** For these problems: one is told in the sentence, several are listed. */
    static ImportRefused because(Told<?> problems, String next) {
        return problems.all() == 1
                ? new ImportRefused("Nothing is imported: " + problems.lines().get(0) + ".", next)
                : new ImportRefused(
                        "Nothing is imported, for " + problems.all() + " problems.", next, problems.lines());
    }

    /** What is wrong with it, with the line where it can be told. */
    public String what() {
        return what;
    }

    /** What to do about it. */
    public String next() {
        return next;
    }

    /** Each problem in a line, where there are several: up to 20, then how many more. */
    public List<String> problems() {
        return problems;
    }
}
