package io.shopsql.internal.engine;

import java.sql.SQLException;

/** A transaction that may share its commit with others on the same connection. Belongs to one thread. */
public interface SharedTransaction {

    void begin(Mode mode) throws SQLException;

    /**
     * Commits, and returns after that. The connection may be another's then.
     *
     * @throws GroupLost if nothing was committed because of others: the transaction must run again, alone
     */
    void commit() throws SQLException;

    void rollback() throws SQLException;

    /** Whether it was rolled back because of others: it must run again, alone. */
    boolean isLost();

    /** Whether the connection is another's, or closed. */
    boolean isGone() throws SQLException;
}
