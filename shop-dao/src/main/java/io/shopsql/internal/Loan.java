package io.shopsql.internal;

import io.shopsql.error.ShopException;
import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import io.shopsql.internal.engine.Mode;
import io.shopsql.internal.engine.SharedTransaction;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one attempt, until it is returned. An error on return neither hides the attempt's own error nor
 * turns a commit into a failure: it is suppressed in the former and logged without values. Belongs to one thread.
 */
final class Loan {

    private static final Logger log = LoggerFactory.getLogger(Loan.class);

    private final Engine engine;
    private final Lease lease;
    private final @Nullable SharedTransaction shared;
    private final boolean transaction;
    private boolean broken;

    Loan(Engine engine, Lease lease, boolean transaction) {
        this.engine = engine;
        this.lease = lease;
        this.shared = lease.shared();
        this.transaction = transaction;
    }

    Lease lease() {
        return lease;
    }

    Connection connection() {
        return lease.direct();
    }

    void begin(Mode mode) throws SQLException {
        if (shared != null) {
            shared.begin(mode);
        } else {
            engine.begin(connection(), mode);
        }
    }

    void commit() throws SQLException {
        if (shared != null) {
            shared.commit();
        } else {
            engine.commit(connection());
        }
    }

    /** Whether the transaction must run again, as {@link SharedTransaction#isLost}. */
    boolean isLost() {
        return shared != null && shared.isLost();
    }

    /** Called between a commit and its acknowledgement; errors as {@link Lease#committed}. */
    void committed() {
        lease.committed();
    }

    /** Rolls back because of an error; an error of the rollback is suppressed in it. */
    void rollBack(Throwable because) {
        try {
            if (shared != null) {
                shared.rollback();
            } else {
                engine.rollback(connection());
            }
        } catch (Throwable e) {
            broken = true;
            suppress(e, because);
        }
    }

    /** Called after the rollback of an attempt that lost. */
    void lost(ShopException error) {
        try {
            engine.afterLoss(connection(), error);
        } catch (Throwable e) {
            broken = true;
            suppress(e, error);
        }
    }

    /** Closes the connection instead of returning it. */
    void abandon() {
        broken = true;
    }

    /** Ends a transaction that changed nothing; errors are only logged. */
    void endRead() {
        try {
            engine.commit(connection());
        } catch (Throwable e) {
            broken = true;
            log.warn("the end of a read failed; its result is valid", Faults.bare(e));
        }
    }

    /** Returns the connection after success. */
    void giveBack() {
        try {
            close();
        } catch (Throwable e) {
            log.warn("a connection could not be returned; the call itself succeeded", Faults.bare(e));
        }
    }

    /** Returns the connection after a failure. */
    void giveBack(Throwable because) {
        try {
            close();
        } catch (Throwable e) {
            suppress(e, because);
        }
    }

    private void close() throws SQLException {
        try (lease) {
            if (broken) {
                lease.abort(); // a transaction may still be open
            } else if (transaction && (shared == null || !shared.isGone())) {
                engine.afterTransaction(connection());
            }
        }
    }

    private static void suppress(Throwable error, Throwable because) {
        if (error != because) {
            because.addSuppressed(Faults.bare(error));
        }
    }
}
