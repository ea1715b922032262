package io.shopsql.internal.engine;

/**
 * Nothing of this attempt was committed, by no fault of its own: another transaction of the same commit took it along. The
 * transactor runs it again, alone. Not an error.
 */
public final class GroupLost extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public GroupLost() {
        super("The commit that this transaction shared was lost; it runs again.", null, false, false);
    }
}
