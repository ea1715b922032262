package io.shopsql.internal;

import io.shopsql.internal.engine.Connections.Lease;
import io.shopsql.internal.engine.Engine;
import io.shopsql.internal.engine.Faults;
import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of one attempt, until it is given back. What fails while it is given back neither hides the error of the
 * attempt nor turns a commit into a failure: it is suppressed there, and logged without values here. Belongs to one thread.
 */
final class Loan {

    private static final Logger log = LoggerFactory.getLogger(Loan.class);

    private final Engine engine;
    private final Lease lease;
    private final boolean transaction;
    private boolean broken;

    Loan(Engine engine, Lease lease, boolean transaction) {
        this.engine = engine;
        this.lease = lease;
        this.transaction = transaction;
    }

    Connection connection() {
        return lease.connection();
    }

    /** Between a commit and its acknowledgement; errors as {@link Lease#committed}. */
    void committed() {
        lease.committed();
    }

    /** Rolls back because of an error, to which one of the rollback is added. */
    void rollBack(Throwable because) {
        try {
            engine.rollback(connection());
        } catch (Throwable e) {
            broken = true;
            suppress(e, because);
        }
    }

    /** Ends a transaction that changed nothing, so that its end decides nothing either. */
    void endRead() {
        try {
            engine.commit(connection());
        } catch (Throwable e) {
            broken = true;
            log.warn("the end of a read failed; its result stands", Faults.bare(e));
        }
    }

    /** After the work is done. */
    void giveBack() {
        try {
            close();
        } catch (Throwable e) {
            log.warn("a connection could not be given back; the call itself is done", Faults.bare(e));
        }
    }

    /** After the work failed. */
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
                lease.abort(); // a transaction may still be open there
            } else if (transaction) {
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
