package io.shopsql.imports;

import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts lines while the file is read. */
final class FileCounts {

    private final Map<NotASale, Tally> leftOut = new EnumMap<>(NotASale.class);
    private final CappedList<Problem> malformed = new CappedList<>();
    private final CappedList<Skipped> nameless = new CappedList<>();
    private long lines;

    void line() {
        lines++;
    }

    void leftOut(NotASale reason, OrderLine line) {
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

    Tally leftOut(NotASale reason) {
        return leftOut.getOrDefault(reason, new Tally());
    }

    /** All malformed lines. */
    CappedList<Problem> malformed() {
        return malformed;
    }

    /** Malformed lines whose invoice number cannot be read. */
    CappedList<Skipped> nameless() {
        return nameless;
    }
}
