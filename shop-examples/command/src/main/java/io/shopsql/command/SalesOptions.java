package io.shopsql.command;

import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** Which orders count. */
final class SalesOptions {

    @Mixin
    private final RangeOptions range = new RangeOptions();

    @Mixin
    private final StatusOption status = new StatusOption();

    TimeRange range() {
        return range.range();
    }

    Set<OrderStatus> statuses() {
        return status.statuses();
    }

    /** {@code completed orders, from 2010-12-01, before 2011-01-01, UTC}. */
    @Override
    public String toString() {
        return status + ", " + range;
    }
}
