package io.shopsql.internal.engine;

/** The mode of a session. */
public enum Mode {
    /** Single reading statements without a transaction. */
    STATEMENT,
    /** A read-only transaction: one snapshot. */
    READ,
    /** A read-write transaction with conditional updates. */
    WRITE,
    /** A serializable read-write transaction. */
    SERIALIZABLE;

    public boolean writes() {
        return this == WRITE || this == SERIALIZABLE;
    }

    public boolean isTransaction() {
        return this != STATEMENT;
    }
}
