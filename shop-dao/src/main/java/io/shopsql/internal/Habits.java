package io.shopsql.internal;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What earlier calls of a callback's class have shown. Thread-safe; a race of two calls loses one of their figures. */
final class Habits {

    /** An order takes less than a millisecond. */
    private static final Duration SHORT = Duration.ofMillis(20);

    /** The short calls that it takes after a long one: one in so many may be long. */
    private static final int TO_BE_SHORT_AGAIN = 100;

    private volatile boolean needsSnapshot;
    private volatile int shortCallsToGo = 1;

    boolean needsSnapshot() {
        return needsSnapshot;
    }

    void snapshotNeeded() {
        needsSnapshot = true;
    }

    /** Whether the last calls were short; false before the first. */
    boolean isShort() {
        return shortCallsToGo == 0;
    }

    /** The work, which is timed. */
    <T extends @Nullable Object> Function<Session, T> timed(Function<Session, T> work) {
        return session -> {
            long start = System.nanoTime();
            try {
                return work.apply(session);
            } finally {
                took(System.nanoTime() - start);
            }
        };
    }

    private void took(long nanos) {
        int toGo = shortCallsToGo;
        if (nanos > SHORT.toNanos()) {
            shortCallsToGo = TO_BE_SHORT_AGAIN;
        } else if (toGo > 0) {
            shortCallsToGo = toGo - 1;
        }
    }
}
