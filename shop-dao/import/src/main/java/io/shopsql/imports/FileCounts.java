package io.shopsql.imports;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts lines while the file is read. */
final class FileCounts {

    private final Map<LeftOut, Tally> leftOut = new EnumMap<>(LeftOut.class);
    private final Told<Problem> malformed = new Told<>();
    private final Told<Skipped> nameless = new Told<>();
    private long lines;

    void line() {
        lines++;
    }

    void leftOut(LeftOut reason, OrderLine line) {
        leftOut.computeIfAbsent(reason, r -> new Tally()).add(line);
    }

    void malformed(Problem problem, @Nullable String invoice) {
        malformed.add(problem);
        if (invoice == null) {
            nameless.add(Skipped.nameless(problem));
        }
    }

    long lines() {
        return lines;
    }

    Tally leftOut(LeftOut reason) {
        return leftOut.getOrDefault(reason, new Tally());
    }

    /** All malformed lines. */
    Told<Problem> malformed() {
        return malformed;
    }

    /** Malformed lines whose invoice number cannot be read. */
    Told<Skipped> nameless() {
        return nameless;
    }
}
