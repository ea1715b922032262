package io.shopsql.output.dashboard;

import io.shopsql.error.InvalidInput;
import io.shopsql.report.Bucket;
import io.shopsql.report.TimeRange;
import io.shopsql.schema.type.OrderStatus;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders and products a dashboard covers.
 *
 * @param bucket the bucket size over time; null to choose by the length of the range
 * @param lowStock products with this many pieces or fewer get a warning
 */
record Scope(
        TimeRange range,
        Set<OrderStatus> statuses,
        @Nullable Bucket bucket,
        long lowStock) {

    static final Scope DEFAULT = new Scope(TimeRange.ALL, EnumSet.of(OrderStatus.COMPLETED), null, 10);

    Scope {
        if (statuses.isEmpty()) {
            throw new InvalidInput("statuses", "must not be empty");
        }
        if (lowStock < 0) {
            throw new InvalidInput("lowStock", "must be at least 0, was " + lowStock);
        }
        statuses = Collections.unmodifiableSet(EnumSet.copyOf(statuses));
    }

    /** Of the statuses of the range, if it chooses some. */
    Scope in(TimeRange range) {
        Set<OrderStatus> counted = range.statuses().isEmpty() ? statuses : range.statuses();
        return new Scope(new TimeRange(range.from(), range.to(), range.zone()), counted, bucket, lowStock);
    }

    Scope counting(Set<OrderStatus> statuses) {
        return new Scope(range, statuses, bucket, lowStock);
    }

    Scope by(Bucket bucket) {
        return new Scope(range, statuses, bucket, lowStock);
    }

    Scope lowStock(long pieces) {
        return new Scope(range, statuses, bucket, pieces);
    }
}
