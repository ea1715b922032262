package io.shopsql.internal;

import io.shopsql.error.BadConfiguration;
import io.shopsql.error.Contention;
import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.error.RolledBack;
import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.Sql;
import io.shopsql.internal.engine.StatementKind;
import io.shopsql.schema.type.InstantBinding;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jooq.Configuration;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;

/** One connection at work, from the moment it is taken until it is given back. Belongs to one thread. */
public final class Session {

    static final String KEY = "io.shopsql.session";

    private final Engine engine;
    private final Connection connection;
    private final Mode mode;
    private final Clock clock;
    private final boolean joined;
    private final DSLContext db;
    private final List<Runnable> afterCommit = new ArrayList<>();

    private @Nullable ShopException failure;
    // set by the thread that closes the shop
    private volatile boolean cutOff;
    private volatile @Nullable ShopException inDoubt;

    private boolean over;
    private boolean needsSnapshot;
    private int statements;
    private int savepoints;
    private int running;
    private long writes;
    private long keyedWrites;

    /** Made by {@link Sessions}, which gives it its jOOQ. */
    Session(Engine engine, Connection connection, Mode mode, Clock clock, boolean joined, DSLContext db) {
        this.engine = engine;
        this.connection = connection;
        this.mode = mode;
        this.clock = clock;
        this.joined = joined;
        this.db = db;
    }

    /**
     * The session behind a {@code DSLContext}.
     *
     * @throws BadConfiguration if it did not come from a shop: without our settings, jOOQ is wrong on SQLite
     */
    public static Session of(DSLContext db) {
        return of(db.configuration());
    }

    static Session of(Configuration configuration) {
        if (configuration.data(KEY) instanceof Session session) {
            return session;
        }
        throw new BadConfiguration(
                "This DSLContext was not made by a shop.", "take it from Tx.db(), or from the argument of a report.");
    }

    public DSLContext db() {
        return db;
    }

    public Engine engine() {
        return engine;
    }

    public Connection connection() {
        return connection;
    }

    /** The time by the shop's clock, to the microsecond. */
    public Instant now() {
        return InstantBinding.checked(clock.instant());
    }

    /** Runs JDBC beneath jOOQ, under the same rules and with the same errors. */
    public <T extends @Nullable Object> T jdbc(Jdbc<T> work) {
        check(true);
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        } catch (Throwable e) {
            // some rows may be written and others not
            failed(e instanceof ShopException error ? error : new RolledBack(null));
            throw e;
        }
    }

    /** The same for what changes nothing. */
    public <T extends @Nullable Object> T reading(Jdbc<T> work) {
        check(false);
        try {
            return work.on(connection);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        }
    }

    /** Whether all that it reads is one snapshot, which nobody changes, not even itself. */
    public boolean isSnapshot() {
        return mode == Mode.READ;
    }

    /** Runs statements that may be repeated after a commit in doubt, since a key keeps them from taking effect twice. */
    public <T> T keyed(Supplier<T> statements) {
        long before = writes;
        try {
            return statements.get();
        } finally {
            // what was refused has undone its writes: repeated, it is refused or takes effect once
            keyedWrites += writes - before;
        }
    }

    /** Whether the transaction can only be rolled back. */
    public boolean isLost() {
        return failure != null;
    }

    /** Notes that this attempt lost against another transaction: it is rolled back and tried again. */
    public ShopException lost(Contention error) {
        return failed(error);
    }

    /** Runs when the transaction is committed, and only then. */
    public void afterCommit(Runnable action) {
        checkNotOver();
        if (joined) {
            throw new IllegalNesting(
                    "A joined transaction is committed by who began it; the shop does not learn when.",
                    "register the action there.");
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
        return afterCommit;
    }

    /** Whether the whole may be run again although its commit may have taken effect. */
    boolean repeatable() {
        return writes == keyedWrites;
    }

    /** Called before each statement. */
    void check(boolean changesData) {
        checkNotOver();
        requireIntact();
        if (changesData) {
            if (!mode.writes()) {
                throw new ReadOnlyTransaction(null);
            }
            if (running > 0) {
                throw new IllegalNesting(
                        "A write while rows of this transaction are still being read: on SQLite they would include what"
                                + " is written, without an end.",
                        "read the rows first (fetch, list), or close the stream or cursor before writing.");
            }
            writes++;
        }
        if (!mode.isTransaction() && ++statements > 1) {
            needSnapshot();
        }
    }

    /** Called before a statement with a fetch size: a server sends rows in portions in a transaction alone. */
    void checkPortions() {
        if (!mode.isTransaction() && engine.fetchSize() > 0) {
            needSnapshot();
        }
    }

    private void needSnapshot() {
        needsSnapshot = true;
        throw new SnapshotNeeded();
    }

    /** Abandons work that cannot go on without a snapshot, also if it caught what told it so. */
    void requireNoSnapshot() {
        if (needsSnapshot) {
            throw new SnapshotNeeded();
        }
    }

    /** Called when a statement runs of which rows may be read until it ends. */
    void statementStarted() {
        running++;
    }

    void statementEnded() {
        running--;
    }

    private void checkNotOver() {
        if (over) {
            throw new IllegalNesting(
                    "This transaction is over.", "use Tx and what comes from it inside its callback alone.");
        }
    }

    /** Refuses to go on, or to commit, after a failed statement, and once the shop is closed. */
    void requireIntact() {
        if (cutOff) {
            throw closed();
        }
        if (failure != null) {
            throw new RolledBack(failure);
        }
    }

    /** Notes that a statement failed: on Postgres the transaction is lost then, so it is on SQLite. */
    public ShopException failed(ShopException error) {
        ShopException why = cutOff ? closed() : error;
        if (mode.isTransaction() && failure == null) {
            failure = why;
        }
        return why;
    }

    /**
     * Ends the work of this session from another thread: no further statement, no commit.
     *
     * @param commitInDoubt what the caller must learn then, if an earlier attempt may have taken effect
     */
    void cutOff(@Nullable ShopException commitInDoubt) {
        inDoubt = commitInDoubt;
        cutOff = true;
    }

    /** Why the work of a session that {@link #isCutOff} ends. */
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

    /** Runs a part that can be rolled back alone. */
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
        if (!mode.isTransaction()) {
            needSnapshot();
        }
        Savepoint savepoint = new Savepoint("shop_" + ++savepoints, afterCommit.size());
        run("SAVEPOINT " + savepoint.name);
        return savepoint;
    }

    private void run(String sql) {
        try {
            Sql.run(connection, sql);
        } catch (SQLException e) {
            throw failed(engine.translate(e, StatementKind.OTHER));
        } catch (Throwable e) {
            failed(new RolledBack(null));
            throw e;
        }
    }

    /** A place in the transaction to go back to. */
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
            afterCommit.subList(actionsBefore, afterCommit.size()).clear();
            run("ROLLBACK TO SAVEPOINT " + name);
            run("RELEASE SAVEPOINT " + name);
            // what failed since is undone with the rest
            failure = null;
        }
    }

    /** JDBC beneath jOOQ. */
    @FunctionalInterface
    public interface Jdbc<T extends @Nullable Object> {
        T on(Connection connection) throws SQLException;
    }
}
