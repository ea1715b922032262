package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a lenient import leaves out: a whole invoice, or a malformed line that names none.
 *
 * @param problem the first of its problems
 * @param invoice its number; null where it cannot be read
 * @param malformed how many of its lines are malformed
 * @param lines how many lines that could be sales are left out with it
 * @param amount what those come to
 */
record Skipped(Problem problem, @Nullable String invoice, long malformed, long lines, Money amount) {

    static final Comparator<Skipped> IN_FILE =
            Comparator.comparingLong(skipped -> skipped.problem().line());

    static Skipped nameless(Problem problem) {
        return new Skipped(problem, null, 1, 0, Money.ZERO);
    }

    @Override
    public String toString() {
        if (invoice == null) {
            return problem + "; the line is left out, and its invoice cannot be told";
        }
        return problem + (malformed > 1 ? " (and " + (malformed - 1) + " more malformed)" : "") + "; invoice "
                + Problem.shortened(invoice) + " is left out"
                + (lines == 0 ? "" : " with " + lines + (malformed > 0 ? " further" : "") + " lines, " + amount);
    }
}
