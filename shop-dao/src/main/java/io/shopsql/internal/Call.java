package io.shopsql.internal;

import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Faults;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One call of a shop on its thread, from start to end, including retries, nested calls and the actions after its
 * commit. The closing thread may end it: by {@link #refuse} before it has a connection, by {@link #cutOff} at any time.
 */
final class Call {

    private static final Logger log = LoggerFactory.getLogger(Call.class);

    private final Thread thread = Thread.currentThread();

    // the state shared with the closing thread is guarded by this
    private @Nullable Session session;
    private @Nullable ShopException inDoubt;
    private boolean begun;
    private boolean ended;
    private boolean waiting;
    private boolean interrupted;

    /**
     * Takes a connection, unless the shop is closed meanwhile.
     *
     * @throws io.shopsql.error.ShopClosed if closing ended the wait
     */
    Lease waitFor(Source source) throws SQLException {
        synchronized (this) {
            checkNotEnded();
            waiting = true;
        }
        Lease lease;
        try {
            lease = source.lease();
        } catch (Throwable e) {
            waited(false);
            throw e;
        }
        try {
            waited(true);
        } catch (ShopException e) {
            giveBackUnused(lease);
            throw e;
        }
        return lease;
    }

    private synchronized void waited(boolean successfully) {
        waiting = false;
        if (interrupted) {
            // the interrupt was meant for the wait only
            interrupted = false;
            Thread.interrupted();
        }
        checkNotEnded();
        begun |= successfully;
    }

    private static void giveBackUnused(Lease lease) {
        try {
            lease.close();
        } catch (SQLException | RuntimeException e) {
            log.debug("a connection of a closed shop could not be returned", Faults.bare(e));
        }
    }

    /** Sets the current session; null between two attempts and after the commit. */
    @Nullable
    Session session() {
        return session;
    }

    synchronized void begin(Session next) {
        checkNotEnded();
        begun = true;
        session = next;
    }

    /** Called before the connection is returned, so that no cancellation hits the next borrower. */
    synchronized void end() {
        session = null;
    }

    /**
     * Records a commit that may have taken effect: the caller must learn of it even if closing ends the next attempt.
     */
    synchronized void inDoubt(ShopException error) {
        inDoubt = error;
    }

    /** Refuses the call if it has not begun. */
    synchronized void refuse() {
        if (!begun) {
            stop();
        }
    }

    /**
     * Aborts the call: it sends no further statement and does not commit; a running statement is cancelled.
     *
     * @param cancel false if the database does not accept cancellations
     */
    synchronized void cutOff(boolean cancel) throws SQLException {
        stop();
        if (session != null) {
            session.cutOff(inDoubt);
        }
        if (session != null && cancel) {
            session.engine().cancel(session.direct());
        }
    }

    private void stop() {
        ended = true;
        if (waiting && !interrupted) {
            interrupted = true;
            thread.interrupt();
        }
    }

    private synchronized void checkNotEnded() {
        if (ended) {
            throw inDoubt != null ? inDoubt : Faults.closed(begun);
        }
    }

    /** A source of connections. */
    @FunctionalInterface
    interface Source {
        Lease lease() throws SQLException;
    }
}
