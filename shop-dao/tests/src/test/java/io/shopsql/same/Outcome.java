package io.shopsql.same;

import java.util.EnumMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What came of one element with one kind of arguments: the worst that was seen, and the first example of each. */
final class Outcome {

    /** From the best to the worst. */
    enum What {
        SAME("same"),
        REFUSED("refused (run, typed)"),
        REFUSED_BY_COMPILER("refused (compile)"),
        SCALE("differs (scale)"),
        DIFFERS("differs"),
        FAILS("fails");

        final String words;

        What(String words) {
            this.words = words;
        }

        boolean isOpen() {
            return compareTo(REFUSED_BY_COMPILER) > 0;
        }
    }

    private final Map<What, Integer> counts = new EnumMap<>(What.class);
    private final Map<What, String> examples = new EnumMap<>(What.class);
    private final SortedSet<String> rules = new TreeSet<>();
    private int cells;
    private int sameErrors;

    void add(Probe asked, Map<Integer, Answer> sqlite, Map<Integer, Answer> postgres) {
        for (int key = 0; key < asked.keys(); key++) {
            Answer one = steady(asked, sqlite.get(key));
            Answer other = steady(asked, postgres.get(key));
            if (one == null || other == null) {
                continue; // not asked after many failures
            }
            cells++;
            What seen = compare(one, other);
            counts.merge(seen, 1, Integer::sum);
            examples.putIfAbsent(
                    seen, asked.inputs(key) + ": SQLite " + one.inWords() + ", Postgres " + other.inWords());
        }
    }

    /** Of an answer that is new each time, the Java type. */
    private static @Nullable Answer steady(Probe asked, @Nullable Answer answer) {
        boolean isNew = asked.element().matches("DSL\\.(current.*|now|rand|uuid)\\(\\)");
        return answer == null || answer.isError() || !isNew
                ? answer
                : new Answer(answer.text().split(" ", 2)[0], false);
    }

    private What compare(Answer one, Answer other) {
        if (one.isRefused() && other.isRefused()) {
            rules.add(one.rule());
            return What.REFUSED;
        }
        if (one.isError() && one.equals(other) && one.isTyped()) {
            sameErrors++;
            return What.SAME;
        }
        if (one.isError() || other.isError()) {
            return What.FAILS;
        }
        return one.equals(other) ? What.SAME : one.differsInScaleOnly(other) ? What.SCALE : What.DIFFERS;
    }

    /** Nothing but errors, alike on both, is a failure too: such a query is admitted and never runs. */
    What what() {
        if (sameErrors > 0 && sameErrors == cells) {
            return What.FAILS;
        }
        What worst = What.SAME;
        for (What seen : counts.keySet()) {
            worst = seen.compareTo(worst) > 0 ? seen : worst;
        }
        return worst;
    }

    /** Whether no more of its kind need be asked. */
    boolean hasFailedOften(int enough) {
        return counts.getOrDefault(What.FAILS, 0) + sameErrors > enough;
    }

    /** The rules by which it was refused at run time. */
    SortedSet<String> rules() {
        return rules;
    }

    /** An example of what it is; empty if it is the same. */
    String example() {
        What what = what();
        return what.isOpen() ? examples.getOrDefault(what, examples.getOrDefault(What.SAME, "")) : "";
    }
}
