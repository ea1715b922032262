package io.shopsql.internal;

import io.shopsql.error.IllegalNesting;
import io.shopsql.error.ReadOnlyTransaction;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.StartedRows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** The statements of a session: which of them may run, and whether they need a snapshot. Belongs to one thread. */
final class Statements {

    private final Mode mode;
    private final Engine engine;

    private boolean expected;
    private boolean needsSnapshot;
    private int started;
    private int running;
    private final List<StartedRows> reading = new ArrayList<>(0);
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
                        "A write while the rows of a list are still being made.",
                        "write after the list, or stream the rows and write beside it.");
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

    /** Called with rows that the caller may read while it writes. */
    void opened(ResultSet rows) {
        if (rows instanceof StartedRows started) {
            reading.add(started);
        }
    }

    /** Called when rows are closed. */
    void closed(ResultSet rows) {
        if (rows instanceof StartedRows started) {
            reading.remove(started);
        }
    }

    /** Called before a write and before a savepoint: rows that are being read stay those of their start. */
    void keepRows() throws SQLException {
        for (StartedRows rows : reading) {
            rows.keep();
        }
    }

    /** Called when a statement starts that runs to its end before the caller goes on. */
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
