package io.shopsql.examples.cli;

import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which orders a report counts. */
final class SalesOptions {

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = ",",
            description =
                    "The orders that count, by comma: pending, processing, completed, cancelled, refunded. Default: completed.")
    private Set<OrderStatus> statuses = EnumSet.of(OrderStatus.COMPLETED);

    TimeRange range() {
        return range.range();
    }

    Set<OrderStatus> statuses() {
        return statuses;
    }

    /** {@code completed orders, from 2010-12-01 until before 2011-01-01, UTC}. */
    @Override
    public String toString() {
        String which = statuses.stream().sorted().map(OrderStatus::value).collect(Collectors.joining(" and "));
        return which + " orders, " + range;
    }
}
