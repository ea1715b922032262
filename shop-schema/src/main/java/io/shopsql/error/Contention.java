package io.shopsql.error;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The transaction lost against others at every attempt: a deadlock, a serialization failure or a locked file. The errors of
 * the earlier attempts are suppressed in this one, in their order.
 */
public final class Contention extends ShopException {
    private static final long serialVersionUID = 1L;

    private final int attempts;
    private final Duration elapsed;

    /** Of one attempt. */
    public Contention(String what, @Nullable Throwable cause) {
        this(what, "try again later, or make the transactions shorter.", 1, Duration.ZERO, cause);
    }

    private Contention(String what, String next, int attempts, Duration elapsed, @Nullable Throwable cause) {
        super(what, next, cause);
        this.attempts = attempts;
        this.elapsed = elapsed;
    }

    /**
     * The same of so many attempts.
     *
     * @param elapsed from the beginning of the first attempt to the end of the last, the pauses between them included
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

    /** How often the transaction was tried: at most {@code ShopConfig.maxAttempts}. */
    public int attempts() {
        return attempts;
    }

    /** From the beginning of the first attempt to the end of the last; zero if there was one attempt. */
    public Duration elapsed() {
        return elapsed;
    }
}
