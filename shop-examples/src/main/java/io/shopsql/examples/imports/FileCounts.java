package io.shopsql.examples.imports;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one reading of the file counted.
 *
 * @param leftOut how many lines for each reason
 * @param problems the first few of the malformed lines and refused invoices
 */
record FileCounts(
        long lines,
        long kept,
        Map<LeftOut, Long> leftOut,
        long malformed,
        long refusedInvoices,
        List<Problem> problems) {

    long leftOut(LeftOut reason) {
        return leftOut.getOrDefault(reason, 0L);
    }

    /** Counts while the file is read. */
    static final class Counting {
        private static final int SHOWN = 3;

        private final Map<LeftOut, Long> leftOut = new EnumMap<>(LeftOut.class);
        private final List<Problem> problems = new ArrayList<>();
        private long lines;
        private long kept;
        private long malformed;
        private long refusedInvoices;

        void line() {
            lines++;
        }

        void kept() {
            kept++;
        }

        void leftOut(LeftOut reason) {
            leftOut.merge(reason, 1L, Long::sum);
        }

        void malformed(Problem problem) {
            malformed++;
            show(problem);
        }

        void refusedInvoice(Problem problem) {
            refusedInvoices++;
            show(problem);
        }

        private void show(Problem problem) {
            if (problems.size() < SHOWN) {
                problems.add(problem);
            }
        }

        FileCounts counts() {
            return new FileCounts(lines, kept, Map.copyOf(leftOut), malformed, refusedInvoices, List.copyOf(problems));
        }
    }
}
