package io.shopsql.report;

import io.shopsql.schema.type.OrderStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** When and where a generated shop has its orders. */
enum Scene {
    NOTHING("UTC", "2010-12-01", "2011-01-01", 0),
    ONE_ORDER("UTC", "2010-12-01", "2011-01-01", 1),
    FIVE_YEARS("UTC", "2006-01-01", "2011-01-01", 90),
    LONDON("Europe/London", "2010-03-20", "2010-11-10", 60),
    /** Skips midnight on 2011-10-16. */
    SAO_PAULO("America/Sao_Paulo", "2011-10-10", "2012-03-05", 60),
    /** Has no 2011-12-30. */
    APIA("Pacific/Apia", "2011-12-24", "2012-01-06", 60),
    /** Moves its clocks by half an hour. */
    LORD_HOWE("Australia/Lord_Howe", "2010-03-25", "2010-10-10", 60),
    /** Goes back from 00:01 to the evening before on 2010-11-07. */
    ST_JOHNS("America/St_Johns", "2010-10-30", "2010-11-15", 60);

    /** Which orders count. */
    static final List<Set<OrderStatus>> FILTERS = List.of(
            Set.of(OrderStatus.COMPLETED),
            Set.of(OrderStatus.COMPLETED, OrderStatus.REFUNDED),
            Set.of(OrderStatus.CANCELLED),
            EnumSet.allOf(OrderStatus.class));

    final ZoneId zone;
    final LocalDate first;
    final LocalDate end;
    final int orders;

    Scene(String zone, String first, String end, int orders) {
        this.zone = ZoneId.of(zone);
        this.first = LocalDate.parse(first);
        this.end = LocalDate.parse(end);
        this.orders = orders;
    }

    TimeRange days() {
        return TimeRange.of(first, end, zone);
    }

    /** With both bounds, with one, with none; at random; empty; and after all orders. */
    List<TimeRange> ranges() {
        Random random = new Random(Worlds.SEED);
        Instant one = time(random);
        Instant other = time(random);
        Instant from = one.isBefore(other) ? one : other;
        Instant to = one.isBefore(other) ? other : one;
        return List.of(
                TimeRange.ALL.in(zone),
                days(),
                new TimeRange(from, to, zone),
                TimeRange.since(from).in(zone),
                TimeRange.until(to).in(zone),
                new TimeRange(from, from, zone),
                TimeRange.of(end, end.plusDays(40), zone));
    }

    /** A time in the scene; often at the edge of a day or where the clocks change, to the microsecond. */
    Instant time(Random random) {
        Instant edge = switch (random.nextInt(4)) {
            case 0 ->
                first.plusDays(random.nextInt(Math.toIntExact(first.until(end, ChronoUnit.DAYS))))
                        .atStartOfDay(zone)
                        .toInstant();
            case 1 -> transition(random);
            default -> anyTime(random);
        };
        Instant time = edge.plus(random.nextInt(3) - 1L, ChronoUnit.MICROS);
        return time.isBefore(start()) || !time.isBefore(finish()) ? anyTime(random) : time;
    }

    private Instant transition(Random random) {
        List<Instant> transitions = new ArrayList<>();
        ZoneOffsetTransition next = zone.getRules().nextTransition(start());
        while (next != null && next.getInstant().isBefore(finish())) {
            transitions.add(next.getInstant());
            next = zone.getRules().nextTransition(next.getInstant());
        }
        return transitions.isEmpty() ? anyTime(random) : transitions.get(random.nextInt(transitions.size()));
    }

    private Instant anyTime(Random random) {
        return start().plus(random.nextLong(ChronoUnit.MICROS.between(start(), finish())), ChronoUnit.MICROS);
    }

    private Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    private Instant finish() {
        return end.atStartOfDay(zone).toInstant();
    }
}
