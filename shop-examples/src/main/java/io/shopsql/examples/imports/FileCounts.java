package io.shopsql.examples.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * What one reading of the file counted.
 *
 * @param leftOut for each reason of {@link LeftOut}, in its order
 * @param problems the first few of the malformed lines and refused invoices
 */
record FileCounts(
        long lines, long kept, List<Long> leftOut, long malformed, long refusedInvoices, List<Problem> problems) {

    long leftOut(LeftOut reason) {
        return leftOut.get(reason.ordinal());
    }

    /** Counts while the file is read. */
    static final class Counting {
        private static final int SHOWN = 3;

        private final long[] leftOut = new long[LeftOut.values().length];
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
            leftOut[reason.ordinal()]++;
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
            List<Long> byReason = new ArrayList<>();
            for (long count : leftOut) {
                byReason.add(count);
            }
            return new FileCounts(
                    lines, kept, List.copyOf(byReason), malformed, refusedInvoices, List.copyOf(problems));
        }
    }
}
