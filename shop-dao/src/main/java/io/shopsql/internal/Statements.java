package io.shopsql.internal;

import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Mode;
import java.util.function.Supplier;

/** The statements of a session: which of them may run, and whether they need a snapshot. Belongs to one thread. */
final class Statements {

    private final Mode mode;
    private final Engine engine;

    private boolean expected;
    private boolean needsSnapshot;
    private int started;
    private int running;
    private long writes;
    private long keyedWrites;

    Statements(Mode mode, Engine engine) {
        this.mode = mode;
        this.engine = engine;
    }

    /** Called before each statement. */
    void check(boolean changesData) {
        if (changesData) {
            if (!mode.writes()) {
                throw new ReadOnlyTransaction(null);
            }
            if (running > 0) {
                throw new IllegalNesting(
                        "A write while rows of this transaction are still being read: on SQLite the reader would also get"
                                + " the new rows, and might never end.",
                        "read the rows first (fetch, list), or close the stream or cursor before writing.");
            }
            writes++;
        }
        if (++started > 1) {
            requireTransaction();
        }
    }

    /** Called before a statement with a fetch size: Postgres sends rows in portions only inside a transaction. */
    void checkPortions() {
        if (engine.fetchSize() > 0) {
            requireTransaction();
        }
    }

    /** Restarts work that runs without a transaction in a snapshot. */
    void requireTransaction() {
        if (!mode.isTransaction()) {
            needsSnapshot = true;
            throw new SnapshotNeeded();
        }
    }

    /** Aborts work that needs a snapshot, even if it caught the signal. */
    void requireNoSnapshot() {
        if (needsSnapshot) {
            throw new SnapshotNeeded();
        }
    }

    /** Called when a statement of jOOQ was checked, and when it has ended. */
    void expect(boolean statement) {
        expected = statement;
    }

    /** Whether jOOQ takes the connection for the checked statement; else for JDBC of the caller, which is not seen. */
    boolean isExpected() {
        if (!expected) {
            requireTransaction();
        }
        return expected;
    }

    /** Called when a statement starts whose rows may be read until it ends. */
    void started() {
        running++;
    }

    void ended() {
        running--;
    }

    /** Runs statements that may be repeated, as {@link Session#keyed}. */
    <T> T keyed(Supplier<T> work) {
        long before = writes;
        try {
            return work.get();
        } finally {
            // a refusal has undone its writes: repeated, it is refused or takes effect once
            keyedWrites += writes - before;
        }
    }

    /** Whether the transaction may be repeated although its commit may have taken effect. */
    boolean repeatable() {
        return writes == keyedWrites;
    }
}
