package io.shopsql.internal.sqlite;

import io.shopsql.error.TimedOut;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * One writer for each SQLite file in this process, whichever shop or pool it came through: SQLite locks the whole file, a
 * second writer would only wait in its busy loop. First come, first served.
 */
public final class WriterMutex {

    // one small object for each file this process ever opened
    private static final Map<String, WriterMutex> BY_FILE = new ConcurrentHashMap<>();

    // not a lock: a stream or a callback may give the connection back on another thread
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
