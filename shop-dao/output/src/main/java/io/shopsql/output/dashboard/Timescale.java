package io.shopsql.output.dashboard;

import io.shopsql.report.Bucket;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * The bucket size of the charts over time, and the window of the moving average.
 *
 * @param averaged the window of the moving average, in buckets
 */
record Timescale(Bucket bucket, int averaged) {

    static final Timescale DEFAULT = of(Bucket.DAY);

    private static final long DAYS = 93; // a quarter
    private static final long WEEKS = 2 * 366;
    private static final long MONTHS = 12 * 366;

    /** Chosen for about a hundred points at most, by the number of days covered. */
    static Timescale between(LocalDate first, LocalDate last) {
        long days = ChronoUnit.DAYS.between(first, last) + 1;
        if (days <= DAYS) {
            return of(Bucket.DAY);
        }
        return of(days <= WEEKS ? Bucket.ISO_WEEK : days <= MONTHS ? Bucket.MONTH : Bucket.YEAR);
    }

    static Timescale of(Bucket bucket) {
        return new Timescale(
                bucket,
                switch (bucket) {
                    case DAY -> 7;
                    case ISO_WEEK, QUARTER -> 4;
                    case MONTH, YEAR -> 3;
                });
    }
}
