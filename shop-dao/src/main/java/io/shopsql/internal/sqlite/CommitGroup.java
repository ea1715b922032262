package io.shopsql.internal.sqlite;

import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.GroupLost;
import io.shopsql.internal.engine.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteCommitListener;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;
import org.sqlite.core.DB;

/**
 * Transactions of one connection that share a COMMIT: one after the other, each but the first in a savepoint. None returns to its
 * caller before the COMMIT. Whoever has the turn to write runs, passes the turn on, and at last commits for all; the others wait
 * ({@link #await}). Thread-safe.
 */
final class CommitGroup {

    private static final Logger log = LoggerFactory.getLogger(CommitGroup.class);

    /** Bounds the time that the first one waits. */
    private static final int MOST = 64;

    private static final Duration LONGEST = Duration.ofMillis(10);

    /** How long the others wait for one that runs: it might be waiting for one of them. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final String CLOSED = "08003";
    private static final String IN_DOUBT = "08007";

    private static final String SAVEPOINT = "SAVEPOINT shop_member";
    private static final String RELEASE = "RELEASE SAVEPOINT shop_member";
    private static final String ROLLBACK = "ROLLBACK TO SAVEPOINT shop_member";

    private final Engine engine;
    private final SQLiteConnection connection;
    private final long begun = System.nanoTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Commits commits = new Commits();

    // guarded by this; taken before the monitors of the driver
    private int finished = 1;
    private boolean running;
    private boolean displaced;
    private boolean lost;
    private @Nullable SQLException failure;

    private volatile boolean over;

    /**
     * A group of the open transaction of the connection, which has finished but for its COMMIT.
     *
     * @throws SQLException if the connection is closed
     */
    CommitGroup(Engine engine, SQLiteConnection connection) throws SQLException {
        this.engine = engine;
        this.connection = connection;
        synchronized (connection.getDatabase()) { // the driver does not check whether it is closed
            if (connection.isClosed()) {
                throw new SQLException("The connection is closed.", CLOSED);
            }
            connection.addCommitListener(commits);
        }
    }

    boolean isOver() {
        return over;
    }

    synchronized boolean mayGrow() throws SQLException {
        return !over
                && finished < MOST
                && System.nanoTime() - begun < LONGEST.toNanos()
                && connection.getAutoCommit(); // else a callback has begun transactions by the driver
    }

    /** Begins the transaction of a further member. */
    synchronized void begin() throws SQLException {
        run(SAVEPOINT);
        running = true;
    }

    /**
     * Ends the transaction of the running member but for the COMMIT.
     *
     * @throws GroupLost if it was displaced
     */
    synchronized void finish() throws SQLException {
        if (displaced) {
            throw new GroupLost();
        }
        run(RELEASE);
        running = false;
        finished++;
    }

    /** Undoes the running member alone. */
    synchronized void undo() {
        running = false;
        if (over) {
            return;
        }
        try {
            run(ROLLBACK);
            run(RELEASE);
        } catch (SQLException e) {
            log.debug("a member ended the transaction of its group", Faults.withoutValues(e));
            endByListener();
        }
    }

    /** Whether the running member was displaced. */
    synchronized boolean isDisplaced() {
        return displaced;
    }

    /** Whether nothing of its members is stored. */
    synchronized boolean isRolledBack() {
        return lost || (failure != null && commits.fate != Fate.IN_DOUBT);
    }

    /** Commits, with the turn to write and no member running. The outcome is that of {@link #await}. */
    synchronized void commit() {
        if (over) {
            return;
        }
        try {
            engine.commit(connection);
            end(false, null);
        } catch (SQLException e) {
            rollBack();
            commits.fate = Fate.ROLLED_BACK; // by SQLite or by that: the hook tells of a COMMIT that fails too
            end(finished > 1 && isOfOne(e), e);
        } catch (Throwable e) {
            endByListener();
            throw e;
        }
    }

    /** Ends as the transaction has ended, by SQL of a callback or by SQLite itself; rolls it back if it has not. */
    private void endByListener() {
        Fate fate = commits.fate;
        rollBack();
        end(fate == Fate.OPEN || fate == Fate.ROLLED_BACK, fate == Fate.IN_DOUBT ? inDoubt() : null);
    }

