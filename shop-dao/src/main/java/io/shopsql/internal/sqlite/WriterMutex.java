package io.shopsql.internal.sqlite;

import io.shopsql.error.TimedOut;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One writer per SQLite file in this process, across all shops and pools: SQLite locks the whole file, so a second
 * writer would only wait in its busy loop. First come, first served.
 */
public final class WriterMutex {

    // one small object per file ever opened in this process
    private static final Map<String, WriterMutex> BY_FILE = new ConcurrentHashMap<>();

    // not a lock: a stream or callback may return the connection on another thread
    private final Semaphore turn = new Semaphore(1, true);

    private WriterMutex() {}

    static WriterMutex of(String file) {
        return BY_FILE.computeIfAbsent(file, f -> new WriterMutex());
    }

    void acquire(Duration timeout) {
        try {
            if (turn.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TimedOut("Interrupted while waiting for the one writer of this file.", "try again.", e);
        }
        throw new TimedOut(
                "No turn to write within " + timeout.toMillis() + " ms: another transaction holds the one writer ("
                        + turn.getQueueLength() + " more wait).",
                "make the write transactions shorter, or raise connectionTimeout.",
                null);
    }

    void release() {
        turn.release();
    }
}
