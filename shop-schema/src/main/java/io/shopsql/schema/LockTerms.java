package io.shopsql.schema;

import java.time.Duration;

/**
 * How long to wait for the migration lock, and for how long it is ours.
 *
 * @param timeout the longest wait while another process migrates
 * @param lease how long the lock of a process without a transaction lasts on Postgres: each transaction renews it. A
 *     killed process blocks the others this long. One that was only slow loses the lock, but no data
 */
record LockTerms(Duration timeout, Duration lease) {

    /** Five minutes, and 30 seconds. */
    static final LockTerms DEFAULT = new LockTerms(Duration.ofMinutes(5), Duration.ofSeconds(30));

    LockTerms timeout(Duration longest) {
        return new LockTerms(longest, lease);
    }

    LockTerms lease(Duration length) {
        return new LockTerms(timeout, length);
    }
}