    private static SQLException inDoubt() {
        return new SQLException("A callback has ended the transaction by SQL; it may have been committed.", IN_DOUBT);
    }

    /** Whether the error is the fault of one of them: a deferred constraint, or a call that is cancelled. */
    private static boolean isOfOne(SQLException error) {
        if (!(error instanceof SQLiteException e)) {
            return false;
        }
        int code = SqliteErrors.primary(e);
        return code == SQLiteErrorCode.SQLITE_CONSTRAINT.code || code == SQLiteErrorCode.SQLITE_INTERRUPT.code;
    }

    /**
     * Commits what has finished although a member still runs: it may wait for one of those. It is undone, and its connection is
     * closed, so that what it still does has no effect: it must run again.
     */
    private synchronized void displace() {
        if (over || !running) {
            return;
        }
        log.debug("a transaction took long, so that those which share its commit are committed without it");
        DB database = connection.getDatabase();
        synchronized (connection) { // in the driver's order: no statement of the member comes between
            synchronized (database) {
                displaced = true;
                try {
                    run(ROLLBACK);
                    engine.commit(connection);
                    end(false, null);
                } catch (SQLException e) {
                    log.debug("a group of transactions could not be committed", Faults.withoutValues(e));
                } finally {
                    if (!over) {
                        endByListener();
                    }
                    close();
                }
            }
        }
    }

    private void close() {
        try {
            connection.close();
        } catch (SQLException | RuntimeException e) {
            log.debug("a connection could not be closed", Faults.bare(e));
        }
    }

    private void rollBack() {
        try {
            engine.rollback(connection);
        } catch (SQLException | RuntimeException e) {
            log.debug("a group of transactions could not be rolled back", Faults.bare(e));
            terminate();
        }
    }

    private void terminate() {
        try {
            engine.terminate(connection);
        } catch (SQLException | RuntimeException e) {
            log.debug("a connection could not be closed", Faults.bare(e));
        }
    }

    /** Closes the connection; the members run again unless they were committed. */
    void abandon() {
        if (!over) {
            terminate();
            lose();
        }
    }

    /** Called when the connection was closed: the members run again unless they were committed. */
    synchronized void lose() {
        end(true, null);
    }

    private void end(boolean toRunAgain, @Nullable SQLException error) {
        if (over) {
            return;
        }
        lost = toRunAgain;
        failure = error;
        over = true;
        ended.countDown();
        stopListening();
    }

    private void stopListening() {
        synchronized (connection.getDatabase()) {
            try {
                if (!connection.isClosed()) {
                    connection.removeCommitListener(commits);
                }
            } catch (SQLException e) {
                log.debug("a connection cannot say whether it is closed", Faults.bare(e));
            }
        }
    }

    /**
     * Waits until the group has ended.
     *
     * @param takeBack commits it for one that has the turn but has not begun
     * @throws SQLException the error of its COMMIT
     * @throws GroupLost if its transaction was rolled back
     */
    void await(Runnable takeBack) throws SQLException {
        boolean interrupted = false;
        while (!over) {
            try {
                if (!ended.await(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                    takeBack.run();
                    displace();
                }
            } catch (InterruptedException e) {
                interrupted = true; // its fate is being decided
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        throwUnlessCommitted();
    }

    private synchronized void throwUnlessCommitted() throws SQLException {
        if (lost) {
            throw new GroupLost();
        }
        if (failure != null) {
            throw failure;
        }
    }

    private void run(String sql) throws SQLException {
        Sql.run(connection.prepareStatement(sql));
    }

    /** What has become of the transaction. */
    private enum Fate {
        OPEN,
        COMMITTED,
        ROLLED_BACK,
        IN_DOUBT
    }

    /** The fate of the transaction that was open at first. Called by the driver, under its monitors. */
    private static final class Commits implements SQLiteCommitListener {
        private volatile Fate fate = Fate.OPEN;

        @Override
        public void onCommit() {
            if (fate == Fate.OPEN) {
                fate = Fate.COMMITTED;
            }
        }

        @Override
        public void onRollback() {
            if (fate == Fate.OPEN) {
                fate = Fate.ROLLED_BACK;
            } else if (fate == Fate.COMMITTED) {
                // it tells of a COMMIT before the disk may refuse it; or another statement has failed since
                fate = Fate.IN_DOUBT;
            }
        }
    }
}
