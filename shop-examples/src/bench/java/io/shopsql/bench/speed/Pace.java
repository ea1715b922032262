package io.shopsql.bench.speed;

/**
 * How long to measure, in microseconds of wall-clock time of the baseline; the others run as many calls.
 *
 * @param slice of a slice
 * @param round of a round, for each contender
 * @param warm CPU time of each contender before the first round
 */
record Pace(int rounds, long slice, long round, long warm) {

    static final Pace QUICK = new Pace(5, 10_000, 30_000, 300_000);
    static final Pace FULL = new Pace(10, 20_000, 100_000, 1_200_000);

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
