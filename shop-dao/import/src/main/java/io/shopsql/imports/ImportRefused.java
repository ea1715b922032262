package io.shopsql.imports;

import java.util.List;
import java.util.stream.Collectors;

/** The file was refused; nothing of it was stored. */
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

    /** A single problem becomes part of the message, several are listed. */
    static ImportRefused because(CappedList<?> problems, String next) {
        return problems.all() == 1
                ? new ImportRefused("Nothing was imported: " + problems.lines().get(0) + ".", next)
                : new ImportRefused(
                        "Nothing was imported: the file has " + problems.all() + " problems.", next, problems.lines());
    }

    /** What is wrong, with the line number if known. */
    public String what() {
        return what;
    }

    /** What to do next. */
    public String next() {
        return next;
    }

    /** If there are several problems, one line each: up to 20, then how many more. */
    public List<String> problems() {
        return problems;
    }
}
