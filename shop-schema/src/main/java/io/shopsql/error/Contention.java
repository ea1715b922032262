package io.shopsql.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Every attempt of the transaction failed because of concurrent ones: a deadlock, a serialization failure or a locked
 * file. The errors of earlier attempts are suppressed exceptions of this one, in order.
 */
public final class Contention extends ShopException {
    private static final long serialVersionUID = 1L;

    private final int attempts;
    private final Duration elapsed;

    /** The error of a transaction that was tried once. */
    public Contention(String what, @Nullable Throwable cause) {
        this(what, "try again later, or make the transactions shorter.", 1, Duration.ZERO, cause);
    }

    private Contention(String what, String next, int attempts, Duration elapsed, @Nullable Throwable cause) {
        super(what, next, cause);
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /**
     * A copy that reports the number of attempts and the time they took.
     *
     * @param elapsed from the start of the first attempt to the end of the last, including the pauses
     */
    public Contention after(int attempts, Duration elapsed) {
        Contention last = new Contention(
                what().replaceFirst("\\.$", "") + " (" + attempts + " attempts in " + elapsed.toMillis() + " ms).",
                next(),
                attempts,
                elapsed,
                getCause());
        last.setStackTrace(getStackTrace());
        for (Throwable suppressed : getSuppressed()) {
            last.addSuppressed(suppressed);
        }
        return last;
    }

    /** The number of attempts, at most {@code ShopConfig.maxAttempts}. */
    public int attempts() {
        return attempts;
    }

    /** From the start of the first attempt to the end of the last; zero after a single attempt. */
    public Duration elapsed() {
        return elapsed;
    }
}
