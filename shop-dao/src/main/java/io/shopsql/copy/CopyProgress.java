package io.shopsql.copy;

/** Follows a copy, to show how far it is. What it throws ends the copy, and nothing is stored. */
@FunctionalInterface
public interface CopyProgress {

    /** Follows nothing. */
    CopyProgress NONE = (phase, rows, all) -> {};

    /** What a copy does, in this order. */
    enum Phase {
        /** Rows are read from the source and written to the target. */
        COPYING,
        /** The rows of the target are read again and compared. */
        CHECKING
    }

    /**
     * Called every few thousand rows, and at the end of each phase; from the start again if the copy is tried again.
     *
     * @param rows how many are done in this phase
     * @param all how many there are, of all tables
     */
    void at(Phase phase, long rows, long all);
}
