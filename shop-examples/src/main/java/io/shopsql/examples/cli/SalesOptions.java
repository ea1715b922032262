package io.shopsql.examples.cli;

import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which orders a report counts. */
final class SalesOptions {

    @Option(names = "--from", paramLabel = "DATE", description = "The first day, as 2010-12-01. Default: no bound.")
    private @Nullable LocalDate from;

    @Option(
            names = "--to",
            paramLabel = "DATE",
            description = "The first day after: 2011-01-01 ends with 31 December. Default: no bound.")
    private @Nullable LocalDate to;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description =
                    "The orders that count, by comma: pending, processing, completed, cancelled, refunded. Default: completed.")
    private Set<OrderStatus> statuses = EnumSet.of(OrderStatus.COMPLETED);

    @Mixin
    private final ZoneOption zone = new ZoneOption();

    TimeRange range() {
        ZoneId days = zone.zone();
        return new TimeRange(
                from == null ? null : from.atStartOfDay(days).toInstant(),
                to == null ? null : to.atStartOfDay(days).toInstant(),
                days);
    }

    Set<OrderStatus> statuses() {
        return statuses;
    }

    /** {@code completed orders, from 2010-12-01 until before 2011-01-01, UTC}. */
    @Override
    public String toString() {
        String which = statuses.stream().sorted().map(OrderStatus::value).collect(Collectors.joining(" and "));
        return which + " orders"
                + (from == null ? "" : ", from " + from)
                + (to == null ? "" : ", until before " + to)
                + (from == null && to == null ? ", all time, " : ", ")
                + zone.zone();
    }
}
