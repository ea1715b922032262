package io.shopsql.imports;

import java.util.List;

/**
 * Detects an invoice that the file contains more than once, for example because two exports overlap. Equal lines alone prove
 * nothing, since an invoice may contain the same line twice. A copy repeats all lines of the invoice in the same order and at
 * the same distances, with other invoices in between, and at least one of its lines has the same neighbour as the original.
 */
final class RepeatedInvoice {

    private final OrderLine[] lines;
    private final long[] ordinals;
    private final int[] before;
    private final int[] after;

    private RepeatedInvoice(List<Part> parts) {
        lines = parts.stream().flatMap(part -> part.lines().stream()).toArray(OrderLine[]::new);
        ordinals = new long[lines.length];
        before = new int[lines.length];
        after = new int[lines.length];
        int i = 0;
        for (Part part : parts) {
            int last = i + part.lines().size() - 1;
            for (int first = i; i <= last; i++) {
                ordinals[i] = part.ordinal() + i - first;
                before[i] = i == first ? part.before() : lines[i - 1].contentHash();
                after[i] = i == last ? part.after() : lines[i + 1].contentHash();
            }
        }
    }

    /** How many of the leading lines make up the invoice; the rest are copies. */
    static int linesOfFirstCopy(List<Part> parts) {
        int all = parts.stream().mapToInt(part -> part.lines().size()).sum();
        if (standTogether(parts)) {
            return all;
        }
        RepeatedInvoice repeated = new RepeatedInvoice(parts);
        for (int length = 1; length <= all / 2; length++) {
            if (all % length == 0 && repeated.consistsOf(length)) {
                return length;
            }
        }
        return all;
    }

    private static boolean standTogether(List<Part> parts) {
        for (int i = 1; i < parts.size(); i++) {
            if (parts.get(i).ordinal() != parts.get(i - 1).end()) {
                return false;
            }
        }
        return true;
    }

    private boolean consistsOf(int length) {
        for (int start = length; start < lines.length; start += length) {
            if (!isCopy(start, length)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the {@code length} lines from {@code start} repeat the {@code length} lines before them. */
    private boolean isCopy(int start, int length) {
        long distance = ordinals[start] - ordinals[start - length];
        boolean neighbour = false;
        for (int i = start; i < start + length; i++) {
            int original = i - length;
            if (ordinals[i] - ordinals[original] != distance || !lines[i].hasSameContentAs(lines[original])) {
                return false;
            }
            neighbour |= same(before, i, original) || same(after, i, original);
        }
        return neighbour && distance > length;
    }

    private static boolean same(int[] hashes, int one, int other) {
        return hashes[one] != 0 && hashes[one] == hashes[other];
    }
}
