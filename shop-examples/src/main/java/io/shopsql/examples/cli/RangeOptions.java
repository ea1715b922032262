package io.shopsql.examples.cli;

import io.shopsql.report.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** When the orders were placed that a report looks at. */
final class RangeOptions {

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as 2010-12-01. Default: no bound.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The first day after: 2011-01-01 ends with 31 December. Default: no bound.")
    private @Nullable LocalDate to;

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    TimeRange range() {
        ZoneId days = zone.zone();
        return new TimeRange(
                from == null ? null : from.atStartOfDay(days).toInstant(),
                to == null ? null : to.atStartOfDay(days).toInstant(),
                days);
    }

    /** {@code from 2010-12-01, until before 2011-01-01, UTC}. */
    @Override
    public String toString() {
        return (from == null ? "" : "from " + from)
                + (to == null ? "" : (from == null ? "" : ", ") + "until before " + to)
                + (from == null && to == null ? "all time" : "")
                + ", " + zone.zone();
    }
}
