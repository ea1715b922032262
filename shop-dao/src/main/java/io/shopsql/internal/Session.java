package io.shopsql.internal;

import io.shopsql.error.Contention;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.query.BoundQuery;
import io.shopsql.query.Runner;
import io.shopsql.query.Runners;
import io.shopsql.schema.type.InstantBinding;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.Condition;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** The use of one connection, from borrowing to returning it. Belongs to one thread. */
public final class Session implements Runners.Source {

    private final Engine engine;
    private final Connection connection;
    private final Connection direct;
    private final Mode mode;
    private final Clock clock;
    private final boolean joined;
    private final Statements statements;
    private final RollupSwitch rollups;
    private final Function<Session, DSLContext> jooq;
    private final Function<Session, Runner> runner;

    // made when first asked for
    private @Nullable List<Runnable> afterCommit;
    private @Nullable DSLContext db;

    private @Nullable ShopException failure;
    // set by the thread that closes the shop
    private volatile boolean cutOff;
    private volatile @Nullable ShopException inDoubt;

    private boolean over;
    private int savepoints;

    /** Called by {@code Sessions}. */
    Session(
            Engine engine,
            Connection connection,
            Connection direct,
            Mode mode,
            Clock clock,
            boolean joined,
            RollupSwitch rollups,
            Function<Session, DSLContext> jooq,
            Function<Session, Runner> runner) {
        this.engine = engine;
        this.connection = connection;
        this.direct = direct;
        this.mode = mode;
        this.clock = clock;
        this.joined = joined;
        this.statements = new Statements(mode, engine);
        this.rollups = rollups;
        this.jooq = jooq;
        this.runner = runner;
    }

    /**
     * The session behind a {@code DSLContext}.
     *
     * @throws io.shopsql.error.BadConfiguration if it does not come from a shop: without our settings, jOOQ gives wrong results on
     *     SQLite
     */
    public static Session of(DSLContext db) {
        return of(db.configuration());
    }

    static Session of(Configuration configuration) {
        if (configuration.data(Runners.KEY) instanceof Session session) {
            return session;
        }
        throw Runners.notOfAShop();
    }

    /** jOOQ on this session. */
    public DSLContext db() {
        DSLContext known = db;
        if (known == null) {
            known = jooq.apply(this);
            db = known;
        }
        return known;
    }

    /** Runs compiled queries in this session; through jOOQ if the caller added listeners, which see each statement. */
    public Runner runner() {
        DSLContext known = db;
        return known != null && isWatched(known.configuration())
                ? new JooqRunner(known, engine.fetchSize())
                : runner.apply(this);
    }

    /** Whether there are listeners beside our own. */
    private static boolean isWatched(Configuration jooq) {
        return jooq.executeListenerProviders().length > 1 || jooq.visitListenerProviders().length > 1;
    }

    @Override
    public Runner runner(DSLContext given) {
        return db != null && given.configuration() == db.configuration()
                ? runner()
                : new JooqRunner(given, engine.fetchSize());
    }

    @Override
    public Optional<Condition> rollups() {
        checkNotOver();
        requireIntact();
        boolean oneSnapshot = mode != Mode.WRITE || engine.rollupTables().writersHaveSnapshots();
        if (!oneSnapshot) {
            return Optional.empty(); // a report takes several statements with them
        }
        try {
            // needs no snapshot of its own: what reads them asks again
            rollups.ask(engine, direct);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        }
        return rollups.kept(engine);
    }

    /** The row of a query for a unique value. */
    public <T> Optional<T> find(BoundQuery<T> unique) {
        return runner().first(unique, false);
    }

    public <T> List<T> list(BoundQuery<T> query) {
        return runner().list(query);
    }

    /** The row of a statement that always has one. */
    public <T> T only(BoundQuery<T> query) {
        return runner().first(query, false).orElseThrow(() -> new IllegalStateException("no row"));
    }

    /** A statement; a connection of our own keeps it prepared after it is closed. */
    PreparedStatement prepare(String sql) throws SQLException {
        return direct.prepareStatement(sql);
    }

    public Engine engine() {
        return engine;
    }

    /** The connection for statements of the library. */
    Connection direct() {
        return direct;
    }

    /** The connection for JDBC of the caller: its pool undoes changed settings. */
    Connection connection() {
        return connection;
    }

    /** The time by the shop's clock, to the microsecond. */
    public Instant now() {
        return InstantBinding.checked(clock.instant());
    }

    /** Runs plain JDBC under the same rules and with the same errors as jOOQ. */
    public <T extends @Nullable Object> T jdbc(Jdbc<T> work) {
        check(true);
        try {
            return work.on(direct);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        } catch (Throwable e) {
            // some of the rows may have been written
            failed(e instanceof ShopException error ? error : new RolledBack(null));
            throw e;
        }
    }

    /** As {@link #jdbc}, for work that changes nothing. */
    public <T extends @Nullable Object> T reading(Jdbc<T> work) {
        check(false);
        try {
            return work.on(direct);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        }
    }

