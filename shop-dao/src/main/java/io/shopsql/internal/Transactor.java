package io.shopsql.internal;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Contention;
import io.shopsql.error.DatabaseFault;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ShopException;
import io.shopsql.error.TimedOut;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.engine.Connections;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.GroupLost;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.StatementKind;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.exception.DataAccessException;
import org.jooq.exception.MappingException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs callbacks in transactions: begins, nests, retries, commits and rolls back. Thread-safe. */
public final class Transactor implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Transactor.class);

    private final Engine engine;
    private final @Nullable Connections connections;
    private final boolean groupCommit;
    private final Clock clock;
    private final Retry retry;
    private final Calls calls;
    private final @Nullable Session joined;
    private final RollupSwitch rollups = new RollupSwitch();

    /** By the classes of callbacks and reports; holds unloaded classes no longer. */
    private final ClassValue<Habits> habits = new ClassValue<>() {
        @Override
        protected Habits computeValue(Class<?> kind) {
            return new Habits();
        }
    };

    /**
     * A transactor on the shop's own connections or the application's pool.
     *
     * @param groupCommit whether transactions may share a commit, unless they may run once alone
     */
    public Transactor(
            Engine engine,
            Connections connections,
            Clock clock,
            boolean groupCommit,
            int maxAttempts,
            Duration closeTimeout) {
        this(engine, connections, null, clock, groupCommit, maxAttempts, closeTimeout);
    }

    private Transactor(
            Engine engine,
            @Nullable Connections connections,
            @Nullable Session joined,
            Clock clock,
            boolean groupCommit,
            int maxAttempts,
            Duration closeTimeout) {
        this.engine = engine;
        this.connections = connections;
        this.groupCommit = groupCommit && maxAttempts > 1 && connections != null && connections.sharesCommits();
        this.joined = joined;
        this.clock = clock;
        this.calls = new Calls(closeTimeout);
        this.retry = Retry.of(
                "shop-transaction",
                RetryConfig.custom()
                        .maxAttempts(maxAttempts)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                Duration.ofMillis(5), 2.0, 0.5, Duration.ofMillis(500)))
                        .retryOnException(TryAgain.class::isInstance)
                        .build());
    }

    /** A transactor inside a transaction that others began and will end. */
    public static Transactor joining(Connection connection, Clock clock, Duration closeTimeout) {
        try {
            Engine engine = Engines.of(connection);
            if (connection.getAutoCommit()) {
                throw new BadConfiguration(
                        "The connection is in autocommit: there is no transaction to join.",
                        "begin one first (setAutoCommit(false)), or use Shop.on(dataSource).");
            }
            engine.checkJoinable(connection);
            Session session = Sessions.joined(engine, connection, clock);
            return new Transactor(engine, null, session, clock, false, 1, closeTimeout);
        } catch (SQLException e) {
            throw new Unavailable(
                    "The connection cannot be used (" + Faults.code(e) + ").",
                    "pass an open connection.",
                    Faults.withoutValues(e));
        }
    }

    /** Runs the work in one read-only snapshot. */
    public <T extends @Nullable Object> T snapshot(Function<Session, T> work) {
        return calls.run(call -> {
            Session outer = current(call);
            return outer != null ? applied(work, outer) : again(() -> outermost(call, Mode.READ, false, work));
        });
    }

    /**
     * Runs one statement without a transaction; at the second statement, restarts the work in one read-only snapshot.
     * Uses a snapshot from the start if earlier work of this kind needed one.
     */
    public <T extends @Nullable Object> T read(Class<?> kind, Function<Session, T> work) {
        return calls.run(call -> {
            Session outer = current(call);
            if (outer != null) {
                return applied(work, outer);
            }
            Habits known = habits.get(kind);
            if (!known.needsSnapshot()) {
                try {
                    return again(() -> outermost(call, Mode.STATEMENT, false, work));
                } catch (SnapshotNeeded e) {
                    known.snapshotNeeded();
                }
            }
            return again(() -> outermost(call, Mode.READ, false, work));
        });
    }

    /**
     * Runs the work in a read-write transaction; inside another one as a savepoint. On SQLite it may share its commit with others
     * that wait, if earlier work of this kind was short.
     */
    public <T extends @Nullable Object> T write(Class<?> kind, boolean serializable, Function<Session, T> work) {
        return calls.run(call -> {
            Session outer = current(call);
            if (outer == null) {
                Mode mode = serializable ? Mode.SERIALIZABLE : Mode.WRITE;
                return groupCommit
                        ? grouped(call, mode, habits.get(kind), work)
                        : again(() -> outermost(call, mode, false, work));
            }
            checkWritable(outer, serializable);
            return outer.nested(() -> applied(work, outer));
        });
    }

    /** Runs the work in a read-write transaction that shares its commit with nobody, and not inside another one. */
    public <T extends @Nullable Object> T writeAlone(Function<Session, T> work) {
        return calls.run(call -> {
            requireOutermost(call);
            return again(() -> outermost(call, Mode.WRITE, false, work));
        });
    }

    /**
     * Runs the work, outside of any transaction, with a connection to read by beside the transactions of the work.
     *
     * @throws IllegalNesting inside a transaction
     */
    public <T extends @Nullable Object> T beside(Function<Beside, T> work) {
        return calls.run(call -> {
            requireOutermost(call);
            Beside beside = new Beside(engine, lease(call, Mode.READ, false), clock, rollups);
            T result;
            try {
                result = work.apply(beside);
            } catch (Throwable e) {
                beside.close(e);
                throw e;
            }
            beside.close(null);
            return result;
        });
    }

    /** What the shop knows of its rollups. */
    public RollupSwitch rollups() {
        return rollups;
    }

    private void requireOutermost(Call call) {
        if (current(call) != null) {
            throw new IllegalNesting(
                    "This needs transactions of its own, and is called inside of another one.",
                    "call it outside of write, read and report.");
        }
    }

    private <T extends @Nullable Object> T grouped(Call call, Mode mode, Habits habits, Function<Session, T> work) {
        Function<Session, T> timed = habits.timed(work);
        if (habits.isShort()) {
            try {
                return again(() -> outermost(call, mode, true, timed));
            } catch (GroupLost e) {
                log.debug("a transaction runs again, since the commit it shared was lost");
            }
        }
        return again(() -> outermost(call, mode, false, timed));
    }

    private static void checkWritable(Session outer, boolean serializable) {
        if (!outer.mode().writes()) {
            throw new IllegalNesting(
                    "A write inside a read: the outer transaction is read-only.",
                    "make the outer transaction a write, or write after it.");
        }
        if (serializable && outer.mode() != Mode.SERIALIZABLE) {
            throw new IllegalNesting(
                    "A serializable write inside a plain one: the outer transaction has already begun.",
                    "make the outer transaction serializable.");
        }
    }

    private @Nullable Session current(Call call) {
        return joined != null ? joined : call.session();
    }

    /** The first attempt runs without the cost of counting attempts. */
    private <T extends @Nullable Object> T again(Supplier<T> attempt) {
        long start = System.nanoTime();
        try {
            return attempt.get();
        } catch (TryAgain first) {
            return againAfter(first, start, attempt);
        }
    }

    private <T extends @Nullable Object> T againAfter(TryAgain first, long start, Supplier<T> attempt) {
        AttemptErrors attempts = new AttemptErrors(start);
        AtomicBoolean isFirst = new AtomicBoolean(true);
        try {
            return retry.executeSupplier(() -> attempts.run(() -> {
                if (isFirst.getAndSet(false)) {
                    throw first; // has run
                }
                return attempt.get();
            }));
        } catch (TryAgain last) {
            throw attempts.exhausted(last.error);
        }
    }

    private <T extends @Nullable Object> T outermost(Call call, Mode mode, boolean shared, Function<Session, T> work) {
        Loan loan = new Loan(engine, lease(call, mode, shared), mode.isTransaction());
        Session session;
        T result;
        try {
            session = Sessions.open(engine, loan.lease(), mode, clock, rollups);
            call.begin(session);
            try {
                result = mode.isTransaction()
                        ? inTransaction(call, loan, session, work)
                        : withoutTransaction(loan, session, work);
                loan.committed();
            } finally {
                session.end();
                call.end();
            }
        } catch (Throwable e) {
            loan.giveBack(e);
            throw e;
        }
        // committed: from here on no failure changes the outcome
        loan.giveBack();
        AfterCommit.runAll(session.actionsAfterCommit().iterator());
        return result;
    }

    /** Restarts the work even if it swallowed the signal. */
    private <T extends @Nullable Object> T withoutTransaction(Loan loan, Session session, Function<Session, T> work) {
        try {
            T result = applied(work, session);
            session.statements().requireNoSnapshot();
            return result;
        } catch (Throwable e) {
            session.statements().requireNoSnapshot();
            if (e instanceof ShopException error && worthAnotherTry(error, true) instanceof TryAgain again) {
                if (error instanceof Unavailable) {
                    loan.abandon();
                }
                throw again;
            }
            throw e;
        }
    }

    private Lease lease(Call call, Mode mode, boolean shared) {
        try {
            return call.waitFor(
                    shared
                            ? connections()::sharedWriter
                            : mode.writes() ? connections()::writer : connections()::reader);
        } catch (SQLException e) {
            if (Faults.innermost(InterruptedException.class, e) != null) {
                throw new TimedOut("Interrupted while waiting for a connection.", "try again.", null);
            }
            ShopException error = engine.translate(e, StatementKind.OTHER);
            throw error instanceof DatabaseFault
                    ? new Unavailable(
                            "The pool provides no connection (" + Faults.code(e) + ").",
                            "check that the pool is open and that the database can be reached.",
                            Faults.withoutValues(e))
                    : error;
        }
    }

    private <T extends @Nullable Object> T inTransaction(
            Call call, Loan loan, Session session, Function<Session, T> work) {
        T result;
        try {
            begin(loan, session);
            result = applied(work, session);
            session.requireIntact();
        } catch (Throwable e) {
            loan.rollBack(e);
            if (loan.isLost()) {
                throw new GroupLost();
            }
            // a callback may have caught the first error and thrown another
            ShopException first = session.failure();
            if (first == null && e instanceof Contention lost) {
                first = lost; // from a nested write, which was rolled back separately
            }
            if (first instanceof Unavailable) {
                loan.abandon(); // the pool has not seen the error
            }
            if (first != null && worthAnotherTry(first, true) instanceof TryAgain again) {
                loan.lost(first);
                throw again; // nothing was committed
            }
            throw e;
        }
        if (!session.mode().writes()) {
            loan.endRead();
            return result;
        }
        try {
            loan.commit();
        } catch (SQLException e) {
            ShopException error = engine.translate(e, StatementKind.OTHER);
            loan.rollBack(error);
            if (error instanceof Unavailable) {
                call.inDoubt(error);
            } else if (session.isCutOff()) {
                throw session.closed();
            }
            throw worthAnotherTry(
                    error,
                    !(error instanceof Unavailable) || session.statements().repeatable());
        } catch (Throwable e) {
            loan.rollBack(e);
            throw e;
        }
        return result;
    }

    private void begin(Loan loan, Session session) {
        try {
            loan.begin(session.mode());
        } catch (SQLException e) {
            throw session.failed(engine.translate(e, StatementKind.OTHER));
        }
    }

    private <T extends @Nullable Object> T applied(Function<Session, T> work, Session session) {
        try {
            return work.apply(session);
        } catch (MappingException e) {
            // from a conversion inside a mapper; nothing failed in the database
            ShopException ours = Faults.innermost(ShopException.class, e);
            throw ours == null ? e : ours;
        } catch (DataAccessException e) {
            // from plain JDBC, a cursor or a connection: the listener has not seen it
            SQLException error = Faults.innermost(SQLException.class, e);
            throw error == null ? e : session.failed(engine.translate(error, StatementKind.OTHER));
        }
    }

    private static RuntimeException worthAnotherTry(ShopException error, boolean nothingCommitted) {
        return nothingCommitted && (error instanceof Contention || error instanceof Unavailable)
                ? new TryAgain(error)
                : error;
    }

    private Connections connections() {
        if (connections == null) {
            throw new IllegalStateException("a joined transaction is always the current one");
        }
        return connections;
    }

    /** Closes as described in {@link Calls#close}. */
    @Override
    public void close() {
        calls.close(() -> {
            if (connections != null) {
                connections.close();
            }
        });
    }
}
