package io.shopsql.schema.type;

import io.shopsql.error.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jooq.impl.AbstractConverter;
import org.jspecify.annotations.Nullable;

/**
 * The status of an order. The allowed changes:
 *
 * <pre>
 * pending ──► processing ──► completed ──► refunded
 *    │  └───────────┼────────────▲
 *    └──► cancelled ◄┘
 * </pre>
 *
 * <p>Cancelling and refunding return the stock. Cancelled and refunded are final.
 */
public enum OrderStatus {
    /** The status of a new order, unless it names another. */
    PENDING,
    /** Being worked on; can still be cancelled. */
    PROCESSING,
    /** Done; can only be refunded. */
    COMPLETED,
    /** Cancelled; final. */
    CANCELLED,
    /** Refunded; final. */
    REFUNDED;

    private static final Map<OrderStatus, Set<OrderStatus>> MOVES = Map.of(
            PENDING, Set.of(PROCESSING, COMPLETED, CANCELLED),
            PROCESSING, Set.of(COMPLETED, CANCELLED),
            COMPLETED, Set.of(REFUNDED),
            CANCELLED, Set.of(),
            REFUNDED, Set.of());

    // compared exactly: upper-casing would match a dotless i too
    private static final Map<String, OrderStatus> BY_VALUE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(OrderStatus::value, status -> status));

    // not toUpperCase without a locale: in Turkish, PENDING would become pendıng
    private final String value = name().toLowerCase(Locale.ROOT);

    /** The text in the column: {@code "pending"}. */
    public String value() {
        return value;
    }

    /** Whether an order with this status may change to the other. */
    public boolean canBecome(OrderStatus next) {
        return next().contains(next);
    }

    /** The statuses that may follow this one. */
    public Set<OrderStatus> next() {
        return MOVES.getOrDefault(this, Set.of());
    }

    /** {@link #next} as text for a message, in declaration order. */
    public String nextValues() {
        return next().stream().sorted().map(OrderStatus::value).collect(Collectors.joining(" or "));
    }

    /** Whether no status can follow. */
    public boolean isFinal() {
        return next().isEmpty();
    }

    /** Whether a change to this status returns the stock. */
    public boolean returnsStock() {
        return this == CANCELLED || this == REFUNDED;
    }

    /** Converts between the column and the type; used by the generated tables. */
    public static final class Column extends AbstractConverter<String, OrderStatus> {
        private static final long serialVersionUID = 1L;

        /** Used by the generated tables. */
        public Column() {
            super(String.class, OrderStatus.class);
        }

        @Override
        public @Nullable OrderStatus from(@Nullable String value) {
            if (value == null) {
                return null;
            }
            OrderStatus status = BY_VALUE.get(value);
            if (status == null) {
                throw new InvalidInput(
                        "status",
                        "must be one of the values "
                                + BY_VALUE.keySet().stream().sorted().toList(),
                        "compare it with an OrderStatus; its text matches a pattern as"
                                + " STATUS.cast(SQLDataType.VARCHAR).like(…).");
            }
            return status;
        }

        @Override
        public @Nullable String to(@Nullable OrderStatus status) {
            return status == null ? null : status.value();
        }
    }
}
