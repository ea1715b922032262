package io.shopsql.internal;

import io.shopsql.error.IllegalNesting;
import io.shopsql.internal.engine.Faults;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running calls of one shop, and whether it accepts more. Thread-safe. */
final class Calls {

    private static final Logger log = LoggerFactory.getLogger(Calls.class);

    /** How long aborted calls may take to return their connections; immediate unless they compute. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    /** A cancellation between two statements is lost, so it is repeated. */
    private static final Duration BETWEEN_CANCELLATIONS = Duration.ofMillis(50);

    private final Duration closeTimeout;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Set<Call> running = new HashSet<>();
    private boolean closing;
    private boolean closed;

    @SuppressWarnings("ThreadLocalUsage") // one for each shop: calls of two shops do not nest
    private final ThreadLocal<@Nullable Call> mine = new ThreadLocal<>();

    Calls(Duration closeTimeout) {
        this.closeTimeout = closeTimeout;
    }

    /**
     * Runs a call; a nested call of the same thread is part of it and continues while the shop is closing.
     *
     * @throws io.shopsql.error.ShopClosed if closing has begun
     */
    <T extends @Nullable Object> T run(Function<Call, T> work) {
        Call outer = mine.get();
        if (outer != null) {
            return work.apply(outer);
        }
        Call call = begin();
        mine.set(call);
        try {
            return work.apply(call);
        } finally {
            mine.remove();
            end(call);
        }
    }

    private Call begin() {
        lock.lock();
        try {
            if (closing) {
                throw Faults.closed(false);
            }
            Call call = new Call();
            running.add(call);
            return call;
        } finally {
            lock.unlock();
        }
    }

    private void end(Call call) {
        lock.lock();
        try {
            running.remove(call);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Refuses new calls, waits for the running ones, aborts the rest, then closes the connections. A second call only
     * waits for the first. An interrupt ends the wait and is preserved.
     *
     * @throws IllegalNesting inside a call of this shop, since closing would wait for it
     */
    void close(Runnable connections) {
        if (mine.get() != null) {
            throw new IllegalNesting(
                    "A shop cannot be closed inside one of its own callbacks: closing waits for them.",
                    "close it after the call.");
        }
        if (!beginClosing()) {
            return;
        }
        boolean interrupted = false;
        try {
            interrupted = awaitEnd(closeTimeout);
            if (!running().isEmpty()) {
                interrupted |= cutOff();
            }
        } finally {
            // a pool closed by an interrupted thread leaves connections open
            interrupted |= Thread.interrupted();
            try {
                connections.run();
            } finally {
                endClosing();
                if (interrupted) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }

    private boolean beginClosing() {
        lock.lock();
        try {
            if (closing) {
                while (!closed) {
                    changed.await();
                }
                return false;
            }
            closing = true;
            // these calls have done nothing yet: closing need not wait for them
            running.forEach(Call::refuse);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void endClosing() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private List<Call> running() {
        lock.lock();
        try {
            return List.copyOf(running);
        } finally {
            lock.unlock();
        }
    }

    /** Waits until no call is running. Returns true if interrupted, which ends the wait. */
    private boolean awaitEnd(Duration timeout) {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (!running.isEmpty() && left > 0) {
                left = changed.awaitNanos(left);
            }
            return false;
        } catch (InterruptedException e) {
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Aborts the running calls. Returns true if interrupted. */
    private boolean cutOff() {
        log.warn("closing the shop aborts the running calls: {}", running().size());
        long start = System.nanoTime();
        boolean interrupted = false;
        boolean answers = true;
        do {
            for (Call call : running()) {
                answers &= cutOff(call, answers);
            }
            interrupted |= awaitEnd(BETWEEN_CANCELLATIONS);
        } while (!running().isEmpty() && System.nanoTime() - start < GRACE.toNanos());
        return interrupted;
    }

    /** Aborts a call. Returns false if the database does not accept the cancellation. */
    private static boolean cutOff(Call call, boolean cancel) {
        try {
            call.cutOff(cancel);
            return true;
        } catch (SQLException | RuntimeException e) {
            log.debug("a statement could not be cancelled", Faults.bare(e));
            return false;
        }
    }
}
