package io.shopsql.report;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Buckets found the slow way: the day of an instant is the latest that any clock of the zone has shown so far, and a day
 * begins at the first second of it, which is searched for.
 */
final class Calendar {

    record Span(String label, Instant from, Instant to) {}

    private final Bucket bucket;
    private final ZoneId zone;

    Calendar(Bucket bucket, ZoneId zone) {
        this.bucket = bucket;
        this.zone = zone;
    }

    /** The buckets that have a part in [from, to), clipped to it. */
    List<Span> between(Instant from, Instant to) {
        return whole(from, to).stream()
                .map(s -> new Span(
                        s.label(), s.from().isBefore(from) ? from : s.from(), s.to().isAfter(to) ? to : s.to()))
                .filter(s -> s.from().isBefore(s.to()))
                .toList();
    }

    /** The buckets that have a part in [from, to), whole. */
    List<Span> whole(Instant from, Instant to) {
        List<Span> spans = new ArrayList<>();
        LocalDate last = dayOf(to).plusDays(400);
        LocalDate day = dayOf(from).minusDays(400);
        Instant start = startOf(day);
        String label = label(day);
        while (!day.isAfter(last)) {
            day = day.plusDays(1);
            if (!label(day).equals(label)) {
                Instant end = startOf(day);
                spans.add(new Span(label, start, end));
                start = end;
                label = label(day);
            }
        }
        return spans.stream()
                .filter(s -> s.from().isBefore(to)
                        && s.to().isAfter(from)
                        && s.from().isBefore(s.to()))
                .toList();
    }

    private String label(LocalDate day) {
        return switch (bucket) {
            case DAY -> pattern(day, "uuuu-MM-dd");
            case ISO_WEEK -> DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, 8);
            case MONTH -> pattern(day, "uuuu-MM");
            case QUARTER -> pattern(day, "uuuu-'Q'q");
            case YEAR -> pattern(day, "uuuu");
        };
    }

    private static String pattern(LocalDate day, String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(day);
    }

    /** The latest that any clock has shown so far. */
    LocalDate dayOf(Instant time) {
        LocalDate shown = time.atZone(zone).toLocalDate();
        ZoneOffsetTransition change = zone.getRules().previousTransition(time.plusNanos(1));
        if (change == null) {
            return shown;
        }
        LocalDate before = change.getInstant().minusNanos(1).atZone(zone).toLocalDate();
        return before.isAfter(shown) ? before : shown;
    }

    private Instant startOf(LocalDate day) {
        long before = day.toEpochDay() * 86_400 - 3 * 86_400;
        long after = before + 6 * 86_400;
        while (before + 1 < after) {
            long middle = (before + after) / 2;
            if (dayOf(Instant.ofEpochSecond(middle)).isBefore(day)) {
                before = middle;
            } else {
                after = middle;
            }
        }
        return Instant.ofEpochSecond(after).truncatedTo(ChronoUnit.SECONDS);
    }
}
