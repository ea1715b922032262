package io.shopsql.internal;

import io.shopsql.error.Contention;
import io.shopsql.error.ShopException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The failed attempts of one transaction, for the final error. Belongs to one thread. */
final class AttemptErrors {

    private static final Logger log = LoggerFactory.getLogger(AttemptErrors.class);

    private final long start;
    private final List<ShopException> lost = new ArrayList<>();

    /** @param start of the first attempt, by {@code System.nanoTime} */
    AttemptErrors(long start) {
        this.start = start;
    }

    <T extends @Nullable Object> T run(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (TryAgain e) {
            lost.add(e.error);
            log.debug(
                    "attempt {} of a transaction failed after {} ms",
                    lost.size(),
                    elapsed().toMillis(),
                    e.error);
            throw e;
        }
    }

    /** The error of the last attempt, with the others suppressed in it. */
    ShopException exhausted(ShopException last) {
        ShopException error = last instanceof Contention contention && lost.size() > 1
                ? contention.after(lost.size(), elapsed())
                : last;
        lost.stream().filter(earlier -> earlier != last).forEach(error::addSuppressed);
        return error;
    }

    private Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
