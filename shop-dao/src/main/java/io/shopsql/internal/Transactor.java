package io.shopsql.internal;

import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Contention;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.error.Unavailable;
import io.shopsql.internal.Connections.Lease;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
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
    private final Clock clock;
    private final Retry retry;

    @SuppressWarnings("ThreadLocalUsage") // one for each shop: transactions of two shops do not nest
    private final ThreadLocal<@Nullable Session> current = new ThreadLocal<>();

    private final @Nullable Session joined;

    /** Over connections of its own or of the application's pool. */
    public Transactor(Engine engine, Connections connections, Clock clock, int maxAttempts) {
        this(engine, connections, null, clock, maxAttempts);
    }

    private Transactor(
            Engine engine, @Nullable Connections connections, @Nullable Session joined, Clock clock, int maxAttempts) {
        this.engine = engine;
        this.connections = connections;
        this.joined = joined;
        this.clock = clock;
        this.retry = Retry.of(
                "shop-transaction",
                RetryConfig.custom()
                        .maxAttempts(maxAttempts)
                        .intervalFunction(IntervalFunction.ofExponentialRandomBackoff(
                                Duration.ofMillis(5), 2.0, 0.5, Duration.ofMillis(500)))
                        .retryOnException(TryAgain.class::isInstance)
                        .build());
    }

    /** Inside a transaction that someone else began and will end. */
    public static Transactor joining(Connection connection, Clock clock) {
        try {
            Engine engine = Engine.of(connection);
            if (connection.getAutoCommit()) {
                throw new BadConfiguration(
                        "The connection is in autocommit: there is no transaction to join.",
                        "begin one first (setAutoCommit(false)), or use Shop.on(dataSource).");
            }
            engine.checkJoinable(connection);
            Session session = new Session(engine, connection, Mode.WRITE, clock, true);
            return new Transactor(engine, null, session, clock, 1);
        } catch (SQLException e) {
            throw new Unavailable(
                    "The connection cannot be used (" + Faults.code(e) + ").",
                    "pass an open connection.",
                    Faults.withoutValues(e));
        }
    }

    /** One read-only snapshot. */
    public <T extends @Nullable Object> T read(Function<Session, T> work) {
        Session outer = current();
        return outer != null ? applied(work, outer) : again(() -> outermost(Mode.READ, work));
    }

    /** Single statements, each for itself, that read. */
    public <T extends @Nullable Object> T statement(Function<Session, T> work) {
        Session outer = current();
        return outer != null ? applied(work, outer) : outermost(Mode.STATEMENT, work);
    }

    /** A read-write transaction; inside another one a savepoint of it. */
    public <T extends @Nullable Object> T write(boolean serializable, Function<Session, T> work) {
        Session outer = current();
        if (outer == null) {
            return again(() -> outermost(serializable ? Mode.SERIALIZABLE : Mode.WRITE, work));
        }
        if (!outer.mode().writes()) {
            throw new IllegalNesting(
                    "A write inside a read: the outer transaction promised not to change anything.",
                    "make the outer one a write, or write after it.");
        }
        if (serializable && outer.mode() != Mode.SERIALIZABLE) {
            throw new IllegalNesting(
                    "A serializable write inside a plain one: the outer transaction has begun already.",
                    "make the outer one serializable.");
        }
        return outer.nested(() -> applied(work, outer));
    }

    private @Nullable Session current() {
        return joined != null ? joined : current.get();
    }

    private <T extends @Nullable Object> T again(Supplier<T> attempt) {
        try {
            return retry.executeSupplier(attempt);
        } catch (TryAgain last) {
            throw last.error;
        }
    }

    private <T extends @Nullable Object> T outermost(Mode mode, Function<Session, T> work) {
        Session session = null;
        T result;
        try (Lease lease =
                mode.writes() ? connections().writer() : connections().reader()) {
            session = new Session(engine, lease.connection(), mode, clock, false);
            current.set(session);
            try {
                if (mode.isTransaction()) {
                    engine.begin(lease.connection(), mode);
                }
                result = inTransaction(session, work);
                lease.committed();
            } finally {
                session.end();
                current.remove();
            }
        } catch (SQLException e) {
            ShopException error = engine.translate(e, StatementKind.OTHER);
            throw session == null || !mode.isTransaction() ? error : worthAnotherTry(error, true);
        }
        runAll(session.actionsAfterCommit());
        return result;
    }

    private <T extends @Nullable Object> T inTransaction(Session session, Function<Session, T> work)
            throws SQLException {
        if (!session.mode().isTransaction()) {
            return applied(work, session);
        }
        Connection connection = session.connection();
        T result;
        try {
            result = applied(work, session);
            if (session.failure() != null) {
                throw new RolledBack(session.failure());
            }
        } catch (RuntimeException | Error e) {
            rollback(connection, e);
            // a callback may have caught the first error and thrown another
            ShopException first =
                    session.failure() == null && e instanceof ShopException error ? error : session.failure();
            if (first != null && worthAnotherTry(first, true) instanceof TryAgain again) {
                throw again; // nothing was committed
            }
            throw e;
        }
        try {
            engine.commit(connection);
        } catch (SQLException e) {
            ShopException error = engine.translate(e, StatementKind.OTHER);
            rollback(connection, error);
            throw worthAnotherTry(error, !(error instanceof Unavailable) || session.repeatable());
        }
        return result;
    }

    private <T extends @Nullable Object> T applied(Function<Session, T> work, Session session) {
        try {
            return work.apply(session);
        } catch (MappingException e) {
            // of a conversion inside a mapper; nothing failed in the database
            ShopException ours = Faults.innermost(ShopException.class, e);
            throw ours == null ? e : ours;
        } catch (DataAccessException e) {
            // of JDBC that is used beneath jOOQ, the rows of a cursor or a connection: the listener has not seen it
            SQLException error = Faults.innermost(SQLException.class, e);
            throw error == null ? e : session.failed(engine.translate(error, StatementKind.OTHER));
        }
    }

    private static RuntimeException worthAnotherTry(ShopException error, boolean nothingCommitted) {
        return nothingCommitted && (error instanceof Contention || error instanceof Unavailable)
                ? new TryAgain(error)
                : error;
    }

    private void rollback(Connection connection, Throwable because) {
        try {
            engine.rollback(connection);
        } catch (SQLException e) {
            because.addSuppressed(Faults.withoutValues(e));
        }
    }

    private static void runAll(Iterable<Runnable> actions) {
        RuntimeException first = null;
        for (Runnable action : actions) {
            try {
                action.run();
            } catch (RuntimeException e) {
                log.error("an action after the commit failed; the transaction stands");
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private Connections connections() {
        if (connections == null) {
            throw new IllegalStateException("a joined transaction is always the current one");
        }
        return connections;
    }

    @Override
    public void close() {
        if (connections != null) {
            connections.close();
        }
    }

    /** Carries an error through the retries that deserve one. */
    private static final class TryAgain extends RuntimeException {
        private static final long serialVersionUID = 1L;
        private final ShopException error;

        private TryAgain(ShopException error) {
            super(null, error, false, false);
            this.error = error;
        }
    }
}
