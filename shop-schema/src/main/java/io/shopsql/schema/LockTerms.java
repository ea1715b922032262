package io.shopsql.schema;

import java.time.Duration;

/**
 * The time-out and lease of the migration lock.
 *
 * @param timeout the longest wait while another process migrates
 * @param lease how long the lock lasts on Postgres outside a transaction; each transaction renews it. A killed process
 *     blocks others this long. A slow one loses the lock, but no data
 */
record LockTerms(Duration timeout, Duration lease) {

    /** A time-out of five minutes and a lease of 30 seconds. */
    static final LockTerms DEFAULT = new LockTerms(Duration.ofMinutes(5), Duration.ofSeconds(30));

    LockTerms timeout(Duration longest) {
        return new LockTerms(longest, lease);
    }

    LockTerms lease(Duration length) {
        return new LockTerms(timeout, length);
    }
}
