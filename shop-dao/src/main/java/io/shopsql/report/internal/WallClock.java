package io.shopsql.report.internal;

import io.shopsql.report.Bucket;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Converts many instants to the local time of a zone. Looks up each span between two clock changes only once. Belongs
 * to one thread.
 */
public final class WallClock {

    private static final long DAY = 86_400;

    private final ZoneRules rules;
    private final NavigableMap<Long, Span> spans = new TreeMap<>();
    private Span latest;

    public WallClock(ZoneId zone) {
        rules = zone.getRules();
        latest = span(Instant.EPOCH);
    }

    /** A span between two clock changes. */
    private record Span(long from, long to, int offset, long begun) {

        boolean holds(long second) {
            return from <= second && second < to;
        }
    }

    /** The hour of the week in local time, 0..167; 0 is Monday's first hour. */
    public int hourOfWeek(Instant time) {
        long shown = shown(time);
        // the epoch is a Thursday
        return (int) (Math.floorMod(Math.floorDiv(shown, DAY) + 3, 7L) * 24 + Math.floorMod(shown, DAY) / 3600);
    }

    /**
     * The epoch day, by the rules of {@link Bucket#DAY}: if the clocks are set back across midnight, the later date.
     */
    public long day(Instant time) {
        long shown = Math.floorDiv(shown(time), DAY);
        return Math.max(shown, latest.begun);
    }

    private long shown(Instant time) {
        long second = time.getEpochSecond();
        if (!latest.holds(second)) {
            var known = spans.floorEntry(second);
            latest = known != null && known.getValue().holds(second) ? known.getValue() : span(time);
        }
        return second + latest.offset;
    }

    private Span span(Instant time) {
        // the last change at or before the time, and the first after it
        ZoneOffsetTransition previous = rules.previousTransition(time.plusNanos(1));
        ZoneOffsetTransition next = rules.nextTransition(time);
        long from = previous == null ? Long.MIN_VALUE : previous.toEpochSecond();
        long begun = previous == null
                ? Long.MIN_VALUE
                : Math.floorDiv(from - 1 + previous.getOffsetBefore().getTotalSeconds(), DAY);
        Span span = new Span(
                from,
                next == null ? Long.MAX_VALUE : next.toEpochSecond(),
                rules.getOffset(time).getTotalSeconds(),
                begun);
        spans.put(from, span);
        return span;
    }
}
