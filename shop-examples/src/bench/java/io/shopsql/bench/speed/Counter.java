package io.shopsql.bench.speed;

import java.util.concurrent.atomic.AtomicLong;

/** Counts statements and round trips; thread-safe. */
final class Counter {

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong roundTrips = new AtomicLong();

    void statement() {
        statements.incrementAndGet();
    }

    void statements(long more) {
        statements.addAndGet(more);
    }

    void roundTrip() {
        roundTrips.incrementAndGet();
    }

    Counts counts() {
        return new Counts(statements.get(), roundTrips.get());
    }

    /**
     * What an operation sends.
     *
     * @param statements with BEGIN and COMMIT; each execution of a batch
     * @param roundTrips to a server; 0 on SQLite, which has none
     */
    record Counts(double statements, double roundTrips) {

        /** The difference to an earlier count, a call. */
        Counts since(Counts earlier, int calls) {
            return new Counts((statements - earlier.statements) / calls, (roundTrips - earlier.roundTrips) / calls);
        }
    }
}
