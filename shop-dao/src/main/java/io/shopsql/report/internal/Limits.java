package io.shopsql.report.internal;

import io.shopsql.error.InvalidInput;

/** Limits of report parameters. */
public final class Limits {

    private Limits() {}

    /**
     * Checks a lower bound.
     *
     * @throws InvalidInput if the value is below it
     */
    public static void atLeast(long min, String field, long value) {
        if (value < min) {
            throw new InvalidInput(field, "must be at least " + min + ", was " + value);
        }
    }
}
