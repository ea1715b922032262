package io.shopsql.command;

import io.shopsql.schema.type.OrderStatus;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The order statuses that count as sales. */
final class StatusOption {

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            split = "\\s*,\\s*",
            splitSynopsisLabel = ",",
            description =
                    "The order statuses to count, comma-separated: pending, processing, completed, cancelled, refunded."
                            + " Default: completed, unless the report says otherwise.")
    private Set<OrderStatus> statuses;

    StatusOption() {
        this(EnumSet.of(OrderStatus.COMPLETED));
    }

    StatusOption(Set<OrderStatus> statuses) {
        this.statuses = statuses;
    }

    Set<OrderStatus> statuses() {
        return statuses;
    }

    /** {@code completed and refunded orders}. */
    @Override
    public String toString() {
        return statuses.size() == OrderStatus.values().length
                ? "orders of every status"
                : statuses.stream().sorted().map(OrderStatus::value).collect(Collectors.joining(" and ")) + " orders";
    }
}
