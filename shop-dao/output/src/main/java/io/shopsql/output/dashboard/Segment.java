package io.shopsql.output.dashboard;

import io.shopsql.error.InvalidInput;

/**
 * A customer segment by RFM scores: the recency r, 1 to 5, and fm, the mean of the frequency and money scores, rounded half
 * up. Each pair of scores belongs to exactly one segment.
 */
enum Segment {
    CHAMPIONS("Champions", 5, 5, 4, 5),
    LOYAL("Loyal", 3, 4, 4, 5),
    POTENTIAL_LOYALISTS("Potential loyalists", 4, 5, 2, 3),
    NEW("New customers", 5, 5, 1, 1),
    PROMISING("Promising", 4, 4, 1, 1),
    NEED_ATTENTION("Need attention", 3, 3, 3, 3),
    ABOUT_TO_SLEEP("About to sleep", 3, 3, 1, 2),
    CANNOT_LOSE("Can't lose them", 1, 2, 5, 5),
    AT_RISK("At risk", 1, 2, 3, 4),
    HIBERNATING("Hibernating", 1, 2, 1, 2);

    private final String title;
    private final int lowestR;
    private final int highestR;
    private final int lowestFm;
    private final int highestFm;

    Segment(String title, int lowestR, int highestR, int lowestFm, int highestFm) {
        this.title = title;
        this.lowestR = lowestR;
        this.highestR = highestR;
        this.lowestFm = lowestFm;
        this.highestFm = highestFm;
    }

    /** The segment of three scores, each 1 to 5. */
    static Segment of(int r, int f, int m) {
        return at(r, fm(f, m));
    }

    /** The segment of a recency score and the mean of the other two. */
    static Segment at(int r, int fm) {
        for (Segment segment : values()) {
            if (segment.holds(r, fm)) {
                return segment;
            }
        }
        throw new InvalidInput("scores", "must be 1..5, were " + r + " and " + fm);
    }

    static int fm(int f, int m) {
        return (f + m + 1) / 2;
    }

    boolean holds(int r, int fm) {
        return lowestR <= r && r <= highestR && lowestFm <= fm && fm <= highestFm;
    }

    String title() {
        return title;
    }

    /** {@code r 4–5, fm 2–3}. */
    String rule() {
        return "r " + span(lowestR, highestR) + ", fm " + span(lowestFm, highestFm);
    }

    private static String span(int lowest, int highest) {
        return lowest == highest ? String.valueOf(lowest) : lowest + "–" + highest;
    }
}
