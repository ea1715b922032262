package io.shopsql.bench.speed;

/**
 * How long to measure, in microseconds of wall-clock time of the baseline; the others run as many calls.
 *
 * @param slice of a slice
 * @param round of a round, for each contender
 * @param warm CPU time of each contender before the first round
 */
record Pace(int rounds, long slice, long round, long warm) {

    static final Pace QUICK = new Pace(5, 5_000, 30_000, 800_000);
    static final Pace FULL = new Pace(10, 5_000, 80_000, 1_500_000);

    /** For a few operations. */
    static final Pace CHOSEN = new Pace(5, 5_000, 50_000, 1_500_000);

    Pace rounds(int other) {
        return new Pace(other, slice, round, warm);
    }

    Pace warm(long micros) {
        return new Pace(rounds, slice, round, micros);
    }

    double sliceMicros() {
        return slice;
    }

    double roundMicros() {
        return round;
    }

    double warmMicros() {
        return warm;
    }
}
