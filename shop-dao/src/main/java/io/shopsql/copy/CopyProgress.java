package io.shopsql.copy;

/** Receives the progress of a copy. An exception it throws aborts the copy, and nothing is stored. */
@FunctionalInterface
public interface CopyProgress {

    /** Ignores progress. */
    CopyProgress NONE = (phase, rows, all) -> {};

    /** The phases of a copy, in order. */
    enum Phase {
        /** Rows are read from the source and written to the target. */
        COPYING,
        /** The rows of the target are read again and compared. */
        CHECKING
    }

    /**
     * Called every few thousand rows and at the end of each phase; starts over if the copy is retried.
     *
     * @param rows the number of rows done in this phase
     * @param all the number of rows of all tables
     */
    void at(Phase phase, long rows, long all);
}
