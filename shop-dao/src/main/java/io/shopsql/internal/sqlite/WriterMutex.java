package io.shopsql.internal.sqlite;

import io.shopsql.error.TimedOut;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One writer per SQLite file in this process, across all shops and pools: SQLite locks the whole file, so a second
 * writer would only wait in its busy loop. First come, first served. Not reentrant, and not bound to a thread: a stream or
 * callback may return the connection on another one. Thread-safe.
 */
public final class WriterMutex {

    // one small object per file ever opened in this process
    private static final Map<String, WriterMutex> BY_FILE = new ConcurrentHashMap<>();

    // guarded by itself, which an Error leaves free, as no other lock would be
    private final Deque<Waiter> queue = new ArrayDeque<>();
    // guarded by the queue
    private boolean taken;

    private WriterMutex() {}

    static WriterMutex of(String file) {
        return BY_FILE.computeIfAbsent(file, f -> new WriterMutex());
    }

    void acquire(Duration timeout) {
        acquire(timeout, null);
    }

    /**
     * Waits for the turn to write.
     *
     * @param group who may get the turn by {@link #passTo}
     */
    void acquire(Duration timeout, @Nullable Object group) {
        if (Thread.currentThread().isInterrupted()) {
            throw interrupted(null);
        }
        Waiter waiter = new Waiter(group);
        if (takenOrQueued(waiter)) {
            return;
        }
        try {
            if (!waiter.turn.await(timeout.toMillis(), TimeUnit.MILLISECONDS) && !isGranted(waiter)) {
                throw new TimedOut(
                        "No turn to write within " + timeout.toMillis()
                                + " ms: another transaction holds the one writer (" + waiting() + " more wait).",
                        "make the write transactions shorter, or raise connectionTimeout.",
                        null);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (!isGranted(waiter)) {
                throw interrupted(e);
            }
        } catch (Error e) {
            if (isGranted(waiter)) {
                release();
            }
            throw e;
        }
    }

    private static TimedOut interrupted(@Nullable InterruptedException e) {
        return new TimedOut("Interrupted while waiting for the one writer of this file.", "try again.", e);
    }

    /** Takes the turn if it is free; otherwise queues, and returns false. */
    private boolean takenOrQueued(Waiter waiter) {
        synchronized (queue) {
            if (!taken) {
                taken = true;
                return true;
            }
            queue.add(waiter);
            return false;
        }
    }

    /** Whether a waiter got the turn after all; otherwise takes it out of the queue. */
    private boolean isGranted(Waiter waiter) {
        synchronized (queue) {
            return !queue.remove(waiter);
        }
    }

    private int waiting() {
        synchronized (queue) {
            return queue.size();
        }
    }

    /** Whether the next one that waits belongs to the group. */
    boolean isNext(Object group) {
        synchronized (queue) {
            Waiter next = queue.peek();
            return next != null && next.group == group;
        }
    }

    /**
     * Gives the turn to the next one that waits, if it belongs to the group; otherwise returns false, and the caller keeps it.
     *
     * @param before runs before the next one has the turn
     */
    boolean passTo(Object group, Runnable before) {
        synchronized (queue) {
            Waiter next = queue.peek();
            if (next == null || next.group != group) {
                return false;
            }
            before.run();
            queue.remove();
            next.turn.countDown();
            return true;
        }
    }

    void release() {
        synchronized (queue) {
            Waiter next = queue.poll();
            if (next == null) {
                taken = false;
            } else {
                next.turn.countDown();
            }
        }
    }

    /** Compared by identity. */
    private static final class Waiter {
        private final @Nullable Object group;
        private final CountDownLatch turn = new CountDownLatch(1);

        private Waiter(@Nullable Object group) {
            this.group = group;
        }
    }
}
