package io.shopsql.internal.engine;

/** What a session may do. */
public enum Mode {
    /** Single statements that read, each for itself. */
    STATEMENT,
    /** A read-only transaction: one snapshot. */
    READ,
    /** A read-write transaction with conditional updates. */
    WRITE,
    /** A read-write transaction as if it were alone. */
    SERIALIZABLE;

    public boolean writes() {
        return this == WRITE || this == SERIALIZABLE;
    }

    public boolean isTransaction() {
        return this != STATEMENT;
    }
}
