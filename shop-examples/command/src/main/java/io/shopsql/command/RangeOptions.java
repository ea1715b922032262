package io.shopsql.command;

import io.shopsql.report.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The time range: a report counts orders placed in it. */
final class RangeOptions {

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, e.g. 2010-12-01. Default: unbounded.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The day after the last (exclusive): 2011-01-01 ends with 31 December. Default: unbounded.")
    private @Nullable LocalDate to;

    @Mixin
    private final ZoneOption zone;

    private final TimeRange otherwise;

    RangeOptions() {
        this(TimeRange.ALL);
    }

    /** @param otherwise the range if no option is given */
    RangeOptions(TimeRange otherwise) {
        this.zone = new ZoneOption(otherwise.zone());
        this.otherwise = otherwise;
    }

    TimeRange range() {
        return new TimeRange(
                bound(from, otherwise.from()), bound(to, otherwise.to()), zone.zone(), otherwise.statuses());
    }

    private @Nullable Instant bound(@Nullable LocalDate day, @Nullable Instant bound) {
        return day == null ? bound : TimeRange.startOf(day, zone.zone());
    }

    /** {@code from 2010-12-01, before 2011-01-01, UTC}. */
    @Override
    public String toString() {
        String first = said(from, otherwise.from());
        String end = said(to, otherwise.to());
        return (first.isEmpty() ? "" : "from " + first + ", ")
                + (end.isEmpty() ? "" : "before " + end + ", ")
                + (first.isEmpty() && end.isEmpty() ? "all time, " : "")
                + zone;
    }

    private static String said(@Nullable LocalDate day, @Nullable Instant bound) {
        return day != null ? day.toString() : bound == null ? "" : bound.toString();
    }
}
