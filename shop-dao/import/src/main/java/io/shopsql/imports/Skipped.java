package io.shopsql.imports;

import io.shopsql.schema.type.Money;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What a lenient import leaves out: a whole invoice, or a malformed line without a readable invoice number.
 *
 * @param problem the first problem
 * @param invoice its number; null if it cannot be read
 * @param malformed number of its malformed lines
 * @param lines number of well-formed lines left out with it
 * @param amount the total of those lines
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
            return problem + "; the line is left out; its invoice number cannot be read";
        }
        return problem + (malformed > 1 ? " (and " + (malformed - 1) + " more malformed)" : "") + "; invoice "
                + Problem.shortened(invoice) + " is left out"
                + (lines == 0 ? "" : " with " + lines + (malformed > 0 ? " further" : "") + " lines, " + amount);
    }
}
