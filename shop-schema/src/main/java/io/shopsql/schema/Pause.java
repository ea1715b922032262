package io.shopsql.schema;

import io.shopsql.error.TimedOut;
import java.time.Duration;

/** Waits between two tries of a lock. */
final class Pause {

    private Pause() {}

    static void of(Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimedOut("Interrupted while waiting for another migration.", "open the shop again.", e);
        }
    }
}