    /** Whether all reads see one snapshot, unchanged even by this session. A read that has none yet restarts in one. */
    public boolean isSnapshot() {
        statements.requireTransaction();
        return mode == Mode.READ;
    }

    /**
     * Runs statements that may be repeated after a commit in doubt, since an idempotency key prevents a second effect.
     */
    public <T> T keyed(Supplier<T> work) {
        return statements.keyed(work);
    }

    /** Whether the transaction can only be rolled back. */
    public boolean isLost() {
        return failure != null;
    }

    /** Records that this attempt lost against another transaction: it is rolled back and retried. */
    public ShopException lost(Contention error) {
        return failed(error);
    }

    /** Runs the action after the transaction commits, and only then. */
    public void afterCommit(Runnable action) {
        checkNotOver();
        if (joined) {
            throw new IllegalNesting(
                    "A joined transaction is committed by its owner; the shop is not notified.",
                    "register the action with the owner of the transaction.");
        }
        if (afterCommit == null) {
            afterCommit = new ArrayList<>();
        }
        afterCommit.add(action);
    }

    Mode mode() {
        return mode;
    }

    @Nullable
    ShopException failure() {
        return failure;
    }

    List<Runnable> actionsAfterCommit() {
        return afterCommit == null ? List.of() : afterCommit;
    }

    /** Called before each statement. */
    void check(boolean changesData) {
        checkNotOver();
        requireIntact();
        statements.check(changesData);
        if (changesData) {
            keepRows();
        }
    }

    /** The rows of a query, those of its start whatever this session writes. Close them by {@link #closed}. */
    ResultSet opened(ResultSet rows) {
        if (!mode.writes()) {
            return rows;
        }
        ResultSet started = engine.started(direct, rows);
        statements.opened(started);
        return started;
    }

    void closed(ResultSet rows) {
        statements.closed(rows);
    }

    private void keepRows() {
        try {
            statements.keepRows();
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        }
    }

    Statements statements() {
        return statements;
    }

    private void checkNotOver() {
        if (over) {
            throw new IllegalNesting(
                    "This transaction has ended.", "use Tx and the objects it returns only inside the callback.");
        }
    }

    /** Refuses to continue or commit after a failed statement, and after the shop was closed. */
    void requireIntact() {
        if (cutOff) {
            throw closed();
        }
        if (failure != null) {
            throw new RolledBack(failure);
        }
    }

    /**
     * Records a failed statement: on Postgres the transaction can then only be rolled back, so we do the same on
     * SQLite.
     */
    public ShopException failed(ShopException error) {
        ShopException why = cutOff ? closed() : error;
        if (mode.isTransaction() && failure == null) {
            failure = why;
        }
        return why;
    }

    /**
     * Aborts this session from another thread: no further statement, no commit.
     *
     * @param commitInDoubt the error to report instead, if an earlier attempt may have taken effect
     */
    void cutOff(@Nullable ShopException commitInDoubt) {
        inDoubt = commitInDoubt;
        cutOff = true;
    }

    /** The error that ends an aborted session. */
    ShopException closed() {
        ShopException earlier = inDoubt;
        return earlier != null ? earlier : Faults.closed(true);
    }

    boolean isCutOff() {
        return cutOff;
    }

    void end() {
        over = true;
    }

    /** Runs a part that can be rolled back separately. */
    <T extends @Nullable Object> T nested(Supplier<T> part) {
        Savepoint savepoint = savepoint();
        try {
            T result = part.get();
            savepoint.release();
            return result;
        } catch (Throwable e) {
            try {
                savepoint.rollback();
            } catch (RuntimeException suppressed) {
                e.addSuppressed(suppressed);
            }
            throw e;
        }
    }

    Savepoint savepoint() {
        check(false);
        statements.requireTransaction();
        keepRows(); // or rolling back to the savepoint would lose them
        Savepoint savepoint =
                new Savepoint("shop_" + ++savepoints, actionsAfterCommit().size());
        run("SAVEPOINT " + savepoint.name);
        return savepoint;
    }

    private void run(String sql) {
        try {
            Sql.run(direct, sql);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        } catch (Throwable e) {
            failed(new RolledBack(null));
            throw e;
        }
    }

    /** A savepoint of the transaction. */
    final class Savepoint {
        private final String name;
        private final int actionsBefore;

        private Savepoint(String name, int actionsBefore) {
            this.name = name;
            this.actionsBefore = actionsBefore;
        }

        /** Keeps the part, unless a statement of it failed. */
        void release() {
            requireIntact();
            run("RELEASE SAVEPOINT " + name);
        }

        void rollback() {
            if (afterCommit != null) {
                afterCommit.subList(actionsBefore, afterCommit.size()).clear();
            }
            run("ROLLBACK TO SAVEPOINT " + name);
            run("RELEASE SAVEPOINT " + name);
            // the failed statement is undone with the rest
            failure = null;
        }
    }

    /** Plain JDBC work. */
    @FunctionalInterface
    public interface Jdbc<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }
}
